package plumbline.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import plumbline.audit.record.IdempotencyKey;

/**
 * A cohort that somebody wants to have evaluated.
 *
 * @param revision of the policy; null for the one in force
 * @param body as JSON, not yet checked against the policy
 * @param caller who asks; null when that is not known
 * @param key by which it is known when it is sent again; null when it is not to be
 */
record EvaluationRequest(
        String policy,
        @Nullable String revision,
        JsonNode body,
        EvaluationOptions options,
        @Nullable String caller,
        @Nullable IdempotencyKey key) {}
