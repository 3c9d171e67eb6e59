package plumbline.audit.appeal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plumbline.explanation.RankingValues;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.policy.RankingKey;

/** Who is next to a subject, and who is at the cut line of each quota, and by how much. Used by one appeal. */
final class Neighbourhood {
    private final Policy policy;
    private final JsonNode content;
    private final JsonNode firings;
    private final RankingValues values;
    private final List<JsonNode> ranked;

    Neighbourhood(Policy policy, JsonNode content, JsonNode firings) {
        this.policy = policy;
        this.content = content;
        this.firings = firings;
        this.values = new RankingValues(policy, firings);
        this.ranked = StreamSupport.stream(content.path("results").spliterator(), false)
                .filter(result -> result.path("rank").isInt())
                .toList();
    }

    void addTo(ObjectNode json, JsonNode subject) {
        ArrayNode ranking = json.putArray("ranking");
        for (RankingKey key : policy.ranking()) {
            ranking.addObject()
                    .put("key", key.code())
                    .put("label", values.label(key).zh())
                    .put("order", key.descending() ? "descending" : "ascending");
        }
        int rank = subject.path("rank").asInt();
        boolean takesPart = subject.path("rank").isInt();
        ObjectNode neighbours = json.putObject("neighbours");
        Comparator<JsonNode> byRank = Comparator.comparingInt(Neighbourhood::rank);
        neighbours.set(
                "equals",
                people(ranked.stream()
                        .filter(each ->
                                !each.path("id").equals(subject.path("id")) && takesPart && rank(each) == rank)));
        neighbours.set(
                "ahead",
                compared(
                        subject,
                        ranked.stream()
                                .filter(each -> takesPart && rank(each) < rank)
                                .max(byRank)
                                .orElse(null)));
        neighbours.set(
                "behind",
                compared(
                        subject,
                        ranked.stream()
                                .filter(each -> takesPart && rank(each) > rank)
                                .min(byRank)
                                .orElse(null)));
        ArrayNode quotas = json.putArray("quotas");
        content.at("/cohort/quotas").forEach(quota -> cutLine(quotas.addObject(), quota, subject));
    }

    private static int rank(JsonNode result) {
        return result.path("rank").asInt();
    }

    private static ArrayNode people(java.util.stream.Stream<JsonNode> results) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        results.forEach(each -> array.add(person(each)));
        return array;
    }

    private static ObjectNode person(JsonNode result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("id", "name", "rank", "total")) {
            json.set(member, result.path(member));
        }
        return json;
    }

    /** The other subject, with the key that decides between the two; null when there is no other. */
    private JsonNode compared(JsonNode subject, @Nullable JsonNode other) {
        if (other == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode json = person(other);
        json.set("decided", values.decided(subject, other));
        return json;
    }

    private void cutLine(ObjectNode json, JsonNode seats, JsonNode subject) {
        String code = seats.path("code").asText();
        Quota quota = Objects.requireNonNull(policy.quotasByCode().get(code), code);
        String id = subject.path("id").asText();
        for (String member : List.of("code", "label", "limit", "basis", "origin", "readings")) {
            if (seats.has(member)) {
                json.set(member, seats.get(member));
            }
        }
        Set<String> candidates = candidates(code);
        json.put("from", quota.fromTop() ? "top" : "bottom");
        json.put("takenCount", seats.path("taken").size());
        json.put("isCandidate", candidates.contains(id));
        json.put("holdsSeat", holds(seats.path("taken"), id));
        json.put("isLeftOut", holds(seats.path("leftOut"), id));
        Comparator<JsonNode> inTurn = Comparator.comparingInt(each -> quota.fromTop() ? rank(each) : -rank(each));
        Predicate<JsonNode> holds =
                each -> holds(seats.path("taken"), each.path("id").asText());
        json.set(
                "last",
                compared(subject, ranked.stream().filter(holds).max(inTurn).orElse(null)));
        json.set(
                "next",
                compared(
                        subject,
                        ranked.stream()
                                .filter(holds.negate())
                                .filter(each ->
                                        candidates.contains(each.path("id").asText()))
                                .min(inTurn)
                                .orElse(null)));
    }

    static boolean holds(JsonNode texts, String text) {
        return StreamSupport.stream(texts.spliterator(), false)
                .anyMatch(each -> each.asText().equals(text));
    }

    /** Whom the rules let take part in the quota. */
    private Set<String> candidates(String quota) {
        return StreamSupport.stream(firings.spliterator(), false)
                .filter(firing -> StreamSupport.stream(firing.path("posted").spliterator(), false)
                        .anyMatch(posting -> posting.path("candidate").asText().equals(quota)))
                .map(firing -> firing.path("subject").asText())
                .collect(Collectors.toSet());
    }
}
