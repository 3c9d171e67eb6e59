package plumbline.library.revision;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A revision that came into force, as the journal records it.
 *
 * @param seq its record's place in the journal
 * @param revision null when the policy was taken away
 * @param previous the revision before it; null for a policy's first
 * @param origin code of {@link Change.Origin}
 * @param caller the name of the key that the change came with; null when none was needed
 * @param changed what is different from the revision before it, in the form of {@link Difference#json}
 */
public record Activation(
        long seq,
        Instant at,
        String policy,
        @Nullable String revision,
        @Nullable String previous,
        String origin,
        @Nullable String caller,
        @Nullable String author,
        @Nullable String message,
        JsonNode changed) {}
