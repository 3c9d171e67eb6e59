package plumbline.audit;

import org.jspecify.annotations.Nullable;
import plumbline.policy.Text;

/**
 * What running a stored evaluation again came to.
 *
 * @param now with what it was run again
 * @param difference where the result begins to differ; null when it does not, or there is none
 * @param sameFirings whether the same rules fired on the same facts, in the same order
 * @param failure why there is no result today; null when there is one
 */
public record Replayed(
        EvaluationRecord record,
        Versions now,
        @Nullable FirstDifference difference,
        boolean sameFirings,
        @Nullable Text failure) {
    /** Whether the result came out the same to the byte, whatever fired on the way. */
    public boolean isIdentical() {
        return difference == null && failure == null;
    }
}
