package plumbline.rules;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The values that a firing matched, by the names that all firings of its rule have in common; null where there is none. */
final class Matched extends AbstractMap<String, Object> {
    private final String[] names;
    private final @Nullable Object[] values;

    Matched(String[] names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Object> action) {
        for (int i = 0; i < names.length; i++) {
            Object value = values[i];
            if (value != null) {
                action.accept(names[i], value);
            }
        }
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return IntStream.range(0, names.length)
                        .filter(i -> values[i] != null)
                        .mapToObj(i -> Map.entry(names[i], Objects.requireNonNull(values[i])))
                        .iterator();
            }

            @Override
            public int size() {
                return (int) IntStream.range(0, names.length)
                        .filter(i -> values[i] != null)
                        .count();
            }
        };
    }
}
