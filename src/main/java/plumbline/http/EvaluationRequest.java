package plumbline.http;

import org.jspecify.annotations.Nullable;
import plumbline.audit.record.IdempotencyKey;
import plumbline.intake.Cohort;
import plumbline.intake.RequestRejected;
import plumbline.library.pack.Pack;

/**
 * A cohort that somebody wants to have evaluated.
 *
 * @param revision of the policy; null for the one in force
 * @param body not yet checked against the policy
 * @param caller who asks; null when that is not known
 * @param key by which it is known when it is sent again; null when it is not to be
 */
record EvaluationRequest(
        String policy,
        @Nullable String revision,
        Body body,
        EvaluationOptions options,
        @Nullable String caller,
        @Nullable IdempotencyKey key) {
    /** What was sent, in whatever form. */
    interface Body {
        Cohort in(Pack pack) throws RequestRejected;
    }
}
