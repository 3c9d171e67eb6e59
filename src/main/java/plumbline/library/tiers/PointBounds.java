package plumbline.library.tiers;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.ledger.PostingKind;
import plumbline.ledger.Postings;
import plumbline.policy.Item;
import plumbline.policy.Otherwise;
import plumbline.policy.Policy;
import plumbline.policy.RankingKey;
import plumbline.policy.ValueKind;
import plumbline.rules.model.LedgerCall;
import plumbline.rules.model.RuleModel;
import plumbline.rules.model.Term;

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
        BigDecimal most = otherwise(item).max(BigDecimal.ZERO);
        for (Call each : calls(item)) {
            List<BigDecimal> points = points(each);
            if (each.call().record() != null || (item.max() == null && points.isEmpty())) {
                return null;
            }
            most = item.max() == null ? points.stream().reduce(most, BigDecimal::max) : item.max();
        }
        return most;
    }

    private @Nullable BigDecimal least(Item item) {
        BigDecimal least = otherwise(item).min(BigDecimal.ZERO);
        for (Call each : calls(item)) {
            List<BigDecimal> points = points(each);
            boolean isSure = each.call().givesOfMaximum() || !points.isEmpty();
            if (!isSure || each.call().record() != null) {
                return null;
            }
            least = points.stream().reduce(least, BigDecimal::min);
        }
        return least;
    }

    /** What the call can give, as far as the rule or a table says; none when only a run tells. */
    private List<BigDecimal> points(Call each) {
        LedgerCall call = each.call();
        Stream<BigDecimal> given = call.points() != null
                ? Stream.of(call.points())
                : call.posts().ofMaximum() ? Stream.empty() : cells(each.tier(), call.given());
        return given.map(points -> call.takes() ? points.negate() : points).toList();
    }

    /** The numbers of the column of a table that the term is; none when it is something else. */
    private Stream<BigDecimal> cells(RuleModel tier, Term term) {
        if (!(term instanceof Term.Field field) || field.pattern() < 0) {
            return Stream.empty();
        }
        String type = tier.patterns().get(field.pattern()).type();
        return policy.tables().stream()
                .filter(table -> table.factType().equals(type))
                .flatMap(table -> table.rows().stream())
                .map(row -> row.get(field.name()))
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast);
    }

    /** What the sheet itself gives; 0 where it gives nothing, or the maximum. */
    private static BigDecimal otherwise(Item item) {
        Otherwise otherwise = item.otherwise();
        return otherwise == null || otherwise.points() == null ? BigDecimal.ZERO : otherwise.points();
    }

    private record Call(RuleModel tier, LedgerCall call) {}

    /** Calls that may post to the item. */
    private List<Call> calls(Item item) {
        return tiers.stream()
                .filter(tier -> tier.items() == null || tier.items().contains(item.code()))
                .flatMap(tier -> tier.calls().stream().map(call -> new Call(tier, call)))
                .filter(each -> each.call().posted() == PostingKind.ITEM)
                .toList();
    }
}
