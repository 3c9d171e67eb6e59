package plumbline.standing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
        Exact weights = Exact.ZERO;
        for (Claimant claimant : claimants) {
            weights = weights.plus(claimant.weight());
        }
        if (weights.signum() == 0) {
            return List.of();
        }
        Exact[] shares = new Exact[claimants.size()];
        Exact[] whole = new Exact[shares.length];
        Exact[] remainders = new Exact[shares.length];
        Integer[] luckiest = new Integer[shares.length];
        Exact left = units;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = units.times(claimants.get(i).weight()).dividedBy(weights);
            whole[i] = shares[i].floor();
            remainders[i] = shares[i].minus(whole[i]);
            left = left.minus(whole[i]);
            luckiest[i] = i;
        }
        Arrays.sort(
                luckiest,
                Comparator.<Integer, Exact>comparing(i -> remainders[i])
                        .thenComparing(i -> claimants.get(i).total())
                        .reversed()
                        .thenComparing(i -> claimants.get(i).id(), CodePointOrder.IDS));
        boolean[] isLucky = new boolean[shares.length];
        for (int i = left.whole() - 1; i >= 0; i--) {
            isLucky[luckiest[i]] = true;
        }
        List<Part> parts = new ArrayList<>(shares.length);
        for (int i = 0; i < shares.length; i++) {
            Exact amount = (isLucky[i] ? whole[i].plus(1) : whole[i]).times(unit);
            parts.add(new Part(claimants.get(i).id(), shares[i].times(unit), amount.rounded(decimals), isLucky[i]));
        }
        return parts;
    }
}
