package plumbline.library.tiers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumbline.rules.model.RuleModel;

/** Which tiers match at each point of several dimensions. Immutable once made. */
final class Grid {
    /**
     * A point and the tiers that match there, in the order of the rules; one that matches twice is there twice.
     *
     * @param point the values by dimension
     */
    record Cell(Map<Dimension, Object> point, List<RuleModel> tiers) {
        Cell {
            tiers = List.copyOf(tiers);
        }
    }

    /**
     * Points side by side at which the same tiers match.
     *
     * @param dimension along which they lie; null for a point alone
     * @param cells in the dimension's order
     * @param below what lies below them; null for nothing
     * @param above what lies above them; null for nothing
     */
    record Run(@Nullable Dimension dimension, List<Cell> cells, @Nullable Cell below, @Nullable Cell above) {
        Run {
            cells = List.copyOf(cells);
        }

        /** Whether tiers match on both sides. */
        boolean isBetween() {
            return below != null
                    && above != null
                    && !below.tiers().isEmpty()
                    && !above.tiers().isEmpty();
        }

        /** Where the cells lie in the dimension. */
        private List<Object> values() {
            return cells.stream()
                    .map(cell -> dimension == null ? "" : cell.point().getOrDefault(dimension, ""))
                    .toList();
        }

        private int sides() {
            return (below != null && !below.tiers().isEmpty() ? 1 : 0)
                    + (above != null && !above.tiers().isEmpty() ? 1 : 0);
        }
    }

    private final List<Dimension> dimensions;
    private final List<List<Object>> samples;
    private final Map<List<Integer>, Cell> cells = new LinkedHashMap<>();

    private Grid(Map<Dimension, List<Object>> samples) {
        this.dimensions = List.copyOf(samples.keySet());
        this.samples = List.copyOf(samples.values());
    }

    /**
     * Tries every combination of the samples.
     *
     * @param ask says which tiers match at a point; null where there can be no such point
     */
    static Grid of(
            Map<Dimension, List<Object>> samples, Function<Map<Dimension, Object>, @Nullable List<RuleModel>> ask) {
        Grid grid = new Grid(samples);
        grid.fill(new ArrayList<>(), ask);
        return grid;
    }

    /** How many combinations there are; the largest number there is when there are still more. */
    static long size(Map<Dimension, List<Object>> samples) {
        return samples.values().stream()
                .mapToLong(List::size)
                .reduce(
                        1,
                        (product, size) ->
                                product > Long.MAX_VALUE / Math.max(size, 1) ? Long.MAX_VALUE : product * size);
    }

    private void fill(List<Integer> begun, Function<Map<Dimension, Object>, @Nullable List<RuleModel>> ask) {
        if (begun.size() < dimensions.size()) {
            for (int i = 0; i < samples.get(begun.size()).size(); i++) {
                List<Integer> next = new ArrayList<>(begun);
                next.add(i);
                fill(next, ask);
            }
            return;
        }
        Map<Dimension, Object> point = new LinkedHashMap<>();
        for (int d = 0; d < begun.size(); d++) {
            point.put(dimensions.get(d), samples.get(d).get(begun.get(d)));
        }
        List<RuleModel> tiers = ask.apply(point);
        if (tiers != null) {
            cells.put(List.copyOf(begun), new Cell(point, tiers));
        }
    }

    /** Every point that can be. */
    Collection<Cell> cells() {
        return Collections.unmodifiableCollection(cells.values());
    }

    /** The tiers that match anywhere. */
    Set<RuleModel> matching() {
        Set<RuleModel> matching = new HashSet<>();
        cells.values().forEach(cell -> matching.addAll(cell.tiers()));
        return matching;
    }

    /** Every stretch of points with no tier or with several, each point in one of them for each set of tiers. */
    List<Run> faults() {
        Map<List<Object>, Run> runs = new LinkedHashMap<>();
        cells.forEach((place, cell) -> {
            if (cell.tiers().size() != 1) {
                Run run = longest(place, cell);
                boolean isKnown = runs.values().stream().anyMatch(known -> isSame(known, run));
                if (!isKnown) {
                    runs.putIfAbsent(key(run, cell), run);
                }
            }
        });
        return List.copyOf(runs.values());
    }

    /** Whether both are the same stretch between tiers, of which one side is the same too. */
    private static boolean isSame(Run one, Run two) {
        return one.isBetween()
                && two.isBetween()
                && one.dimension() != null
                && one.dimension().equals(two.dimension())
                && one.cells().get(0).tiers().equals(two.cells().get(0).tiers())
                && one.values().equals(two.values())
                && (tiers(one.below()).equals(tiers(two.below()))
                        || tiers(one.above()).equals(tiers(two.above())));
    }

    private static List<RuleModel> tiers(@Nullable Cell side) {
        return side == null ? List.of() : side.tiers();
    }

    /** Runs between the same tiers are one fault, whatever the other dimensions are. */
    private static List<Object> key(Run run, Cell cell) {
        Map<Dimension, Object> others = new HashMap<>(cell.point());
        others.keySet().removeIf(SampleSets::isOrdered);
        Object place = run.isBetween() ? "between" : others;
        return List.of(
                cell.tiers(),
                run.dimension() == null ? "" : run.dimension(),
                run.below() == null ? List.of() : run.below().tiers(),
                run.above() == null ? List.of() : run.above().tiers(),
                place);
    }

    /** The run through the point that has tiers on most of its sides. */
    private Run longest(List<Integer> place, Cell cell) {
        Run best = new Run(null, List.of(cell), null, null);
        for (int d = 0; d < dimensions.size(); d++) {
            Object value = cell.point().get(dimensions.get(d));
            if (SampleSets.isOrdered(dimensions.get(d)) && value != null && SampleSets.isInOrder(value)) {
                Run run = run(place, d, cell);
                best = best.dimension() == null || run.sides() > best.sides() ? run : best;
            }
        }
        return best;
    }

    private Run run(List<Integer> place, int d, Cell cell) {
        List<Cell> row = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < samples.get(d).size(); i++) {
            List<Integer> there = new ArrayList<>(place);
            there.set(d, i);
            Cell other = SampleSets.isInOrder(samples.get(d).get(i)) ? cells.get(there) : null;
            if (other != null) {
                at = other.equals(cell) ? row.size() : at;
                row.add(other);
            }
        }
        int from = at;
        while (from > 0 && row.get(from - 1).tiers().equals(cell.tiers())) {
            from--;
        }
        int to = at;
        while (to + 1 < row.size() && row.get(to + 1).tiers().equals(cell.tiers())) {
            to++;
        }
        return new Run(
                dimensions.get(d),
                row.subList(from, to + 1),
                from > 0 ? row.get(from - 1) : null,
                to + 1 < row.size() ? row.get(to + 1) : null);
    }
}
