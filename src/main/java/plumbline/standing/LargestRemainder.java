package plumbline.standing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import plumbline.facts.Exact;
import plumbline.facts.RuleFault;
import plumbline.text.CodePointOrder;

/**
 * Shares a pool out by the method of the largest remainder: everybody gets the whole units of the exact share, and the
 * units left over go one by one to the largest remainders; of equal ones first to the higher total, then by id.
 */
public final class LargestRemainder {
    private LargestRemainder() {}

    /**
     * Who takes part in the sharing.
     *
     * @param weight not negative
     * @param total decides between equal remainders
     */
    public record Claimant(String id, Exact weight, BigDecimal total) {}

    /**
     * What somebody gets.
     *
     * @param exact the share before it is cut to whole units
     * @param gotRemainder whether it holds one of the units that were left over
     */
    public record Part(String id, Exact exact, BigDecimal amount, boolean gotRemainder) {}

    private record Share(Claimant claimant, Exact exact, Exact units, Exact remainder) {}

    /**
     * The parts, in the order of the claimants; together they are the pool. None when no weight is above 0.
     *
     * @param decimals of a unit: 2 for cents
     * @throws RuleFault when the pool is not a whole number of units
     */
    public static List<Part> of(BigDecimal pool, int decimals, List<Claimant> claimants) {
        Exact unit = Exact.of(BigDecimal.ONE.movePointLeft(decimals));
        Exact units = Exact.of(pool).dividedBy(unit);
        if (!units.equals(units.floor())) {
            throw new RuleFault("pool-not-whole");
        }
        Exact weights = claimants.stream().map(Claimant::weight).reduce(Exact.ZERO, Exact::plus);
        if (weights.signum() == 0) {
            return List.of();
        }
        List<Share> shares = claimants.stream()
                .map(claimant -> share(claimant, units, unit, weights))
                .toList();
        Exact left = shares.stream().map(Share::units).reduce(units, Exact::minus);
        List<Share> luckiest = new ArrayList<>(shares);
        luckiest.sort(Comparator.comparing(Share::remainder)
                .reversed()
                .thenComparing(share -> share.claimant().total(), Comparator.reverseOrder())
                .thenComparing(share -> share.claimant().id(), CodePointOrder.IDS));
        Set<Share> lucky = Collections.newSetFromMap(new IdentityHashMap<>());
        lucky.addAll(luckiest.subList(0, left.whole()));
        return shares.stream()
                .map(share -> part(share, lucky.contains(share), unit, decimals))
                .toList();
    }

    private static Share share(Claimant claimant, Exact units, Exact unit, Exact weights) {
        Exact exact = units.times(claimant.weight()).dividedBy(weights);
        Exact whole = exact.floor();
        return new Share(claimant, exact.times(unit), whole, exact.minus(whole));
    }

    private static Part part(Share share, boolean isLucky, Exact unit, int decimals) {
        Exact units = isLucky ? share.units().plus(1) : share.units();
        return new Part(share.claimant().id(), share.exact(), units.times(unit).rounded(decimals), isLucky);
    }
}
