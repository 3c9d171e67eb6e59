package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.policy.DatedParameter;
import plumbline.policy.Derived;
import plumbline.policy.FigureKind;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.rules.model.FactPattern;
import plumbline.rules.model.RuleModel;
import plumbline.rules.model.Term;
import plumbline.text.Messages;
import plumbline.text.Text;

/** Tells what a firing matched by the names and units that the policy gives it. Immutable. */
final class MatchedValues {
    /** What a value is called, in what it is counted, and what its codes are called. */
    record Named(String code, Text label, @Nullable String unit, Map<String, Text> choices) {
        /** The value in words, with its unit. */
        Text shown(JsonNode value) {
            if (value.isBoolean()) {
                return value.asBoolean() ? Messages.text("explained-yes") : Messages.text("explained-no");
            }
            String text = value.isNumber() ? Worked.shown(Exact.of(value.decimalValue())) : value.asText();
            String counted = unit == null ? text : unit.equals("%") ? text + unit : text + " " + unit;
            return choices.getOrDefault(value.asText(), Worked.same(counted));
        }
    }

    private final Map<String, Map<String, Named>> fieldsByType;
    private final Map<String, Named> figures;
    private final Map<String, Named> parameters;
    private final String subjectType;

    MatchedValues(Policy policy) {
        subjectType = policy.subject().factType();
        fieldsByType = Stream.concat(
                        Stream.of(
                                Map.entry(
                                        subjectType,
                                        named(Stream.concat(
                                                        policy.indicators().stream(),
                                                        policy.derived().stream()
                                                                .map(Derived::field))
                                                .toList())),
                                Map.entry("Context", named(policy.context()))),
                        policy.records().map(records -> Map.entry(records.factType(), named(records.fields()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
        figures = policy.figures().stream()
                .collect(Collectors.toMap(
                        FigureKind::code, kind -> new Named(kind.code(), kind.label(), kind.unit(), Map.of())));
        parameters = policy.parameters().stream()
                .collect(Collectors.toMap(
                        DatedParameter::code, kind -> new Named(kind.code(), kind.label(), kind.unit(), Map.of())));
    }

    private static Map<String, Named> named(List<Indicator> indicators) {
        return indicators.stream()
                .collect(Collectors.toMap(
                        Indicator::code,
                        each -> new Named(each.code(), each.label(), each.unit(), choices(each.kind())),
                        (first, second) -> first));
    }

    private static Map<String, Text> choices(ValueKind kind) {
        return kind instanceof ValueKind.OneOf oneOf
                ? oneOf.choices().stream()
                        .collect(Collectors.toMap(ValueKind.Choice::code, ValueKind.Choice::label, (a, b) -> a))
                : Map.of();
    }

    /** What the field of a declared type is called; null for a field that is not declared. */
    @Nullable
    Named field(String type, String field) {
        return fieldsByType.getOrDefault(type, Map.of()).get(field);
    }

    @Nullable
    Named figure(String code) {
        return figures.get(code);
    }

    @Nullable
    Named parameter(String code) {
        return parameters.get(code);
    }

    /** What the rule saw of the subject or its record itself, with units. */
    void addOwn(ArrayNode array, RuleModel rule, @Nullable Item item, JsonNode matched, Sentences sentences) {
        matched.properties().forEach(member -> {
            int dot = member.getKey().indexOf('.');
            Named named = dot < 0
                    ? derived(rule, item, member.getKey())
                    : field(
                            rule,
                            member.getKey().substring(0, dot),
                            member.getKey().substring(dot + 1));
            if (named != null) {
                ObjectNode each = put(array, named, member.getValue());
                if (!each.path("value").isContainerNode()) {
                    sentences.add(Messages.text("explained-value", named.label(), named.shown(member.getValue())));
                }
            }
        });
    }

    /** What the rule compared that with: figures, parameters, and what was worked out over the others. */
    void addCompared(ArrayNode array, RuleModel rule, @Nullable Item item, JsonNode matched, Sentences sentences) {
        matched.properties().forEach(member -> {
            RuleModel.Accumulation over = rule.accumulated().get(member.getKey());
            Named named = over == null ? standing(rule, item, member.getKey()) : accumulated(rule, over);
            if (named != null) {
                ObjectNode each = put(array, named, member.getValue());
                if (over != null) {
                    each.put("measure", over.function());
                }
                sentences.add(Messages.text("explained-value", named.label(), named.shown(member.getValue())));
            }
        });
    }

    private static ObjectNode put(ArrayNode array, Named named, JsonNode value) {
        ObjectNode json = array.addObject().put("code", named.code());
        Sentences.put(json, "label", named.label());
        json.set("value", value);
        if (named.unit() != null) {
            json.put("unit", named.unit());
        }
        return json;
    }

    private @Nullable Named field(RuleModel rule, String owner, String field) {
        String type = owner;
        if (rule.bound().get(owner) instanceof Term.Field fact) {
            type = fact.name().equals("this")
                    ? rule.patterns().get(fact.pattern()).type()
                    : subjectType;
        }
        return fieldsByType.getOrDefault(type, Map.of()).get(field);
    }

    /** What a variable holds of the subject that is no field of it. */
    private @Nullable Named derived(RuleModel rule, @Nullable Item item, String variable) {
        Term term = rule.bound().get(variable);
        return term instanceof Term.Field field && isMeasure(rule, field)
                ? field.name().equals("value") ? measured(rule, field, item) : null
                : term instanceof Term.Call call ? named(rule, call) : null;
    }

    private static boolean isMeasure(RuleModel rule, Term.Field field) {
        return rule.patterns().get(field.pattern()).type().equals("Measure");
    }

    private @Nullable Named measured(RuleModel rule, Term.Field field, @Nullable Item item) {
        String ofItem =
                item == null || item.measured() == null ? "" : item.measured().of();
        String of = rule.patterns().get(field.pattern()).picked("of").orElse(ofItem);
        return fieldsByType.getOrDefault(subjectType, Map.of()).get(of);
    }

    private static boolean isGrouped(@Nullable Item item) {
        return item != null && item.measured() != null && item.measured().by() != null;
    }

    private @Nullable Named standing(RuleModel rule, @Nullable Item item, String variable) {
        if (!(rule.bound().get(variable) instanceof Term.Field field)) {
            return null;
        }
        if (isMeasure(rule, field)) {
            return ofAll(field.name(), measured(rule, field, item), isGrouped(item));
        }
        if (!field.name().equals("value")) {
            return null;
        }
        FactPattern pattern = rule.patterns().get(field.pattern());
        return pattern.picked("code")
                .map(code -> pattern.type().equals("Figure")
                        ? figures.get(code)
                        : pattern.type().equals("Parameter") ? parameters.get(code) : null)
                .orElse(null);
    }

    private @Nullable Named accumulated(RuleModel rule, RuleModel.Accumulation over) {
        return ofAll(over.function(), named(rule, over.of()), false);
    }

    static @Nullable Named ofAll(String of, @Nullable Named named, boolean isGrouped) {
        Text measure =
                switch (of) {
                    case "best" -> Messages.text("explained-measure.best");
                    case "worst" -> Messages.text("explained-measure.worst");
                    case "max" -> Messages.text("explained-measure.max");
                    case "min" -> Messages.text("explained-measure.min");
                    case "sum" -> Messages.text("explained-measure.sum");
                    case "average", "mean" -> Messages.text("explained-measure.average");
                    default -> null;
                };
        if (named == null || measure == null) {
            return null;
        }
        Text label = isGrouped
                ? Messages.text("explained-over-group", measure, named.label())
                : Messages.text("explained-over-all", measure, named.label());
        return new Named(named.code(), label, named.unit(), Map.of());
    }

    /** What a term is called: a field, or one divided by another; null for anything else. */
    private @Nullable Named named(RuleModel rule, Term term) {
        if (term instanceof Term.Field field) {
            String type = rule.patterns().get(field.pattern()).type();
            return fieldsByType.getOrDefault(type, Map.of()).get(field.name());
        }
        boolean divides = term instanceof Term.Call call
                && (call.formula().equals("share") || call.formula().equals("percentage"));
        if (!divides) {
            return null;
        }
        Term.Call call = (Term.Call) term;
        Named part = named(rule, call.arguments().get(0));
        Named whole = named(rule, call.arguments().get(1));
        return part == null || whole == null
                ? null
                : new Named(
                        part.code() + "/" + whole.code(),
                        Messages.text("explained-ratio", part.label(), whole.label()),
                        call.formula().equals("percentage") ? "%" : null,
                        Map.of());
    }
}
