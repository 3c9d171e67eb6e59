package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.rules.check.Rule;

/** Explains to one subject of an evaluation how it came out. Stateless. */
public final class Explanation {
    private Explanation() {}

    /**
     * The explanation; null when the evaluation has no such subject. The same evaluation gives the same bytes.
     *
     * @param whyNot the name of a rule whose conditions are told one by one; null for none
     * @throws IllegalArgumentException for a rule that there is not
     */
    public static @Nullable ObjectNode of(Grounds grounds, String subject, @Nullable String whyNot) {
        JsonNode result = grounds.result(subject);
        if (result == null) {
            return null;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode about = json.putObject("subject");
        for (String member : List.of("id", "name", "status", "total", "rank", "grade", "gradeReason", "reason")) {
            if (result.has(member)) {
                about.set(member, result.get(member));
            }
        }
        WhyNot why = new WhyNot(grounds, result);
        if (result.path("status").asText().equals("unranked")) {
            json.set("score", new Score(grounds, result).score());
            List.of("ranking", "quotas", "grade").forEach(json::putNull);
            json.set("whyNot", why.all());
        } else if (result.path("rank").isInt()) {
            Neighbours neighbours = new Neighbours(grounds.policy(), grounds.answer(), grounds.firings(), result);
            json.set("score", new Score(grounds, result).score());
            json.set("ranking", neighbours.ranking());
            json.set("quotas", new CutLines(grounds, result, neighbours).quotas());
            json.set("grade", new GradeLine(grounds.policy(), result, neighbours).grade());
            json.set("whyNot", why.all());
        } else {
            List.of("score", "ranking", "quotas", "grade", "whyNot").forEach(json::putNull);
        }
        json.put("reproduced", grounds.areSeen());
        if (whyNot != null) {
            json.set("rule", why.of(rule(grounds, whyNot)));
        }
        return json;
    }

    private static Rule rule(Grounds grounds, String name) {
        return grounds.rules().stream()
                .filter(rule -> rule.ref().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule " + name));
    }
}
