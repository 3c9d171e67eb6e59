package plumbline.standing;

import java.math.BigDecimal;
import java.util.Collection;
import plumbline.facts.Exact;
import plumbline.ledger.Entry;

/** Sums of entries: exact, and without trailing zeros. */
public final class Totals {
    private Totals() {}

    /** The sum of the entries' points. */
    public static BigDecimal of(Collection<Entry> entries) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Entry entry : entries) {
            sum = sum.add(entry.points());
        }
        return Exact.plain(sum);
    }
}
