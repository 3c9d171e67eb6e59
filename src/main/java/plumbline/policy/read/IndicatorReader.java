package plumbline.policy.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Derived;
import plumbline.policy.Indicator;
import plumbline.policy.Period;
import plumbline.policy.ValueKind;

/** Reads what {@code policy.yaml} declares of the values of a request; the schema has checked the form. */
final class IndicatorReader {
    private final List<ValueKind.Choice> raters;
    private final List<ValueKind.RatingGrade> grades;

    /** @param ratings who may rate, and what the grades are worth; empty where no indicator is rated */
    IndicatorReader(JsonNode ratings) {
        this.raters = Yaml.list(ratings, "raters", IndicatorReader::choice);
        this.grades = Yaml.list(
                ratings,
                "grades",
                grade -> new ValueKind.RatingGrade(
                        Yaml.text(grade, "code"),
                        Yaml.label(grade),
                        grade.get("value").decimalValue()));
    }

    List<Indicator> list(JsonNode node, String name) {
        return Yaml.list(node, name, this::indicator);
    }

    private Indicator indicator(JsonNode node) {
        JsonNode byDefault = node.path("default");
        JsonNode when = node.path("requiredWhen");
        return new Indicator(
                Yaml.text(node, "code"),
                Yaml.label(node),
                kind(node),
                node.path("optional").booleanValue() || when.isObject() || !byDefault.isMissingNode(),
                byDefault.isNumber()
                        ? byDefault.decimalValue()
                        : byDefault.isBoolean() ? byDefault.booleanValue() : null,
                when.isObject() ? new Indicator.When(Yaml.text(when, "indicator"), Yaml.text(when, "is")) : null,
                isLowerBetter(node),
                node.has("plausible") ? plausible(node.get("plausible")) : null);
    }

    private static Indicator.Plausible plausible(JsonNode node) {
        JsonNode ratio = node.path("ratio");
        return new Indicator.Plausible(
                range(node.path("value")),
                range(node.path("median")),
                Yaml.number(node, "timesMedian"),
                ratio.isObject()
                        ? new Indicator.Ratio(
                                Yaml.text(ratio, "to"),
                                new Indicator.Range(Yaml.number(ratio, "min"), Yaml.number(ratio, "max")))
                        : null);
    }

    private static Indicator.@Nullable Range range(JsonNode bounds) {
        return bounds.isArray()
                ? new Indicator.Range(
                        bounds.get(0).decimalValue(), bounds.get(1).decimalValue())
                : null;
    }

    private ValueKind kind(JsonNode node) {
        return switch (Yaml.text(node, "type")) {
            case "boolean" -> new ValueKind.Flag();
            case "choice" -> new ValueKind.OneOf(Yaml.list(node, "choices", IndicatorReader::choice));
            case "date" -> new ValueKind.Day(node.path("notAfter").asText().equals("asOf"));
            case "text" -> new ValueKind.Word(node.has("known") ? known(node.get("known")) : null);
            case "ratings" -> rated(Yaml.list(node, "raters", JsonNode::textValue));
            case "records" -> records(node, list(node, "members"));
            case "numbers" -> new ValueKind.Numbers(number(node));
            default -> number(node);
        };
    }

    private static ValueKind.Records records(JsonNode node, List<Indicator> members) {
        return new ValueKind.Records(
                Yaml.text(node, "record"),
                Yaml.text(node, "key"),
                Yaml.integer(node, "count"),
                members,
                Yaml.list(node, "totals", total -> total(total, members)));
    }

    /** A total is a number with the unit of what it adds up. */
    private static ValueKind.Total total(JsonNode node, List<Indicator> members) {
        String of = Yaml.text(node, "of");
        String unit = members.stream()
                .filter(member -> member.code().equals(of))
                .findFirst()
                .map(Indicator::unit)
                .orElse(null);
        ValueKind kind = new ValueKind.Numeric(unit, false, null, null, null, null, null, null);
        Indicator field = new Indicator(Yaml.text(node, "code"), Yaml.label(node), kind, false, null, null, false);
        return new ValueKind.Total(field, of, Yaml.text(node, "by"));
    }

    /** A derived value is a number with a unit of its own, which no request holds. */
    static Derived derived(JsonNode node) {
        Derived.Way way = Stream.of(Derived.Way.values())
                .filter(each -> node.has(each.key()))
                .findFirst()
                .orElseThrow();
        ValueKind kind = new ValueKind.Numeric(Yaml.optional(node, "unit"), false, null, null, null, null, null, null);
        return new Derived(
                new Indicator(Yaml.text(node, "code"), Yaml.label(node), kind, true, null, null, isLowerBetter(node)),
                Yaml.text(node, "of"),
                way,
                Yaml.text(node, way.key()),
                node.path("trim").asInt(0),
                node.has("missing"));
    }

    private static boolean isLowerBetter(JsonNode node) {
        return node.path("better").asText().equals("lower");
    }

    private static ValueKind.Numeric number(JsonNode node) {
        return new ValueKind.Numeric(
                Yaml.optional(node, "unit"),
                Yaml.text(node, "type").equals("integer"),
                Yaml.number(node, "min"),
                Yaml.number(node, "above"),
                Yaml.number(node, "max"),
                Yaml.optional(node, "atMost"),
                Yaml.number(node, "or"),
                Yaml.integer(node, "decimals"));
    }

    private ValueKind rated(List<String> who) {
        return new ValueKind.Rated(
                raters.stream().filter(rater -> who.contains(rater.code())).toList(), grades);
    }

    private static ValueKind.Known known(JsonNode node) {
        return new ValueKind.Known(Yaml.text(node, "table"), Yaml.text(node, "column"), Yaml.text(node, "where"));
    }

    static ValueKind.Choice choice(JsonNode node) {
        Set<Period.Form> periods = Set.copyOf(Yaml.list(node, "periods", form -> Period.Form.of(form.textValue())));
        @Nullable String code = Yaml.optional(node, "code");
        return new ValueKind.Choice(code == null ? Yaml.text(node, "id") : code, Yaml.label(node), periods);
    }
}
