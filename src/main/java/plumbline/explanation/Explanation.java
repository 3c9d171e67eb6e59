package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Policy;
import plumbline.rules.model.RuleModel;

/** Explains to one subject of an evaluation how it came out. Stateless. */
public final class Explanation {
    private Explanation() {}

    /**
     * The explanation; null when the evaluation has no such subject. The same evaluation gives the same bytes.
     *
     * @param policy as it was declared in the evaluation's revision
     * @param models its rules
     * @param answer with the entries
     * @param firings all of the evaluation
     */
    public static @Nullable ObjectNode of(
            Policy policy, List<RuleModel> models, JsonNode answer, JsonNode firings, String subject) {
        JsonNode result = StreamSupport.stream(answer.path("results").spliterator(), false)
                .filter(each -> each.path("id").asText().equals(subject))
                .findFirst()
                .orElse(null);
        if (result == null) {
            return null;
        }
        Map<String, RuleModel> rules =
                models.stream().collect(Collectors.toMap(model -> model.rule().name(), model -> model));
        List<JsonNode> own = StreamSupport.stream(firings.spliterator(), false)
                .filter(firing -> firing.path("subject").asText().equals(subject))
                .toList();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode about = json.putObject("subject");
        for (String member : List.of("id", "name", "status", "total", "rank", "grade", "gradeReason", "reason")) {
            if (result.has(member)) {
                about.set(member, result.get(member));
            }
        }
        if (result.path("status").asText().equals("unranked")) {
            json.set("score", new Score(policy, rules, own).of(result));
            List.of("ranking", "quotas", "grade").forEach(json::putNull);
        } else if (result.path("rank").isInt()) {
            Neighbours neighbours = new Neighbours(policy, answer, firings, result);
            CutLines lines = new CutLines(policy, rules, answer, firings, result, neighbours);
            json.set("score", new Score(policy, rules, own).of(result));
            json.set("ranking", neighbours.ranking());
            json.set("quotas", lines.quotas());
            json.set("grade", lines.grade());
        } else {
            List.of("score", "ranking", "quotas", "grade").forEach(json::putNull);
        }
        return json;
    }
}
