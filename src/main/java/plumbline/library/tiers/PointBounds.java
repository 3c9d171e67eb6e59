package plumbline.library.tiers;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.ledger.PostingKind;
import plumbline.ledger.Postings;
import plumbline.policy.Item;
import plumbline.policy.Policy;
import plumbline.policy.RankingKey;
import plumbline.policy.ValueKind;
import plumbline.rules.model.LedgerCall;
import plumbline.rules.model.RuleModel;

/** Between which bounds the points of an item, a category or the total can lie, as far as the rules tell. Immutable. */
final class PointBounds {
    private final Policy policy;
    private final List<RuleModel> tiers;

    PointBounds(Policy policy, List<RuleModel> tiers) {
        this.policy = policy;
        this.tiers = List.copyOf(tiers);
    }

    /** Bounds are null where there are none, or none that is sure. */
    ValueKind.Numeric of(String place) {
        List<Item> items = policy.items()
                .filter(item ->
                        place.equals(RankingKey.TOTAL) || place.equals(item.code()) || place.equals(item.category()))
                .toList();
        BigDecimal least = BigDecimal.ZERO;
        BigDecimal most = BigDecimal.ZERO;
        for (Item item : items) {
            BigDecimal low = least(item);
            BigDecimal high = most(item);
            least = least == null || low == null ? null : least.add(low);
            most = most == null || high == null ? null : most.add(high);
        }
        return new ValueKind.Numeric(null, false, least, null, most, null, null, Postings.POINT_DECIMALS);
    }

    private @Nullable BigDecimal most(Item item) {
        BigDecimal most = BigDecimal.ZERO;
        for (LedgerCall call : calls(item)) {
            BigDecimal points = call.points();
            boolean deducts = call.takes() && points != null && points.signum() >= 0;
            if (call.record() != null || (item.max() == null && points == null)) {
                return null;
            }
            if (item.max() != null) {
                most = item.max();
            } else if (points != null && !deducts) {
                most = most.max(points);
            }
        }
        return most;
    }

    private @Nullable BigDecimal least(Item item) {
        BigDecimal least = BigDecimal.ZERO;
        for (LedgerCall call : calls(item)) {
            BigDecimal points = call.points();
            boolean isSure = call.givesOfMaximum() || points != null;
            if (!isSure || call.record() != null) {
                return null;
            }
            if (points != null) {
                least = least.min(call.takes() ? points.negate() : points);
            }
        }
        return least;
    }

    /** Calls that may post to the item; those whose item is a variable may. */
    private List<LedgerCall> calls(Item item) {
        return tiers.stream()
                .flatMap(tier -> tier.calls().stream())
                .filter(call -> call.posted() == PostingKind.ITEM)
                .filter(call -> item.code().equals(call.code())
                        || (call.code() != null && call.code().startsWith("$")))
                .toList();
    }
}
