package plumbline.packs.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Groups of equals, the best first: who is equal in every key shares a rank (convention 6). */
record RankGroups(List<List<SubjectSheet>> groups) {
    static final Comparator<SubjectSheet> TOTAL_DESCENDING =
            Comparator.comparing(SubjectSheet::total).reversed();

    static RankGroups of(List<SubjectSheet> sheets, Comparator<SubjectSheet> keys) {
        Map<SubjectSheet, List<SubjectSheet>> groups = new TreeMap<>(keys);
        sheets.forEach(sheet ->
                groups.computeIfAbsent(sheet, first -> new ArrayList<>()).add(sheet));
        return new RankGroups(List.copyOf(groups.values()));
    }

    RankGroups only(Predicate<SubjectSheet> options) {
        return new RankGroups(groups.stream()
                .map(group -> group.stream().filter(options).toList())
                .filter(group -> !group.isEmpty())
                .toList());
    }

    RankGroups fromTheBottom() {
        return new RankGroups(IntStream.range(0, groups.size())
                .mapToObj(i -> groups.get(groups.size() - 1 - i))
                .toList());
    }

    List<SubjectSheet> sheets() {
        return groups.stream().flatMap(List::stream).toList();
    }
}
