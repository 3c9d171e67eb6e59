package plumbline.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumbline.text.JsonText;

/** What two revisions of the packs make of the same line, where that is not the same. Stateless. */
final class Comparison {
    private static final String TOTAL = "total";
    private static final String OUTCOME = "outcomes.";
    private static final List<String> MEMBERS = List.of("status", TOTAL, "rank", "grade");

    private Comparison() {}

    /**
     * The difference.
     *
     * @return an answer without bytes when there is none; with its sums by name
     */
    static Answer of(Answer before, Answer after) {
        if (before.problem() != null || after.problem() != null) {
            return before.problem() != null && before.problem().equals(after.problem())
                    ? after
                    : ofProblems(before, after);
        }
        JsonNode was = parsed(before);
        JsonNode is = parsed(after);
        Sums sums = new Sums(is.at("/policy/id").asText());
        sums.count("lines");
        if (was.at("/receipt/result").equals(is.at("/receipt/result"))) {
            return Answer.difference(new byte[0], null, sums.byName);
        }
        sums.count("linesDiffering");
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("policy", is.at("/policy/id"));
        line.set("period", is.get("period"));
        line.set("input", is.at("/receipt/input"));
        subjects(was, is, line.putArray("subjects"), sums);
        ObjectNode cohort = changed(outcomes(was.get("cohort")), outcomes(is.get("cohort")), sums);
        if (!cohort.isEmpty()) {
            line.set("cohort", cohort);
        }
        return Answer.difference(JsonText.bytes(line), null, sums.byName);
    }

    /** One of the revisions takes the line and the other does not, or not for the same reason. */
    private static Answer ofProblems(Answer before, Answer after) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("before", before.problem() == null ? null : parsed(before));
        line.set("after", after.problem() == null ? null : parsed(after));
        return Answer.difference(JsonText.bytes(line), "evaluated-by-one-revision", new TreeMap<>());
    }

    private static void subjects(JsonNode was, JsonNode is, ArrayNode differing, Sums sums) {
        Map<String, JsonNode> before = new LinkedHashMap<>();
        was.get("results").forEach(subject -> before.put(subject.get("id").asText(), subject));
        for (JsonNode after : is.get("results")) {
            JsonNode earlier = Objects.requireNonNull(before.get(after.get("id").asText()));
            Map<String, JsonNode> then = values(earlier);
            Map<String, JsonNode> now = values(after);
            ObjectNode changed = changed(then, now, sums);
            if (!changed.isEmpty()) {
                sums.count("subjectsDiffering");
                ObjectNode subject = differing.addObject();
                subject.set("id", after.get("id"));
                subject.set("name", after.get("name"));
                subject.setAll(changed);
            }
        }
    }

    private static Map<String, JsonNode> values(JsonNode subject) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        MEMBERS.forEach(name -> {
            JsonNode value = subject.get(name);
            if (value != null && !value.isNull()) {
                values.put(name, value);
            }
        });
        values.putAll(outcomes(subject));
        return values;
    }

    private static Map<String, JsonNode> outcomes(JsonNode of) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        of.path("outcomes")
                .forEach(outcome -> values.put(
                        OUTCOME + outcome.get("code").asText(),
                        outcome.has("value") ? outcome.get("value") : JsonNodeFactory.instance.booleanNode(true)));
        return values;
    }

    /** The members that differ, each as it was and as it is, null where there was or is none. */
    private static ObjectNode changed(Map<String, JsonNode> then, Map<String, JsonNode> now, Sums sums) {
        ObjectNode changed = JsonNodeFactory.instance.objectNode();
        Map<String, JsonNode> all = new LinkedHashMap<>(then);
        all.putAll(now);
        for (String name : all.keySet()) {
            JsonNode before = then.get(name);
            JsonNode after = now.get(name);
            if (!same(before, after)) {
                changed.putObject(name).<ObjectNode>set("before", before).set("after", after);
                sums.count(name);
                if (name.equals(TOTAL) || name.startsWith(OUTCOME)) {
                    sums.add(name + ".before", before);
                    sums.add(name + ".after", after);
                }
            }
        }
        return changed;
    }

    private static boolean same(@Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null || after == null) {
            return before == null && after == null;
        }
        return (before.isNumber() && after.isNumber())
                ? before.decimalValue().compareTo(after.decimalValue()) == 0
                : before.equals(after);
    }

    private static JsonNode parsed(Answer answer) {
        try {
            return JsonText.read(answer.bytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Of one line, by the policy and what is counted or added up. */
    private static final class Sums {
        private final SortedMap<String, BigDecimal> byName = new TreeMap<>();
        private final String policy;

        Sums(String policy) {
            this.policy = policy;
        }

        void count(String name) {
            byName.merge(policy + "/" + name, BigDecimal.ONE, BigDecimal::add);
        }

        void add(String name, @Nullable JsonNode value) {
            if (value != null && value.isNumber()) {
                byName.merge(policy + "/" + name, value.decimalValue(), BigDecimal::add);
            }
        }
    }
}
