package plumbline.library;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumbline.text.Finding;

/**
 * Something happened to a policy's rules.
 *
 * @param revision the revision of the files concerned; null when the policy was taken away
 * @param findings why the files were rejected, or what those in force are warned of
 */
public record RuleEvent(Kind kind, String policy, @Nullable String revision, Instant at, List<Finding> findings) {
    /** What happened. */
    public enum Kind {
        /** A revision came into force. */
        RULES_ACTIVATED,
        /** The files in the folder have faults; what was in force stays. */
        RULES_REJECTED,
        /** The files in the folder had faults, and have none any more. */
        RULES_RECOVERED,
        /** The policy's folder is gone. */
        POLICY_REMOVED;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static RuleEvent of(Kind kind, String policy, @Nullable String revision, List<Finding> findings) {
        return new RuleEvent(kind, policy, revision, Instant.now(), findings);
    }
}
