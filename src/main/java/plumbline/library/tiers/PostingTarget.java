package plumbline.library.tiers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.ledger.PostingKind;
import plumbline.policy.Item;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.rules.model.LedgerCall;
import plumbline.rules.model.RuleModel;
import plumbline.text.Messages;
import plumbline.text.Text;

/**
 * What takes one posting only for each subject, and the rules that post there.
 *
 * @param kind such as {@code item} or {@code grade}
 * @param code as the rules write it, a variable too; empty for the grade
 */
record PostingTarget(String kind, String code, List<RuleModel> tiers) {
    PostingTarget {
        tiers = List.copyOf(tiers);
    }

    /** Every place of a pack, in the order in which its rules name them first. */
    static List<PostingTarget> of(List<RuleModel> tiers) {
        Map<List<String>, List<RuleModel>> byPlace = new LinkedHashMap<>();
        for (RuleModel tier : tiers) {
            for (LedgerCall call : tier.calls()) {
                String kind = String.valueOf(call.kind());
                codes(tier, call).forEach(code -> {
                    List<RuleModel> known = byPlace.computeIfAbsent(List.of(kind, code), any -> new ArrayList<>());
                    if (!known.contains(tier)) {
                        known.add(tier);
                    }
                });
            }
        }
        List<PostingTarget> places = new ArrayList<>();
        byPlace.forEach((place, rules) -> places.add(new PostingTarget(place.get(0), place.get(1), rules)));
        return places;
    }

    /** The codes that the call may post to, once for each subject. */
    private static List<String> codes(RuleModel tier, LedgerCall call) {
        if (call.kind() == null) {
            return List.of();
        }
        String code = call.kind().equals("grade") || call.code() == null ? "" : call.code();
        Set<String> items = call.posted() == PostingKind.ITEM ? tier.items() : null;
        return items == null ? List.of(code) : items.stream().sorted().toList();
    }

    /** Whether the hit goes here. */
    boolean takes(Match hit) {
        return hit.kind().equals(kind)
                && (hit.code().equals(code) || code.startsWith("$"))
                && tiers.contains(hit.tier());
    }

    /**
     * Whether every subject needs a posting here by a rule.
     *
     * @param values of the subject
     */
    boolean isForAll(Policy policy, Map<String, Object> values) {
        Item item = item(policy);
        return kind.equals("key")
                || kind.equals("grade")
                || (item != null && !item.conditional() && item.otherwise() == null && item.isFor(values));
    }

    /** The item that is posted to here; null when it is no item, or only a run tells which. */
    @Nullable
    Item item(Policy policy) {
        return kind.equals("item") ? policy.itemsByCode().get(code) : null;
    }

    /** Whether a value that neither the first nor the last tier takes may be forgotten, though not every subject needs a posting. */
    boolean mayLackAnEnd() {
        return tiers.size() > 1 && (kind.equals("outcome") || kind.equals("claim"));
    }

    /** Whether a hole between two tiers is a fault, though not every subject needs a posting. */
    boolean isLadder() {
        return kind.equals("item") || kind.equals("grade") || kind.equals("outcome") || kind.equals("claim");
    }

    /** What it is called, for people. */
    Text label(Policy policy) {
        Item item = policy.itemsByCode().get(code);
        OutcomeKind outcome = policy.outcomesByCode().get(code);
        return switch (kind) {
            case "item" -> item == null ? Messages.text("target-items", code) : named(item.label());
            case "grade" -> Messages.text("target-grade");
            case "outcome", "claim" -> outcome == null ? Messages.text("target-outcome", code) : named(outcome.label());
            case "key" -> Messages.text("target-key", code);
            case "figure" -> Messages.text("target-figure", code);
            default -> Messages.text("target-quota", code);
        };
    }

    private Text named(Text label) {
        return new Text("“" + label.zh() + "”", code);
    }
}
