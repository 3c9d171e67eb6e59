package plumbline.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.Formulas;
import plumbline.facts.Standing;
import plumbline.facts.SubjectFact;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.RankingKey;
import plumbline.policy.Table;
import plumbline.rules.check.FactTypes;

/** Finds for each subject the row of every table of steps that its number is in. Immutable. */
final class StepTables {
    private final List<Ladder> ladders;
    private final Facts facts;

    /** A table with its rows by the numbers at which they begin; the one that begins nowhere is none of them. */
    private record Ladder(Table table, Table.Steps steps, TreeMap<Exact, Map<String, Object>> rows) {}

    /** @param types of facts that rules match; of other tables no rows are looked for */
    StepTables(Policy policy, Set<String> types, Facts facts) {
        this.facts = facts;
        this.ladders = policy.tables().stream()
                .filter(table -> table.steps() != null && types.contains(table.factType()))
                .map(StepTables::ladder)
                .toList();
    }

    private static Ladder ladder(Table table) {
        TreeMap<Exact, Map<String, Object>> rows = new TreeMap<>();
        for (Map<String, Object> row : table.rows()) {
            Object bound = row.get(table.bounds().code());
            if (bound != null) {
                rows.put(Exact.of(bound), row);
            }
        }
        return new Ladder(table, Objects.requireNonNull(table.steps()), rows);
    }

    /** The rows by what is known of subjects before any rule scores. */
    List<Object> of(List<SubjectFact> subjects) {
        List<Object> found = new ArrayList<>();
        for (Ladder ladder : ladders) {
            for (SubjectFact subject : subjects) {
                Object value = subject.indicator(ladder.steps().of());
                if (value != null) {
                    found.add(row(ladder, subject, Exact.of(value)));
                }
            }
        }
        return found;
    }

    /** Whether any rows are picked by the total. */
    boolean areOfTotals() {
        return ladders.stream().anyMatch(ladder -> ladder.steps().of().equals(RankingKey.TOTAL));
    }

    /** The rows by the subject's total. */
    Stream<Object> of(Standing standing) {
        return ladders.stream()
                .filter(ladder -> ladder.steps().of().equals(RankingKey.TOTAL))
                .map(ladder -> row(ladder, standing.subject(), Exact.of(standing.total())));
    }

    private Object row(Ladder ladder, SubjectFact subject, Exact value) {
        Map.Entry<Exact, Map<String, Object>> begun = ladder.steps().isAbove()
                ? ladder.rows().lowerEntry(value)
                : ladder.rows().floorEntry(value);
        Map<String, Object> row = begun == null ? ladder.table().rows().get(0) : begun.getValue();
        Map<String, Object> more = new HashMap<>();
        more.put(FactTypes.SUBJECT, subject);
        for (Indicator column : ladder.table().columns()) {
            if (ladder.table().isInterpolated(column)) {
                more.put(column.code(), between(begun, next(ladder, begun), column.code(), row, value));
            }
        }
        return facts.row(ladder.table(), row, more);
    }

    private static Map.@Nullable Entry<Exact, Map<String, Object>> next(
            Ladder ladder, Map.@Nullable Entry<Exact, Map<String, Object>> begun) {
        return begun == null ? null : ladder.rows().higherEntry(begun.getKey());
    }

    /** The column's number on the way from one row to the next; that of the row itself before the first and after the last. */
    private static Exact between(
            Map.@Nullable Entry<Exact, Map<String, Object>> begun,
            Map.@Nullable Entry<Exact, Map<String, Object>> next,
            String column,
            Map<String, Object> row,
            Exact value) {
        Exact from = Exact.of((BigDecimal) Objects.requireNonNull(row.get(column)));
        if (begun == null || next == null) {
            return from;
        }
        Exact rise =
                Exact.of(Objects.requireNonNull(next.getValue().get(column))).minus(from);
        Exact way = Formulas.betweenWorstAndBest(value, begun.getKey(), next.getKey());
        return from.plus(rise.times(way));
    }
}
