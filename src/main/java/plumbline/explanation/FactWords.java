package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.explanation.MatchedValues.Named;
import plumbline.facts.Exact;
import plumbline.facts.Figure;
import plumbline.facts.Lookup;
import plumbline.facts.Measure;
import plumbline.facts.Parameter;
import plumbline.facts.SubjectFact;
import plumbline.facts.Sum;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.RankingKey;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;
import plumbline.rules.judge.SeenFacts;
import plumbline.text.Messages;
import plumbline.text.Text;

/** What facts and their fields are called, in the policy's words. Immutable. */
final class FactWords {
    private static final int SHOWN_DECIMALS = 10;

    private final Policy policy;
    private final MatchedValues names;
    private final Map<String, Text> codes = new HashMap<>();

    FactWords(Policy policy) {
        this.policy = policy;
        this.names = new MatchedValues(policy);
        codes.put(RankingKey.TOTAL, Messages.text("explained-field.total"));
        policy.categories().forEach(category -> codes.put(category.code(), category.label()));
        policy.items().forEach(item -> codes.put(item.code(), item.label()));
    }

    /** What facts of the type are called; of those that have codes, what the one of the code is called. */
    Text kind(String type, @Nullable String code) {
        Named coded =
                switch (type) {
                    case "Figure" -> code == null ? null : names.figure(code);
                    case "Parameter" -> code == null ? null : names.parameter(code);
                    case "Lookup" -> code == null ? null : names.field("Context", code);
                    default -> null;
                };
        return coded == null ? kind(type) : coded.label();
    }

    private Text kind(String type) {
        if (type.equals(policy.subject().factType())) {
            return policy.subject().label();
        }
        Stream<Text> ofTables = policy.tables().stream()
                .filter(table -> table.factType().equals(type))
                .map(Table::label);
        Stream<Text> ofRecords = policy.indicators().stream()
                .filter(indicator -> indicator.kind() instanceof ValueKind.Records records
                        && records.factType().equals(type))
                .map(Indicator::label);
        return Stream.concat(ofTables, ofRecords).findFirst().orElseGet(() -> switch (type) {
            case "Seat" -> Messages.text("explained-kind.seat");
            case "Standing" -> Messages.text("explained-kind.standing");
            case "Sum" -> Messages.text("explained-kind.sum");
            case "Measure" -> Messages.text("explained-kind.measure");
            case "Figure" -> Messages.text("explained-kind.figure");
            case "Parameter" -> Messages.text("explained-kind.parameter");
            case "Lookup" -> Messages.text("explained-kind.lookup");
            case "AsOf" -> Messages.text("explained-kind.as-of");
            default -> Worked.same(type);
        });
    }

    /** What a field of a fact is called; null where there is no word for it. */
    @Nullable
    Named field(Object fact, String field) {
        if (fact instanceof Measure measure) {
            return ofMeasure(measure, field);
        }
        if (fact instanceof Sum sum && field.equals("points")) {
            return named(field, codes.getOrDefault(sum.of(), Worked.same(sum.of())), null);
        }
        if (fact instanceof Parameter parameter && field.equals("value")) {
            return names.parameter(parameter.code());
        }
        if (fact instanceof Figure figure && field.equals("value")) {
            return names.figure(figure.code());
        }
        if (fact instanceof Lookup lookup && field.equals("value")) {
            Indicator member = policy.contextMember(lookup.code());
            return member == null ? null : named(field, member.label(), member.unit());
        }
        Named declared = names.field(SeenFacts.type(fact), field);
        return declared == null ? ofType(SeenFacts.type(fact), field) : declared;
    }

    /** What the field of a type is called, of whatever fact. */
    @Nullable
    Named ofType(String type, String field) {
        Named declared = names.field(type, field);
        if (declared != null) {
            return declared;
        }
        for (Table table : policy.tables()) {
            if (table.factType().equals(type)) {
                return table.columns().stream()
                        .filter(column -> column.code().equals(field))
                        .map(column -> named(field, column.label(), column.unit()))
                        .findFirst()
                        .orElse(null);
            }
        }
        return switch (field) {
            case "total" -> named(field, Messages.text("explained-field.total"), null);
            case "rank" -> named(field, Messages.text("explained-field.rank"), null);
            case "entries" -> named(field, Messages.text("explained-field.entries"), null);
            case "day" -> named(field, Messages.text("explained-field.day"), null);
            case "year" -> named(field, Messages.text("explained-field.year"), null);
            case "half" -> named(field, Messages.text("explained-field.half"), null);
            case "id" -> named(field, Messages.text("explained-field.id"), null);
            case "name" -> named(field, Messages.text("explained-field.name"), null);
            case "quota" -> new Named(field, Messages.text("explained-kind.seat"), null, quotas());
            case "of", "item", "category" -> new Named(field, Messages.text("explained-field.of"), null, codes);
            default -> null;
        };
    }

    private Map<String, Text> quotas() {
        Map<String, Text> labels = new HashMap<>();
        policy.quotas().forEach(quota -> labels.put(quota.code(), quota.label()));
        return labels;
    }

    private @Nullable Named ofMeasure(Measure measure, String field) {
        Indicator of = policy.fieldsByCode().get(measure.of());
        if (of == null) {
            return null;
        }
        return switch (field) {
            case "value" -> named(of.code(), of.label(), of.unit());
            case "place" -> named(field, Messages.text("explained-place-in", of.label()), null);
            case "count" -> named(field, Messages.text("explained-count-of", of.label()), null);
            default -> {
                Named own = named(of.code(), of.label(), of.unit());
                yield MatchedValues.ofAll(field, own, false) == null
                        ? ofType("Measure", field)
                        : MatchedValues.ofAll(field, own, false);
            }
        };
    }

    static Named named(String code, Text label, @Nullable String unit) {
        return new Named(code, label, unit, Map.of());
    }

    /** A value in words. */
    static Text shown(@Nullable Named named, @Nullable Object value) {
        if (value == null) {
            return Messages.text("explained-nothing");
        }
        if (value instanceof SubjectFact subject) {
            return Worked.same(subject.getName());
        }
        if (value instanceof List<?> choices) {
            return Sentences.listed(
                    choices.stream().map(choice -> shown(named, choice)).toList());
        }
        return (named == null ? named("", Worked.same(""), null) : named).shown(json(value));
    }

    /** A value as data; a number without finite decimals with ten of them. */
    static JsonNode json(@Nullable Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Exact number) {
            return nodes.numberNode(number.rounded(SHOWN_DECIMALS));
        }
        if (value instanceof BigDecimal number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Boolean flag) {
            return nodes.booleanNode(flag);
        }
        if (value instanceof SubjectFact subject) {
            return nodes.textNode(subject.getId());
        }
        if (value instanceof List<?> choices) {
            ArrayNode array = nodes.arrayNode();
            choices.forEach(choice -> array.add(json(choice)));
            return array;
        }
        return value == null ? nodes.nullNode() : nodes.textNode(value.toString());
    }
}
