package plumbline.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import plumbline.policy.Indicator;
import plumbline.policy.Period;
import plumbline.policy.Policy;
import plumbline.policy.ValueType;

/**
 * The JSON Schema (2020-12) of a policy's requests, made from what the pack declares. It says all that a schema can; that
 * ids are unique, and that texts hold no hidden characters, {@link RequestReader} checks beside it. Stateless.
 */
public final class RequestSchema {
    private RequestSchema() {}

    public static ObjectNode of(Policy policy) {
        ObjectNode schema = object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", policy.title().both());
        ObjectNode properties = closed(schema, List.of("period", "subjects"));
        properties.set("period", period(policy));
        properties
                .putObject("asOf")
                .put("description", "考核基准日 / the day that the evaluation looks from")
                .put("format", "date")
                .put("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
                .putArray("type")
                .add("string")
                .add("null");
        ObjectNode context = properties.putObject("context");
        boolean required = members(context, policy.context());
        context.putArray("type").add("object");
        if (required) {
            ((ArrayNode) schema.get("required")).add("context");
        } else {
            ((ArrayNode) context.get("type")).add("null");
        }
        ObjectNode subjects = properties.putObject("subjects");
        subjects.put("type", "array").put("minItems", 1).put("maxItems", Limits.MAX_SUBJECTS);
        subjects.set("items", subject(policy));
        return schema;
    }

    private static ObjectNode period(Policy policy) {
        String pattern = policy.periods().stream()
                .sorted()
                .map(form -> form == Period.Form.YEAR ? "[12][0-9]{3}" : "[12][0-9]{3}-H[12]")
                .collect(Collectors.joining("|", "^(", ")$"));
        return object().put("type", "string").put("pattern", pattern);
    }

    private static ObjectNode subject(Policy policy) {
        ObjectNode subject = object();
        subject.put("title", policy.subjectLabel().both());
        ObjectNode properties = closed(subject, List.of("id", "name", "indicators"));
        properties.set("id", text(Limits.MAX_ID_LENGTH));
        properties.set("name", text(Limits.MAX_NAME_LENGTH));
        members(properties.putObject("indicators").put("type", "object"), policy.indicators());
        return subject;
    }

    /** Adds the members' schemas; whether one of them is required. */
    private static boolean members(ObjectNode schema, List<Indicator> members) {
        schema.put("additionalProperties", false);
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        ObjectNode properties = schema.putObject("properties");
        for (Indicator member : members) {
            properties.set(member.code(), member(member));
            if (!member.optional()) {
                required.add(member.code());
            }
        }
        schema.set("required", required);
        return !required.isEmpty();
    }

    private static ObjectNode member(Indicator member) {
        ObjectNode schema = object();
        String unit = member.unit() == null ? "" : "（" + member.unit() + "）";
        schema.put("title", member.label().zh() + unit + " / " + member.label().en());
        String type =
                member.type() == ValueType.DECIMAL ? "number" : member.type().code();
        if (member.optional()) {
            schema.putArray("type").add(type).add("null");
        } else {
            schema.put("type", type);
        }
        if (member.min() != null) {
            schema.put("minimum", member.min());
        }
        if (member.above() != null) {
            schema.put("exclusiveMinimum", member.above());
        }
        if (member.max() != null) {
            schema.put("maximum", member.max());
        }
        if (member.decimals() != null) {
            schema.put("multipleOf", BigDecimal.ONE.movePointLeft(member.decimals()));
        }
        return schema;
    }

    private static ObjectNode text(int maxLength) {
        return object().put("type", "string")
                .put("minLength", 1)
                .put("maxLength", maxLength)
                .put("pattern", "\\S");
    }

    private static ObjectNode closed(ObjectNode schema, List<String> required) {
        schema.put("type", "object").put("additionalProperties", false);
        ArrayNode names = schema.putArray("required");
        required.forEach(names::add);
        return schema.putObject("properties");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
