package plumbline.library;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import plumbline.policy.CodePointOrder;
import plumbline.policy.Finding;
import plumbline.rules.KeptRules;

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

    /** Tries several packs side by side in this process, and gives them in the order of their names. */
    public static List<Trial> of(Collection<PackFolder> folders) {
        SortedMap<String, Trial> trials = new ConcurrentSkipListMap<>(CodePointOrder.IDS);
        SideBySide.forEach(
                folders,
                folder -> trials.put(
                        folder.id(), Verdict.tried(folder, Verdict.Depth.CASES, step -> {}, KeptRules.NONE)));
        return List.copyOf(trials.values());
    }

    /** Whether the files may come into force. */
    public boolean isGreen() {
        return pack != null && Finding.errors(findings) == 0;
    }
}
