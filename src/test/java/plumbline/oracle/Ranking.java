package plumbline.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Groups of equals, the best first: who is equal in every key shares a rank (convention 6). */
record Ranking(List<List<Sheet>> groups) {
    static final Comparator<Sheet> TOTAL_DESCENDING =
            Comparator.comparing(Sheet::total).reversed();

    static Ranking of(List<Sheet> sheets, Comparator<Sheet> keys) {
        Map<Sheet, List<Sheet>> groups = new TreeMap<>(keys);
        sheets.forEach(sheet ->
                groups.computeIfAbsent(sheet, first -> new ArrayList<>()).add(sheet));
        return new Ranking(List.copyOf(groups.values()));
    }

    Ranking only(Predicate<Sheet> options) {
        return new Ranking(groups.stream()
                .map(group -> group.stream().filter(options).toList())
                .filter(group -> !group.isEmpty())
                .toList());
    }

    Ranking fromTheBottom() {
        return new Ranking(IntStream.range(0, groups.size())
                .mapToObj(i -> groups.get(groups.size() - 1 - i))
                .toList());
    }

    List<Sheet> sheets() {
        return groups.stream().flatMap(List::stream).toList();
    }
}
