package plumbline.audit;

import org.jspecify.annotations.Nullable;
import plumbline.audit.record.EvaluationRecord;
import plumbline.rules.Versions;
import plumbline.text.Text;

/**
 * What running a stored evaluation again came to.
 *
 * @param now with what it was run again
 * @param ofResult where input or result begin to differ; null when they do not, or there is none
 * @param ofFirings where that which fired begins to differ, by rule, facts or order; null likewise
 * @param failure why there is no result today; null when there is one
 */
public record Replayed(
        EvaluationRecord record,
        Versions now,
        @Nullable FirstDifference ofResult,
        @Nullable FirstDifference ofFirings,
        @Nullable Text failure) {
    /** Whether all came out the same to the byte: the input, the result, and what fired on the way. */
    public boolean isIdentical() {
        return sameResult() && sameFirings();
    }

    /** Whether input and result came out the same to the byte, whatever fired on the way. */
    public boolean sameResult() {
        return ofResult == null && failure == null;
    }

    /** Whether the same rules fired on the same facts, in the same order. */
    public boolean sameFirings() {
        return ofFirings == null && failure == null;
    }

    /** Where it begins to differ, in the result if it does there; null when it does not, or there is no result. */
    public @Nullable FirstDifference difference() {
        return ofResult == null ? ofFirings : ofResult;
    }
}
