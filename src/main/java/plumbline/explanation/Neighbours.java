package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import plumbline.policy.Item;
import plumbline.policy.Policy;
import plumbline.policy.RankingKey;
import plumbline.text.Decimals;
import plumbline.text.Messages;
import plumbline.text.Text;

/** Those who are ranked, and what separates one of them from the others. Used by one explanation. */
final class Neighbours {
    private final Policy policy;
    private final Map<String, Item> items;
    private final RankingValues values;
    private final List<JsonNode> ranked;
    private final JsonNode subject;

    /** @param subject the result of one who is ranked */
    Neighbours(Policy policy, JsonNode answer, JsonNode firings, JsonNode subject) {
        this.policy = policy;
        this.items = policy.itemsByCode();
        this.values = new RankingValues(policy, firings);
        this.ranked = StreamSupport.stream(answer.path("results").spliterator(), false)
                .filter(result -> result.path("rank").isInt())
                .toList();
        this.subject = subject;
    }

    /** The place, by what places are given, and who is next to it. */
    ObjectNode ranking() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        int rank = rank(subject);
        json.put("rank", rank).put("of", ranked.size());
        ArrayNode keys = json.putArray("keys");
        for (RankingKey key : policy.ranking()) {
            ObjectNode each = keys.addObject().put("key", key.code());
            Sentences.put(each, "label", values.label(key));
            each.put("order", key.descending() ? "descending" : "ascending");
        }
        json.set("equals", compared(at(rank)));
        json.set("above", compared(firstGroup(other -> rank(other) < rank, Comparator.reverseOrder())));
        json.set("below", compared(firstGroup(other -> rank(other) > rank, Comparator.naturalOrder())));
        Sentences sentences = new Sentences().add(Messages.text("explained-rank", rank, ranked.size()));
        if (json.path("equals").isEmpty()) {
            sentences.add(Messages.text("explained-no-equals"));
        } else {
            sentences.add(Messages.text("explained-equals", ids(at(rank))));
        }
        sentences.addTo(json);
        return json;
    }

    static int rank(JsonNode result) {
        return result.path("rank").asInt();
    }

    static List<String> ids(List<JsonNode> results) {
        return results.stream().map(each -> each.path("id").asText()).toList();
    }

    /** Their names with their ids. */
    static List<Text> names(List<JsonNode> results) {
        return results.stream()
                .map(each -> new Text(
                        each.path("name").asText() + "（" + each.path("id").asText() + "）",
                        each.path("name").asText() + " (" + each.path("id").asText() + ")"))
                .toList();
    }

    List<JsonNode> ranked() {
        return ranked;
    }

    private List<JsonNode> at(int rank) {
        return ranked.stream()
                .filter(each -> rank(each) == rank && !each.path("id").equals(subject.path("id")))
                .toList();
    }

    /** Of those who are meant, the first by rank with all who share it. */
    List<JsonNode> firstGroup(Predicate<JsonNode> meant, Comparator<Integer> order) {
        return ranked.stream()
                .filter(meant)
                .map(Neighbours::rank)
                .min(order)
                .map(rank -> ranked.stream()
                        .filter(meant)
                        .filter(each -> rank(each) == rank)
                        .toList())
                .orElse(List.of());
    }

    /** Each with what separates the subject from it; the subject itself with nothing. */
    ArrayNode compared(List<JsonNode> others) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        others.forEach(other -> compared(array.addObject(), other));
        return array;
    }

    private void compared(ObjectNode json, JsonNode other) {
        for (String member : List.of("id", "name", "rank", "total")) {
            json.set(member, other.path(member));
        }
        if (other.path("id").equals(subject.path("id"))) {
            new Sentences().add(Messages.text("explained-own-place")).addTo(json);
            return;
        }
        BigDecimal difference = subject.path("total")
                .decimalValue()
                .subtract(other.path("total").decimalValue());
        json.put("difference", Decimals.plain(difference));
        List<Text> parts = items(json.putArray("items"), other);
        String name = other.path("name").asText();
        Sentences sentences = new Sentences();
        if (difference.signum() == 0) {
            sentences.add(Messages.text("explained-same-total", name, rank(other)));
        } else if (difference.signum() > 0) {
            sentences.add(Messages.text("explained-more", name, rank(other), Decimals.plain(difference)));
        } else {
            sentences.add(Messages.text("explained-less", name, rank(other), Decimals.plain(difference.negate())));
        }
        if (!parts.isEmpty()) {
            sentences.add(Messages.text("explained-parts", Sentences.listed(parts)));
        }
        decided(json, other, sentences);
        sentences.addTo(json);
    }

    /** By item, what the subject has more or less; adds up to the difference of the totals. */
    private List<Text> items(ArrayNode array, JsonNode other) {
        List<Text> parts = new ArrayList<>();
        for (Item item : items.values()) {
            BigDecimal own = points(subject, item.code());
            BigDecimal theirs = points(other, item.code());
            BigDecimal difference = own.subtract(theirs);
            if (difference.signum() != 0) {
                ObjectNode each = array.addObject().put("item", item.code());
                Sentences.put(each, "label", item.label());
                each.put("own", Decimals.plain(own))
                        .put("other", Decimals.plain(theirs))
                        .put("difference", Decimals.plain(difference));
                parts.add(Messages.text("explained-part", item.label(), signed(difference)));
            }
        }
        return parts;
    }

    private static String shown(JsonNode value) {
        return value.isNumber() ? Worked.shown(value.decimalValue()) : value.asText();
    }

    private static String signed(BigDecimal number) {
        return (number.signum() > 0 ? "+" : "") + Worked.shown(number);
    }

    private static BigDecimal points(JsonNode result, String item) {
        return StreamSupport.stream(result.path("entries").spliterator(), false)
                .filter(entry -> entry.path("item").asText().equals(item))
                .map(entry -> entry.path("points").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The key that decides between the two, and those before it in which they are equal. */
    private void decided(ObjectNode json, JsonNode other, Sentences sentences) {
        JsonNode decided = values.decided(subject, other);
        json.set("decided", decided);
        ArrayNode equal = json.putArray("equalIn");
        List<Text> labels = new ArrayList<>();
        for (RankingKey key : policy.ranking()) {
            if (key.code().equals(decided.path("key").asText())) {
                break;
            }
            equal.add(key.code());
            labels.add(values.label(key));
        }
        if (decided.isNull()) {
            sentences.add(Messages.text("explained-undecided", labels));
            return;
        }
        if (!labels.isEmpty()) {
            sentences.add(Messages.text("explained-tie", labels));
        }
        policy.ranking().stream()
                .filter(key -> key.code().equals(decided.path("key").asText()))
                .findFirst()
                .ifPresent(key -> sentences.add(Messages.text(
                        "explained-decided",
                        values.label(key),
                        shown(decided.path("own")),
                        shown(decided.path("other")))));
    }
}
