package plumbline.library;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Finding;

/**
 * What came of trying a pack's files without putting them into force: they are compiled, checked, and the pack's own
 * cases are run. Immutable.
 *
 * @param pack null when the files do not make one
 * @param findings everything that was found; only errors keep the files from coming into force
 * @param cases how the pack's cases came out; null when it did not come so far
 */
public record Trial(PackFolder folder, @Nullable Pack pack, List<Finding> findings, @Nullable CaseReport cases) {
    public Trial {
        findings = List.copyOf(findings);
    }

    /** Whether the files may come into force. */
    public boolean isGreen() {
        return pack != null && Finding.errors(findings) == 0;
    }
}
