package plumbline.audit.appeal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plumbline.audit.record.EvaluationRecord;
import plumbline.audit.record.StoredEvaluation;
import plumbline.policy.GradeKind;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.Reading;
import plumbline.text.Text;

/**
 * All that one subject of a stored evaluation can ask about: what was reported of it, what each point rests on, who is
 * next to it, who holds the last seat, and how to have it worked out again. Taken from what is stored, without computing
 * anything again. Used once.
 */
final class Appeal {
    private final StoredEvaluation stored;
    private final Policy policy;
    private final JsonNode content;
    private final JsonNode firings;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    /** @param policy as it was declared in the evaluation's revision */
    Appeal(StoredEvaluation stored, Policy policy, JsonNode firings) {
        this.stored = stored;
        this.policy = policy;
        this.content = stored.result();
        this.firings = firings;
    }

    /** Null when the evaluation has no such subject. */
    @Nullable
    ObjectNode of(String subject) {
        JsonNode result = named(content.path("results"), subject);
        JsonNode input = named(stored.input().path("subjects"), subject);
        if (result == null || input == null) {
            return null;
        }
        EvaluationRecord record = stored.record();
        json.put("id", record.id()).put("at", record.at()).put("trial", record.trial());
        json.set("policy", content.path("policy"));
        json.set("period", content.path("period"));
        json.set("asOf", content.path("asOf"));
        subject(json.putObject("subject"), result);
        values(json.putArray("context"), policy.context(), content.path("context"));
        values(json.putArray("indicators"), policy.indicators(), input.path("indicators"));
        json.set("figures", content.at("/cohort/figures"));
        categories(json.putArray("categories"), result);
        json.set("outcomes", result.path("outcomes"));
        ArrayNode notices = json.putArray("notices");
        content.path("notices").forEach(notice -> {
            if (Neighbourhood.holds(notice.path("subjects"), subject)) {
                notices.add(notice);
            }
        });
        new Neighbourhood(policy, content, firings).addTo(json, result);
        readings(json.putArray("readings"));
        proof();
        return json;
    }

    private static @Nullable JsonNode named(JsonNode list, String id) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(each -> each.path("id").asText().equals(id))
                .findFirst()
                .orElse(null);
    }

    private void subject(ObjectNode about, JsonNode result) {
        about.put("kind", policy.subject().label().zh());
        for (String member : List.of("id", "name", "status", "total", "rank", "grade", "gradeReason", "reason")) {
            if (result.has(member)) {
                about.set(member, result.get(member));
            }
        }
        GradeKind grade = policy.gradesByCode().get(result.path("grade").asText());
        if (grade != null) {
            about.put("gradeLabel", grade.label().zh());
        }
        about.set("of", content.at("/cohort/size"));
    }

    private static void values(ArrayNode array, List<Indicator> indicators, JsonNode given) {
        indicators.forEach(indicator -> array.add(InputWords.of(indicator, given.path(indicator.code()))));
    }

    private void categories(ArrayNode array, JsonNode result) {
        Map<String, JsonNode> ruleByName = StreamSupport.stream(firings.spliterator(), false)
                .collect(Collectors.toMap(
                        firing -> firing.path("rule").asText(), firing -> firing, (first, second) -> first));
        for (JsonNode category : result.path("categories")) {
            ObjectNode each = category.deepCopy();
            ArrayNode entries = each.putArray("entries");
            for (JsonNode entry : result.path("entries")) {
                if (entry.path("category").equals(category.path("code"))) {
                    JsonNode rule = ruleByName.get(entry.path("rule").asText());
                    ObjectNode placed = entry.deepCopy();
                    if (rule != null) {
                        placed.set("file", rule.path("file"));
                        placed.set("line", rule.path("line"));
                    }
                    entries.add(placed);
                }
            }
            array.add(each);
        }
    }

    /** Those that something above rests on. */
    private void readings(ArrayNode array) {
        TreeSet<String> named = new TreeSet<>();
        json.findValues("readings").forEach(codes -> codes.forEach(code -> named.add(code.asText())));
        for (Reading reading : policy.readings()) {
            if (named.contains(reading.code())) {
                ObjectNode each = array.addObject()
                        .put("code", reading.code())
                        .put("origin", reading.origin().code())
                        .put("basis", reading.basis());
                put(each, "takes", reading.takes());
                put(each, "otherwise", reading.otherwise());
                put(each, "because", reading.because());
            }
        }
    }

    private static void put(ObjectNode json, String name, Text text) {
        json.putObject(name).put("zh", text.zh()).put("en", text.en());
    }

    private void proof() {
        EvaluationRecord record = stored.record();
        json.putObject("record")
                .put("seq", record.seq())
                .put("hash", record.hash())
                .put("service", record.service())
                .put("engine", record.engine());
        json.set("receipt", content.path("receipt"));
        String path = "/api/evaluations/" + record.id();
        json.putObject("again")
                .put("replay", path + "/replay")
                .put("receipt", path + "/receipt")
                .put("trace", path + "/trace")
                .putArray("commands")
                .add("plumbline replay " + record.id())
                .add("plumbline verify receipt-" + record.id() + ".json --key signing-key.pub.pem");
    }
}
