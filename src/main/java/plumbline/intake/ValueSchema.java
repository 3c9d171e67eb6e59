package plumbline.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import plumbline.policy.Indicator;
import plumbline.policy.ValueKind;
import plumbline.text.Text;

/** The JSON Schema of declared values. */
final class ValueSchema {
    private static final String DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    private ValueSchema() {}

    /** Makes the schema one of an object with these members; whether one of them is required. */
    static boolean members(ObjectNode schema, List<Indicator> members) {
        schema.put("additionalProperties", false);
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        ObjectNode properties = schema.putObject("properties");
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        for (Indicator member : members) {
            properties.set(member.code(), member(member));
            if (!member.optional()) {
                required.add(member.code());
            }
            Indicator.When when = member.requiredWhen();
            if (when != null) {
                ObjectNode condition = conditions.addObject();
                condition
                        .putObject("if")
                        .put("type", "object")
                        .putObject("properties")
                        .putObject(when.indicator())
                        .put("const", when.is());
                ObjectNode then = condition.putObject("then");
                then.putArray("required").add(member.code());
                then.putObject("properties")
                        .putObject(member.code())
                        .putObject("not")
                        .put("type", "null");
            }
        }
        schema.set("required", required);
        if (!conditions.isEmpty()) {
            schema.set("allOf", conditions);
        }
        return !required.isEmpty();
    }

    static ObjectNode text(int maxLength) {
        return object().put("type", "string")
                .put("minLength", 1)
                .put("maxLength", maxLength)
                .put("pattern", "\\S");
    }

    static ObjectNode day() {
        return object().put("type", "string").put("format", "date").put("pattern", DAY);
    }

    private static ObjectNode member(Indicator member) {
        ObjectNode schema = of(member);
        String unit = member.unit() == null ? "" : "（" + member.unit() + "）";
        schema.put("title", member.label().zh() + unit + " / " + member.label().en());
        if (member.byDefault() instanceof BigDecimal number) {
            schema.put("default", number);
        } else if (member.byDefault() instanceof Boolean flag) {
            schema.put("default", flag);
        }
        if (!member.optional()) {
            return schema;
        }
        ObjectNode orNull = object();
        orNull.putArray("anyOf").add(schema).add(object().put("type", "null"));
        return orNull;
    }

    private static ObjectNode of(Indicator member) {
        return member.kind()
                .fold(new ValueKind.Cases<>(
                        ValueSchema::number,
                        flag -> object().put("type", "boolean"),
                        oneOf -> choices(oneOf.choices()),
                        day -> day(),
                        word -> text(Limits.MAX_ID_LENGTH),
                        ValueSchema::ratings,
                        records -> records(records, member.optional() ? 0 : 1),
                        numbers -> object().put("type", "object").set("additionalProperties", number(numbers.each()))));
    }

    private static ObjectNode ratings(ValueKind.Rated kind) {
        ObjectNode schema = object().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        kind.raters().forEach(rater -> properties
                .putObject(rater.code())
                .put("title", rater.label().both())
                .putArray("anyOf")
                .add(words(kind.worth().keySet()))
                .add(object().put("type", "null")));
        return schema;
    }

    private static ObjectNode records(ValueKind.Records kind, int least) {
        ObjectNode schema = object().put("type", "array").put("minItems", least);
        if (kind.count() != null) {
            if (least > 0) {
                schema.put("minItems", kind.count());
            }
            schema.put("maxItems", kind.count());
        }
        members(schema.putObject("items").put("type", "object"), kind.members());
        return schema;
    }

    private static ObjectNode number(ValueKind.Numeric kind) {
        ObjectNode schema = object().put("type", kind.whole() ? "integer" : "number");
        if (kind.min() != null) {
            schema.put("minimum", kind.min());
        }
        if (kind.above() != null) {
            schema.put("exclusiveMinimum", kind.above());
        }
        if (kind.max() != null) {
            schema.put("maximum", kind.max());
        }
        if (kind.decimals() != null) {
            // A multipleOf of 0.01 refuses 8576216.19 wherever numbers are binary fractions.
            schema.put("x-decimals", kind.decimals());
            schema.put(
                    "description",
                    new Text("至多 " + kind.decimals() + " 位小数", "at most " + kind.decimals() + " decimals").both());
        }
        if (kind.or() == null) {
            return schema;
        }
        ObjectNode either = object();
        either.putArray("anyOf").add(schema).add(object().put("const", kind.or()));
        return either;
    }

    /** The codes, and what each means. */
    static ObjectNode choices(List<ValueKind.Choice> choices) {
        ObjectNode schema = words(choices.stream().map(ValueKind.Choice::code).toList());
        return schema.put(
                "description",
                choices.stream()
                        .map(choice -> choice.code() + " = " + choice.label().both())
                        .collect(Collectors.joining("; ")));
    }

    private static ObjectNode words(Collection<String> words) {
        ObjectNode schema = object();
        ArrayNode each = schema.putArray("enum");
        words.forEach(each::add);
        return schema;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
