package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Phase;
import plumbline.facts.SubjectFact;
import plumbline.ledger.PostingKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.rules.judge.Judge;
import plumbline.rules.model.LedgerCall;
import plumbline.rules.model.RuleModel;
import plumbline.text.Decimals;
import plumbline.text.Messages;
import plumbline.text.Text;

/** Where the seats of each quota ended, and where the subject stands. Used by one explanation. */
final class CutLines {
    private final Grounds grounds;
    private final Policy policy;
    private final JsonNode answer;
    private final JsonNode subject;
    private final Neighbours neighbours;

    CutLines(Grounds grounds, JsonNode subject, Neighbours neighbours) {
        this.grounds = grounds;
        this.policy = grounds.policy();
        this.answer = grounds.answer();
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
        Set<String> group = group(quota);
        limit(json, quota, seats.path("limit").asInt(), group, sentences);
        json.put("from", quota.fromTop() ? "top" : "bottom");
        Set<String> taken = within(group, texts(seats.path("taken")));
        Set<String> leftOut = within(group, texts(seats.path("leftOut")));
        Set<String> certain = within(group, asking(quota, true));
        Set<String> candidates = within(group, asking(quota, false));
        candidates.removeAll(certain);
        // Whoever has a seat of a quota that goes before takes none here.
        for (Quota before = before(quota); before != null; before = before(before)) {
            candidates.removeAll(taken(before));
        }
        // Of seats that each group has of its own, the answer alone does not say which are whose.
        boolean isOneLine = group != null;
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
            sentences.add(Messages.text("explained-last-seat", Neighbours.names(last)));
        }
        if (!leftOut.isEmpty() && isOneLine) {
            sentences.add(
                    Messages.text("explained-left-out", leftOut, leftOut.size(), free(quota, seats, group, taken)));
        }
        if (!next.isEmpty()) {
            sentences.add(Messages.text("explained-next", Neighbours.names(next)));
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

    private int free(Quota quota, JsonNode seats, @Nullable Set<String> group, Set<String> taken) {
        int limit = quota.by() == null || group == null ? seats.path("limit").asInt() : quota.seats(group.size());
        return limit - taken.size();
    }

    /** Who shares the seats with the subject; null when that is not known. */
    private @Nullable Set<String> group(Quota quota) {
        if (quota.by() == null) {
            return new TreeSet<>(Neighbours.ids(neighbours.ranked()));
        }
        Judge judge = grounds.judge(Phase.STANDING);
        SubjectFact own = judge == null ? null : judge.facts().subject(id(subject));
        if (judge == null || own == null) {
            return null;
        }
        return neighbours.ranked().stream()
                .map(CutLines::id)
                .filter(id -> Objects.equals(
                        Objects.requireNonNull(judge.facts().subject(id)).indicator(quota.by()),
                        own.indicator(quota.by())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> within(@Nullable Set<String> group, Set<String> ids) {
        if (group != null) {
            ids.retainAll(group);
        }
        return ids;
    }

    /** How many seats there are, and how they were counted. */
    private void limit(ObjectNode json, Quota quota, int limit, @Nullable Set<String> group, Sentences sentences) {
        json.put("limit", limit);
        if (quota.by() != null) {
            sentences.add(Messages.text("explained-grouped-limit", quota.label(), limit));
            if (group == null) {
                return;
            }
            json.put("groupLimit", quota.seats(group.size()));
        }
        if (quota.share() == null) {
            sentences.add(Messages.text("explained-fixed-limit", quota.label(), quota.seats(0)));
            return;
        }
        int size = group == null ? answer.at("/cohort/size").asInt() : group.size();
        BigDecimal product = Decimals.plain(quota.share().multiply(BigDecimal.valueOf(size)));
        json.putObject("counted").put("share", quota.share()).put("of", size).put("product", product);
        sentences.add(Messages.text(
                "explained-share-limit",
                quota.label(),
                quota.seats(size),
                size,
                quota.share(),
                product,
                rounding(quota)));
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
        for (JsonNode firing : grounds.firings()) {
            RuleModel rule = grounds.models().get(firing.path("rule").asText());
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

    private static String id(JsonNode result) {
        return result.path("id").asText();
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
