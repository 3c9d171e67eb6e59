package plumbline.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import plumbline.policy.Period;
import plumbline.policy.Policy;

/**
 * The JSON Schema (2020-12) of a policy's requests, made from what the pack declares. It says what a schema can; that
 * ids and the keys of records are unique, that one number does not exceed another, and that texts hold no hidden
 * characters, {@link RequestReader} checks beside it. Stateless.
 */
public final class RequestSchema {
    private RequestSchema() {}

    public static ObjectNode of(Policy policy) {
        ObjectNode schema = object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:plumbline:schema:request:" + policy.id());
        schema.put("title", policy.title().both());
        ObjectNode properties = closed(schema, List.of("period", "subjects"));
        ArrayNode required = (ArrayNode) schema.get("required");
        properties.set("period", period(policy));
        properties.set("asOf", asOf(policy));
        if (policy.request().asOfRequired()) {
            required.add("asOf");
        }
        ObjectNode context = object().put("type", "object");
        if (ValueSchema.members(context, policy.context())) {
            required.add("context");
            properties.set("context", context);
        } else {
            properties.set("context", orNull(context));
        }
        ObjectNode subjects = properties.putObject("subjects");
        subjects.put("type", "array").put("minItems", 1).put("maxItems", Limits.MAX_SUBJECTS);
        subjects.set("items", subject(policy));
        return schema;
    }

    private static ObjectNode period(Policy policy) {
        String pattern = policy.request().periods().stream()
                .sorted()
                .map(RequestSchema::pattern)
                .collect(Collectors.joining("|", "^(", ")$"));
        return object().put("type", "string").put("pattern", pattern);
    }

    private static String pattern(Period.Form form) {
        return switch (form) {
            case YEAR -> "[12][0-9]{3}";
            case FIRST_HALF -> "[12][0-9]{3}-H1";
            case SECOND_HALF -> "[12][0-9]{3}-H2";
        };
    }

    private static ObjectNode asOf(Policy policy) {
        ObjectNode day = ValueSchema.day().put("title", "考核基准日 / the day that the evaluation looks from");
        return policy.request().asOfRequired() ? day : orNull(day);
    }

    private static ObjectNode subject(Policy policy) {
        ObjectNode subject = object();
        subject.put("title", policy.subject().label().both());
        ObjectNode properties = closed(subject, List.of("id", "name", "indicators"));
        ObjectNode id = ValueSchema.text(Limits.MAX_ID_LENGTH);
        if (!policy.subject().ids().isEmpty()) {
            id.setAll(ValueSchema.choices(policy.subject().ids()));
        }
        properties.set("id", id);
        properties.set("name", ValueSchema.text(Limits.MAX_NAME_LENGTH));
        ValueSchema.members(properties.putObject("indicators").put("type", "object"), policy.indicators());
        return subject;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        ObjectNode either = object();
        either.putArray("anyOf").add(schema).add(object().put("type", "null"));
        return either;
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
