package plumbline.http.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import plumbline.intake.RequestSchema;
import plumbline.library.cases.Casebook;
import plumbline.library.pack.Pack;
import plumbline.rules.Versions;

/**
 * The API in OpenAPI 3.1: what is written by hand, what holds of every operation, and the request of each policy in force
 * with an example from its cases. Stateless.
 */
public final class ApiDescription {
    private static final String REQUEST = "Request";

    /** What every operation may answer. */
    private static final List<String> PROBLEMS =
            List.of("400", "401", "403", "406", "414", "421", "429", "431", "500", "503");

    private ApiDescription() {}

    public static ObjectNode of(Collection<Pack> packs) {
        ObjectNode api = Resource.yaml("openapi.yaml");
        api.withObject("/info").put("version", Versions.CURRENT.service());
        api.putArray("servers").addObject().put("url", "/");
        api.withObject("/components").set("schemas", schemas(packs));
        api.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> operation.getValue().has("operationId"))
                .forEach(operation -> complete((ObjectNode) operation.getValue(), operation.getKey())));
        examples(api, packs);
        return api;
    }

    /** The same in YAML. */
    public static byte[] yaml(ObjectNode api) {
        try {
            return new YAMLMapper().writeValueAsBytes(api);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode schemas(Collection<Pack> packs) {
        ObjectNode schemas = Resource.yaml("schemas.yaml");
        ObjectNode any = schemas.putObject(REQUEST).put("description", "A cohort, as one of the policies takes it.");
        if (packs.isEmpty()) {
            any.put("type", "object");
        }
        for (Pack pack : packs) {
            String name = REQUEST + "." + pack.policy().id();
            ObjectNode schema = RequestSchema.of(pack.policy());
            schema.remove("$schema");
            schema.remove("$id");
            schemas.set(name, schema);
            any.withArray("anyOf").addObject().put("$ref", "#/components/schemas/" + name);
        }
        return schemas;
    }

    private static void complete(ObjectNode operation, String method) {
        ObjectNode responses = operation.withObject("/responses");
        boolean hasTag =
                method.equals("get") && !operation.path("operationId").asText().equals("events");
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            ObjectNode each = (ObjectNode) response.getValue();
            if (!each.has("$ref")) {
                ref(each.withObject("/headers").putObject("X-Request-Id"), "headers/X-Request-Id");
                if (hasTag && response.getKey().equals("200")) {
                    ref(each.withObject("/headers").putObject("ETag"), "headers/ETag");
                }
            }
        }
        if (hasTag) {
            ref(responses.putObject("304"), "responses/NotModified");
            ArrayNode parameters = operation.withArray("/parameters");
            ref(parameters.addObject(), "parameters/ifNoneMatch");
        }
        for (String status : PROBLEMS) {
            if (!responses.has(status)) {
                ref(responses.putObject(status), "responses/Problem");
            }
        }
    }

    private static void ref(ObjectNode node, String component) {
        node.put("$ref", "#/components/" + component);
    }

    private static void examples(ObjectNode api, Collection<Pack> packs) {
        ObjectNode content = (ObjectNode) api.path("paths")
                .path("/api/policies/{policy}/evaluations")
                .at("/post/requestBody/content/application~1json");
        for (Pack pack : packs) {
            ObjectNode request = Casebook.example(pack);
            if (request != null) {
                ObjectNode example =
                        content.withObject("/examples").putObject(pack.policy().id());
                example.put("summary", pack.policy().title().both());
                example.set("value", request);
            }
        }
    }
}
