package plumbline.rules.judge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.rules.drl.Condition;

/** Works out over all objects of a kind what a rule's accumulate does. Used once. */
final class Accumulation {
    private final Search search;

    Accumulation(Search search) {
        this.search = search;
    }

    /** What each variable holds; {@link Values#UNKNOWN} where that cannot be said. */
    Map<String, Object> of(Condition.Accumulated over, Map<String, Bound> bound) {
        Map<String, List<Object>> taken = new HashMap<>();
        over.functions().forEach(function -> taken.put(function.variable().text(), new ArrayList<>()));
        Matches matches = new Matches(search);
        matches.each(over.source(), bound, match -> {
            for (Condition.Function function : over.functions()) {
                Object value = search.values(match).of(function.arguments().get(0));
                if (value != null) {
                    Objects.requireNonNull(taken.get(function.variable().text()))
                            .add(value);
                }
            }
            return true;
        });
        Map<String, Object> results = new HashMap<>();
        for (Condition.Function function : over.functions()) {
            List<Object> values =
                    Objects.requireNonNull(taken.get(function.variable().text()));
            Object result = matches.isSure() && !values.contains(Values.UNKNOWN)
                    ? result(function.name().text(), values)
                    : null;
            results.put(function.variable().text(), result == null ? Values.UNKNOWN : result);
        }
        return results;
    }

    /** Null for what there is none of, and for what is not counted here. */
    private static @Nullable Object result(String function, List<Object> values) {
        return switch (function) {
            case "count" -> Exact.of(values.size());
            case "sum" -> sum(values);
            case "min" -> end(values, -1);
            case "max" -> end(values, 1);
            default -> null;
        };
    }

    private static @Nullable Object sum(List<Object> values) {
        Exact sum = Exact.ZERO;
        for (Object value : values) {
            if (!(value instanceof Exact number)) {
                return null;
            }
            sum = sum.plus(number);
        }
        return sum;
    }

    private static @Nullable Object end(List<Object> values, int way) {
        Object end = null;
        for (Object value : values) {
            if (end == null) {
                end = value;
            } else if (value instanceof Exact number && end instanceof Exact so) {
                end = number.compareTo(so) * way > 0 ? number : so;
            } else if (value instanceof LocalDate day && end instanceof LocalDate so) {
                end = day.compareTo(so) * way > 0 ? day : so;
            } else {
                return null;
            }
        }
        return end;
    }
}
