package plumbline.explanation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.explanation.MatchedValues.Named;
import plumbline.facts.Exact;
import plumbline.facts.SubjectFact;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.RankingKey;
import plumbline.policy.Table;
import plumbline.rules.judge.SeenFacts;
import plumbline.rules.model.FactPattern;
import plumbline.rules.model.RuleModel;
import plumbline.text.Messages;
import plumbline.text.Text;

/** In which row of a table of steps a subject is, and how far it is from the next ones. Immutable. */
final class StepRows {
    private final Policy policy;
    private final FactWords words;

    StepRows(Policy policy, FactWords words) {
        this.policy = policy;
        this.words = words;
    }

    /** Puts the rows that the rule looked at for the subject into the list, with a sentence on each. */
    void put(ArrayNode array, RuleModel rule, SeenFacts facts, SubjectFact subject, Sentences sentences) {
        for (FactPattern pattern : rule.patterns()) {
            Table table = policy.tables().stream()
                    .filter(each -> each.steps() != null && each.factType().equals(pattern.type()))
                    .findFirst()
                    .orElse(null);
            List<Object> rows = facts.of(pattern.type(), subject);
            if (table != null && !rows.isEmpty()) {
                Exact value = value(table, subject, facts);
                if (value != null) {
                    row(
                            array.addObject(),
                            table,
                            facts.field(rows.get(0), table.bounds().code()),
                            value,
                            sentences);
                }
            }
        }
    }

    private static @Nullable Exact value(Table table, SubjectFact subject, SeenFacts facts) {
        String of = Objects.requireNonNull(table.steps()).of();
        Object value = of.equals(RankingKey.TOTAL)
                ? facts.of("Standing", subject).stream()
                        .map(standing -> facts.field(standing, RankingKey.TOTAL))
                        .findFirst()
                        .orElse(null)
                : subject.indicator(of);
        return value == null ? null : Exact.of(value);
    }

    private void row(ObjectNode json, Table table, @Nullable Object begin, Exact value, Sentences sentences) {
        List<Map<String, Object>> rows = table.rows();
        int index = 0;
        while (index + 1 < rows.size() && !isBegin(table, rows.get(index), begin)) {
            index++;
        }
        String of = Objects.requireNonNull(table.steps()).of();
        Named declared = words.ofType(policy.subject().factType(), of);
        Named named = declared == null
                ? FactWords.named(of, table.bounds().label(), table.bounds().unit())
                : declared;
        json.put("table", table.code()).put("of", of);
        Sentences.put(json, "label", named.label());
        json.set("value", FactWords.json(value));
        if (named.unit() != null) {
            json.put("unit", named.unit());
        }
        Exact from = begin(table, rows.get(index));
        Exact to = index + 1 < rows.size() ? begin(table, rows.get(index + 1)) : null;
        cells(bounds(json.putObject("row"), from, to), table, rows.get(index));
        sentences.add(
                from == null
                        ? Messages.text("explained-row.below", named.label(), FactWords.shown(named, to))
                        : to == null
                                ? Messages.text("explained-row.above", named.label(), FactWords.shown(named, from))
                                : Messages.text(
                                        "explained-row",
                                        named.label(),
                                        FactWords.shown(named, from),
                                        FactWords.shown(named, to)));
        if (to == null) {
            json.putNull("next");
        } else {
            Exact after = index + 2 < rows.size() ? begin(table, rows.get(index + 2)) : null;
            ObjectNode next = bounds(json.putObject("next"), to, after);
            next.set("gap", FactWords.json(to.minus(value)));
            Text what = cells(next, table, rows.get(index + 1));
            sentences.add(Messages.text(
                    "explained-next-row", FactWords.shown(named, to), FactWords.shown(named, to.minus(value)), what));
        }
        if (from == null || index == 0) {
            json.putNull("previous");
        } else {
            ObjectNode previous = bounds(json.putObject("previous"), begin(table, rows.get(index - 1)), from);
            previous.set("gap", FactWords.json(value.minus(from)));
            cells(previous, table, rows.get(index - 1));
        }
    }

    private static boolean isBegin(Table table, Map<String, Object> row, @Nullable Object begin) {
        return Objects.equals(begin(table, row), begin);
    }

    private static @Nullable Exact begin(Table table, Map<String, Object> row) {
        Object begin = row.get(table.bounds().code());
        return begin == null ? null : Exact.of(begin);
    }

    private static ObjectNode bounds(ObjectNode json, @Nullable Exact from, @Nullable Exact to) {
        json.set("from", FactWords.json(from));
        json.set("to", FactWords.json(to));
        return json;
    }

    /** What else stands in the row. */
    private static Text cells(ObjectNode json, Table table, Map<String, Object> row) {
        ArrayNode cells = json.putArray("cells");
        List<Text> said = new ArrayList<>();
        for (Indicator column : table.columns()) {
            Object value = row.get(column.code());
            if (!column.equals(table.bounds()) && value != null) {
                ObjectNode cell = cells.addObject().put("code", column.code());
                Sentences.put(cell, "label", column.label());
                Object exact = value instanceof BigDecimal number ? Exact.of(number) : value;
                cell.set("value", FactWords.json(exact));
                if (column.unit() != null) {
                    cell.put("unit", column.unit());
                }
                Named named = FactWords.named(column.code(), column.label(), column.unit());
                said.add(Messages.text("explained-value", column.label(), FactWords.shown(named, exact)));
            }
        }
        return Sentences.listed(said);
    }
}
