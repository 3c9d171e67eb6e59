package plumbline.standing;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.facts.Exact;
import plumbline.ledger.Entry;

/** Sums of entries: exact, and without trailing zeros. */
public final class Totals {
    private Totals() {}

    /** The sum of the entries' points. */
    public static BigDecimal of(Collection<Entry> entries) {
        return Exact.plain(entries.stream().map(Entry::points).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The sum of the points of each subject, by id; 0 for one that has no entry. */
    public static Map<String, BigDecimal> bySubject(List<String> subjects, List<Entry> entries) {
        Map<String, BigDecimal> totals = new LinkedHashMap<>();
        subjects.forEach(subject -> totals.put(subject, BigDecimal.ZERO));
        entries.forEach(entry -> totals.merge(entry.subject(), entry.points(), BigDecimal::add));
        totals.replaceAll((subject, total) -> Exact.plain(total));
        return totals;
    }
}
