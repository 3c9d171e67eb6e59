package plumbline.library.tiers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.policy.ValueKind;

/**
 * The values of an ordered dimension between which no tier can begin or end unseen: each bound that tiers name, the
 * nearest values on both sides of it, one in the middle between two bounds, and the ends of what is allowed. Stateless.
 */
final class Samples {
    /** Decimals tried for a number whose declaration does not bound them; at least one more than the bounds have. */
    private static final int FREE_DECIMALS = 2;

    private static final int MOST_DECIMALS = 6;

    private Samples() {}

    /**
     * Numbers, in order.
     *
     * @param few to leave out what tells no more apart, for when several dimensions are tried together
     */
    static List<Object> numbers(ValueKind.Numeric kind, Collection<Exact> bounds, boolean few) {
        int decimals = decimals(kind, bounds);
        BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
        TreeSet<BigDecimal> exact = new TreeSet<>();
        bounds.forEach(bound -> exact.add(bound.rounded(MOST_DECIMALS)));
        TreeSet<BigDecimal> tried = new TreeSet<>();
        BigDecimal last = null;
        for (BigDecimal bound : exact) {
            BigDecimal below = bound.subtract(step).setScale(decimals, RoundingMode.CEILING);
            BigDecimal above = bound.add(step).setScale(decimals, RoundingMode.FLOOR);
            tried.add(bound);
            if (!few || last == null) {
                tried.add(below);
            }
            tried.add(above);
            if (last != null) {
                tried.add(last.add(bound).divide(BigDecimal.valueOf(2)));
            }
            last = bound;
        }
        if (kind.above() != null) {
            tried.add(kind.above().add(step));
        }
        for (BigDecimal end : ends(kind)) {
            tried.add(end);
        }
        if (tried.isEmpty()) {
            tried.add(BigDecimal.ZERO);
        }
        return tried.stream()
                .filter(number -> isAllowed(number, kind))
                .map(Exact::plain)
                .map(Object.class::cast)
                .distinct()
                .toList();
    }

    /** Days, in order: the bounds and their neighbours. */
    static List<Object> days(Collection<LocalDate> bounds) {
        TreeSet<LocalDate> tried = new TreeSet<>();
        bounds.forEach(day -> tried.addAll(List.of(day.minusDays(1), day, day.plusDays(1))));
        return new ArrayList<>(tried);
    }

    /** Whether a request may hold the number. */
    static boolean isAllowed(BigDecimal number, ValueKind.Numeric kind) {
        if (kind.or() != null && number.compareTo(kind.or()) == 0) {
            return true;
        }
        int scale = number.stripTrailingZeros().scale();
        return !(isLess(number, kind.min())
                || isLess(kind.max(), number)
                || (kind.above() != null && number.compareTo(kind.above()) <= 0)
                || (kind.whole() && scale > 0)
                || (kind.decimals() != null && scale > kind.decimals()));
    }

    private static boolean isLess(@Nullable BigDecimal number, @Nullable BigDecimal other) {
        return number != null && other != null && number.compareTo(other) < 0;
    }

    private static List<BigDecimal> ends(ValueKind.Numeric kind) {
        List<BigDecimal> ends = new ArrayList<>();
        for (BigDecimal end : new BigDecimal[] {kind.min(), kind.max(), kind.or()}) {
            if (end != null) {
                ends.add(end);
            }
        }
        return ends;
    }

    private static int decimals(ValueKind.Numeric kind, Collection<Exact> bounds) {
        if (kind.whole()) {
            return 0;
        }
        if (kind.decimals() != null) {
            return kind.decimals();
        }
        int most = FREE_DECIMALS - 1;
        for (Exact bound : bounds) {
            most = Math.max(most, bound.rounded(MOST_DECIMALS).scale());
        }
        return Math.min(most + 1, MOST_DECIMALS);
    }
}
