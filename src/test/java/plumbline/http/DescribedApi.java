package plumbline.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import plumbline.kit.Service;
import plumbline.text.JsonText;

/** What the service says of itself, held against what comes and goes. */
final class DescribedApi {
    private final ObjectNode api;
    private final Map<String, Schema> schemas = new HashMap<>();

    /** Operations that have answered as they should. */
    private final Set<String> answered = new ConcurrentSkipListSet<>();

    DescribedApi(JsonNode api) {
        this.api = api.deepCopy();
        this.api.get("components").get("schemas").forEach(schema -> closeWithin((ObjectNode) schema));
    }

    /** Where a schema is used, an object has no members but those described; where it is a part of another, it may. */
    private static void close(ObjectNode schema) {
        boolean isAnything = !schema.has("type") && !schema.has("$ref") && !schema.has("allOf") && !schema.has("anyOf");
        if (!isAnything && !schema.has("additionalProperties")) {
            schema.put("unevaluatedProperties", false);
        }
        closeWithin(schema);
    }

    private static void closeWithin(ObjectNode schema) {
        for (String part : new String[] {"allOf", "anyOf"}) {
            schema.path(part).forEach(each -> closeWithin((ObjectNode) each));
        }
        schema.path("properties").forEach(each -> close((ObjectNode) each));
        for (String part : new String[] {"items", "additionalProperties"}) {
            if (schema.get(part) instanceof ObjectNode each) {
                close(each);
            }
        }
    }

    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        api.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> operation.getValue().has("operationId"))
                .forEach(operation ->
                        operations.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    Set<String> answered() {
        return answered;
    }

    /** Checks a request that ought to be taken as well as its answer, or one that is wrong and its answer. */
    void check(HttpRequest request, String template, byte[] body, Service.Reply reply) {
        String method = request.method();
        String name = method + " " + template;
        JsonNode operation =
                api.get("paths").path(template).path(method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT));
        assertThat(operation.isMissingNode()).as("%s is described", name).isFalse();
        boolean isTaken = reply.status() < 400;
        if (isTaken) {
            parameters(request, operation, name);
            body(request, operation, body, name);
        }
        JsonNode response = resolved(operation.get("responses").path(String.valueOf(reply.status())));
        assertThat(response.isMissingNode())
                .as("%s may answer %s: %s", name, reply.status(), reply.text())
                .isFalse();
        response.path("headers").properties().forEach(header -> {
            JsonNode described = resolved(header.getValue());
            String value =
                    reply.response().headers().firstValue(header.getKey()).orElse(null);
            if (value != null) {
                valid(described.get("schema"), value, name + " " + header.getKey());
            } else {
                assertThat(described.path("required").asBoolean())
                        .as("%s lacks %s", name, header.getKey())
                        .isFalse();
            }
        });
        if (reply.response().body().length > 0) {
            String type = reply.type().split(";", -1)[0];
            JsonNode content = response.path("content").path(type);
            assertThat(content.isMissingNode())
                    .as("%s answers %s with %s", name, reply.status(), type)
                    .isFalse();
            if (isJson(type)) {
                assertThat(errors(content.get("schema"), reply.json()))
                        .as("%s answered %s: %s", name, reply.status(), reply.text())
                        .isEmpty();
            }
        }
        if (isTaken) {
            answered.add(name);
        }
    }

    private static boolean isJson(String type) {
        return type.endsWith("/json") || type.endsWith("+json");
    }

    private void valid(JsonNode schema, String value, String what) {
        JsonNode node = resolved(schema);
        if (node.has("pattern")) {
            assertThat(value).as(what).containsPattern(node.get("pattern").asText());
        }
        if (node.has("const")) {
            assertThat(value).as(what).isEqualTo(node.get("const").asText());
        }
        if (node.has("enum")) {
            assertThat(node.get("enum").toString()).as(what).contains('"' + value + '"');
        }
    }

    private void parameters(HttpRequest request, JsonNode operation, String name) {
        Map<String, JsonNode> known = new HashMap<>();
        operation.path("parameters").forEach(each -> {
            JsonNode parameter = resolved(each);
            known.put(parameter.get("in").asText() + " " + parameter.get("name").asText(), parameter);
        });
        String query = request.uri().getQuery();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                JsonNode parameter = known.get("query " + parts[0]);
                assertThat(parameter)
                        .as("%s has the parameter %s", name, parts[0])
                        .isNotNull();
                valid(parameter.get("schema"), parts[1], name + " " + parts[0]);
            }
        }
        request.headers().map().keySet().stream()
                .filter(header ->
                        Set.of("Idempotency-Key", "If-Match", "Last-Event-ID").contains(header))
                .forEach(header -> assertThat(known)
                        .as("%s has the header %s", name, header)
                        .containsKey("header " + header));
    }

    private void body(HttpRequest request, JsonNode operation, byte[] body, String name) {
        if (body.length == 0) {
            return;
        }
        String type = request.headers().firstValue("Content-Type").orElse("").split(";", -1)[0];
        JsonNode content = operation.at("/requestBody/content").path(type);
        assertThat(content.isMissingNode()).as("%s takes %s", name, type).isFalse();
        if (isJson(type)) {
            try {
                assertThat(errors(content.get("schema"), JsonText.read(body)))
                        .as("the request of %s", name)
                        .isEmpty();
            } catch (IOException notJson) {
                throw new AssertionError(notJson);
            }
        }
    }

    /** What the schema says against the document, and members that it does not describe. */
    List<String> errors(JsonNode schema, JsonNode document) {
        Schema compiled = schemas.computeIfAbsent(schema.toString(), any -> {
            ObjectNode root = schema.deepCopy();
            close(root);
            root.set("components", api.get("components"));
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(root);
        });
        return compiled.validate(document).stream()
                .map(Object::toString)
                .limit(5)
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.at(node.get("$ref").asText().substring(1)) : node;
    }
}
