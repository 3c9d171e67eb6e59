package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plumbline.ledger.PostingKind;
import plumbline.policy.GradeKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.rules.model.LedgerCall;
import plumbline.rules.model.RuleModel;
import plumbline.text.Decimals;
import plumbline.text.Messages;
import plumbline.text.Text;

/** Where the seats of each quota ended, where one grade meets the next, and where the subject stands. Used by one explanation. */
final class CutLines {
    private final Policy policy;
    private final Map<String, RuleModel> rules;
    private final JsonNode answer;
    private final JsonNode firings;
    private final JsonNode subject;
    private final Neighbours neighbours;

    CutLines(
            Policy policy,
            Map<String, RuleModel> rules,
            JsonNode answer,
            JsonNode firings,
            JsonNode subject,
            Neighbours neighbours) {
        this.policy = policy;
        this.rules = rules;
        this.answer = answer;
        this.firings = firings;
        this.subject = subject;
        this.neighbours = neighbours;
    }

    ArrayNode quotas() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonNode seats : answer.at("/cohort/quotas")) {
            Quota quota = policy.quotasByCode().get(seats.path("code").asText());
            if (quota != null) {
                quota(array.addObject(), quota, seats);
            }
        }
        return array;
    }

    private void quota(ObjectNode json, Quota quota, JsonNode seats) {
        json.put("code", quota.code());
        Sentences.put(json, "label", quota.label());
        Sentences sentences = new Sentences();
        limit(json, quota, seats.path("limit").asInt(), sentences);
        json.put("from", quota.fromTop() ? "top" : "bottom");
        Set<String> taken = texts(seats.path("taken"));
        Set<String> leftOut = texts(seats.path("leftOut"));
        Set<String> certain = asking(quota, true);
        Set<String> candidates = asking(quota, false);
        candidates.removeAll(certain);
        // Whoever has a seat of a quota that goes before takes none here.
        for (Quota before = before(quota); before != null; before = before(before)) {
            candidates.removeAll(taken(before));
        }
        // Of seats that each group has of its own, the answer does not say which are whose.
        boolean isOneLine = quota.by() == null;
        Comparator<Integer> outward = quota.fromTop() ? Comparator.naturalOrder() : Comparator.reverseOrder();
        List<JsonNode> last = neighbours.firstGroup(
                each -> isOneLine && taken.contains(id(each)) && !certain.contains(id(each)), outward.reversed());
        List<JsonNode> next = neighbours.firstGroup(
                each -> isOneLine && candidates.contains(id(each)) && !taken.contains(id(each)), outward);
        json.put("takenCount", taken.size());
        put(json.putArray("certain"), certain);
        put(json.putArray("leftOut"), leftOut);
        json.set("last", neighbours.compared(last));
        json.set("next", neighbours.compared(next));
        place(json, taken, leftOut, certain, candidates, sentences);
        sentences.add(Messages.text("explained-taken", taken.size()));
        if (!last.isEmpty()) {
            sentences.add(Messages.text("explained-last-seat", names(last)));
        }
        if (!leftOut.isEmpty() && isOneLine) {
            sentences.add(Messages.text("explained-left-out", leftOut, leftOut.size(), free(seats, taken)));
        }
        if (!next.isEmpty()) {
            sentences.add(Messages.text("explained-next", names(next)));
        }
        sentences.addTo(json);
    }

    private @Nullable Quota before(Quota quota) {
        return quota.after() == null ? null : policy.quotasByCode().get(quota.after());
    }

    private Set<String> taken(Quota quota) {
        Set<String> taken = new TreeSet<>();
        for (JsonNode seats : answer.at("/cohort/quotas")) {
            if (seats.path("code").asText().equals(quota.code())) {
                taken.addAll(texts(seats.path("taken")));
            }
        }
        return taken;
    }

    private static int free(JsonNode seats, Set<String> taken) {
        return seats.path("limit").asInt() - taken.size();
    }

    /** How many seats there are, and how they were counted. */
    private void limit(ObjectNode json, Quota quota, int limit, Sentences sentences) {
        json.put("limit", limit);
        if (quota.by() != null) {
            sentences.add(Messages.text("explained-grouped-limit", quota.label(), limit));
            return;
        }
        if (quota.share() == null) {
            sentences.add(Messages.text("explained-fixed-limit", quota.label(), limit));
            return;
        }
        int size = answer.at("/cohort/size").asInt();
        BigDecimal product = Decimals.plain(quota.share().multiply(BigDecimal.valueOf(size)));
        json.putObject("counted").put("share", quota.share()).put("of", size).put("product", product);
        sentences.add(Messages.text(
                "explained-share-limit", quota.label(), limit, size, quota.share(), product, rounding(quota)));
    }

    private static Text rounding(Quota quota) {
        return switch (quota.rounding()) {
            case DOWN -> Messages.text("explained-rounding.down");
            case HALF_UP -> Messages.text("explained-rounding.half-up");
            case UP -> Messages.text("explained-rounding.up");
        };
    }

    private void place(
            ObjectNode json,
            Set<String> taken,
            Set<String> leftOut,
            Set<String> certain,
            Set<String> candidates,
            Sentences sentences) {
        String id = id(subject);
        if (taken.contains(id)) {
            json.put("seat", certain.contains(id) ? "certain" : "taken");
            sentences.add(
                    certain.contains(id)
                            ? Messages.text("explained-seat.certain")
                            : Messages.text("explained-seat.taken"));
        } else if (leftOut.contains(id)) {
            json.put("seat", "leftOut");
            sentences.add(Messages.text("explained-seat.left-out"));
        } else if (candidates.contains(id)) {
            json.put("seat", "notReached");
            sentences.add(Messages.text("explained-seat.not-reached"));
        } else {
            json.put("seat", "notCandidate");
            sentences.add(Messages.text("explained-seat.not-candidate"));
        }
    }

    /** Whom the rules let take part in the quota, or give a seat whether there is one left or not. */
    private Set<String> asking(Quota quota, boolean certain) {
        Set<String> asking = new TreeSet<>();
        for (JsonNode firing : firings) {
            RuleModel rule = rules.get(firing.path("rule").asText());
            boolean asks = rule != null
                    && rule.calls().stream()
                            .filter(call -> call.posted() == PostingKind.CANDIDATE)
                            .filter(call -> quota.code().equals(call.code()))
                            .map(LedgerCall::posts)
                            .anyMatch(posts -> posts.certain() == certain);
            if (asks) {
                asking.add(firing.path("subject").asText());
            }
        }
        return asking;
    }

    /** The subject's grade, and who is nearest to it in the next one up and down; null when there are no grades. */
    JsonNode grade() {
        GradeKind own = policy.gradesByCode().get(subject.path("grade").asText());
        if (own == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("code", own.code());
        Sentences.put(json, "label", own.label());
        json.set("reason", subject.path("gradeReason"));
        Sentences sentences = new Sentences().add(Messages.text("explained-grade", own.label()));
        List<JsonNode> above = neighbours.firstGroup(
                each -> Neighbours.rank(each) < Neighbours.rank(subject) && !isOwnGrade(each),
                Comparator.reverseOrder());
        List<JsonNode> below = neighbours.firstGroup(
                each -> Neighbours.rank(each) > Neighbours.rank(subject) && !isOwnGrade(each),
                Comparator.naturalOrder());
        json.set("above", graded(above));
        json.set("below", graded(below));
        if (!above.isEmpty()) {
            sentences.add(Messages.text("explained-grade-above", names(above)));
        }
        if (!below.isEmpty()) {
            sentences.add(Messages.text("explained-grade-below", names(below)));
        }
        sentences.addTo(json);
        return json;
    }

    private ArrayNode graded(List<JsonNode> results) {
        ArrayNode array = neighbours.compared(results);
        for (int i = 0; i < results.size(); i++) {
            ((ObjectNode) array.get(i)).set("grade", results.get(i).path("grade"));
        }
        return array;
    }

    private boolean isOwnGrade(JsonNode result) {
        return result.path("grade").equals(subject.path("grade"));
    }

    private static String id(JsonNode result) {
        return result.path("id").asText();
    }

    private static List<Text> names(List<JsonNode> results) {
        return results.stream()
                .map(each -> new Text(
                        each.path("name").asText() + "（" + id(each) + "）",
                        each.path("name").asText() + " (" + id(each) + ")"))
                .toList();
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        StreamSupport.stream(array.spliterator(), false).forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static void put(ArrayNode array, Set<String> texts) {
        texts.forEach(array::add);
    }
}
