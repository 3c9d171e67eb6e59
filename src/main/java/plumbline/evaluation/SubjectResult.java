package plumbline.evaluation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.ledger.Entry;
import plumbline.ledger.Grade;
import plumbline.ledger.Outcome;

/**
 * How a subject came out.
 *
 * @param total the exact sum of the entries; null when it is excluded
 * @param rank from 1; equals share a rank; null when it is excluded or unranked
 * @param grade null when it got none
 * @param excluded why it does not take part; null when it does
 * @param unranked why it gets no rank though it takes part; null when it gets one
 * @param categories every category of the sheet, also at 0; none when it is excluded
 * @param entries in the order of the sheet, then of the records' keys
 * @param outcomes in the order in which the pack declares them
 */
public record SubjectResult(
        String id,
        String name,
        @Nullable BigDecimal total,
        @Nullable Integer rank,
        @Nullable Grade grade,
        @Nullable String excluded,
        @Nullable String unranked,
        List<CategoryScore> categories,
        List<Entry> entries,
        List<Outcome> outcomes) {
    /** How it took part. */
    public String status() {
        return excluded != null ? "excluded" : unranked != null ? "unranked" : "ranked";
    }

    /** Why it does not take part, or gets no rank; null when it is ranked. */
    public @Nullable String whyNot() {
        return excluded == null ? unranked : excluded;
    }

    static SubjectResult excluded(String id, String name, String why) {
        return new SubjectResult(id, name, null, null, null, why, null, List.of(), List.of(), List.of());
    }
}
