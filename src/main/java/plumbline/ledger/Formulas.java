package plumbline.ledger;

import java.math.BigDecimal;

/**
 * The formulas that rules name. All are exact. A number may be an indicator, a whole or decimal number written in the
 * rule, or the result of another formula. Stateless.
 */
public final class Formulas {
    private static final Exact HUNDRED = Exact.of(100);

    private Formulas() {}

    /** What part of the best value this value is: 0 when either is not positive. */
    public static Exact relativeToBest(Object value, Object best) {
        Exact own = Exact.of(value);
        Exact most = Exact.of(best);
        return own.signum() <= 0 || most.signum() <= 0 ? Exact.ZERO : own.dividedBy(most);
    }

    /** {@code part} as a percentage of {@code whole}: 80 for 4 of 5. */
    public static Exact percentage(Object part, Object whole) {
        return Exact.of(part).times(HUNDRED).dividedBy(whole);
    }

    /** {@code part} as a share of {@code whole}: 0.8 for 4 of 5. */
    public static Exact share(Object part, Object whole) {
        return Exact.of(part).dividedBy(whole);
    }

    /** How many whole steps fit into a distance: 1 for 9.99 in steps of 5. */
    public static Exact wholeSteps(Object distance, Object step) {
        return Exact.of(distance).dividedBy(step).floor();
    }

    /** The number, but at most the limit. */
    public static Exact capped(Object number, Object limit) {
        Exact own = Exact.of(number);
        Exact most = Exact.of(limit);
        return own.compareTo(most) <= 0 ? own : most;
    }

    /** The number, or 0 when it is negative. */
    public static Exact positive(Object number) {
        Exact own = Exact.of(number);
        return own.signum() < 0 ? Exact.ZERO : own;
    }

    /** A decimal number as it is written; rule files need not call it, since their decimals are read so. */
    public static BigDecimal decimal(String written) {
        return new BigDecimal(written);
    }
}
