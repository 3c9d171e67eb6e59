package plumbline.http.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Every type of problem that the service answers, with what to do about it. Stateless. */
public final class ProblemTypes {
    private static final String URI = "urn:plumbline:problem:";

    private static final ObjectNode TYPES = Resource.yaml("problems.yaml");

    private ProblemTypes() {}

    /** As JSON: {@code {"problems": [{"type", "code", "status", "meaning", "remedy"}]}}. */
    public static ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode problems = json.putArray("problems");
        TYPES.properties().forEach(type -> {
            ObjectNode problem =
                    problems.addObject().put("type", URI + type.getKey()).put("code", type.getKey());
            problem.set("status", type.getValue().get("status"));
            problem.set("meaning", texts(type.getValue()));
            problem.set("remedy", texts(type.getValue().get("do")));
        });
        return json;
    }

    private static ObjectNode texts(JsonNode texts) {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.set("zh", texts.get("zh"));
        both.set("en", texts.get("en"));
        return both;
    }

    /** As a page, on which each type has its code as its place. */
    static String page() {
        StringBuilder rows = new StringBuilder();
        TYPES.properties()
                .forEach(type -> rows.append("<section id=\"%1$s\"><h2>%1$s</h2><p><code>%2$s%1$s</code> · %3$s</p>"
                                .formatted(type.getKey(), URI, statuses(type.getValue()))
                        + "<p>%s %s<br>%s %s</p></section>\n"
                                .formatted(
                                        escaped(type.getValue().at("/zh")),
                                        escaped(type.getValue().at("/do/zh")),
                                        escaped(type.getValue().at("/en")),
                                        escaped(type.getValue().at("/do/en")))));
        return rows.toString();
    }

    private static String statuses(JsonNode type) {
        StringBuilder statuses = new StringBuilder();
        type.get("status").forEach(status -> statuses.append(statuses.isEmpty() ? "" : ", ")
                .append(status.asInt()));
        return statuses.toString();
    }

    private static String escaped(JsonNode text) {
        return text.asText().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
