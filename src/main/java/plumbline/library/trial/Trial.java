package plumbline.library.trial;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import plumbline.library.cases.CaseReport;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.rules.DerivedCache;
import plumbline.text.CodePointOrder;
import plumbline.text.Finding;

/**
 * What came of trying a pack's files without putting them into force: they are compiled, checked, and the pack's own
 * cases are run. Immutable.
 *
 * @param pack null when the files do not make one, or only the verdict was asked for
 * @param rules how many there are; 0 when the files do not make a pack
 * @param findings everything that was found; only errors keep the files from coming into force
 * @param cases how the pack's cases came out; null when it did not come so far
 */
public record Trial(
        PackFolder folder, @Nullable Pack pack, int rules, List<Finding> findings, @Nullable CaseReport cases) {
    public Trial {
        findings = List.copyOf(findings);
    }

    /** The verdicts on several packs, each in a process of its own, in the order of their names. */
    public static List<Trial> of(Collection<PackFolder> folders) {
        return of(folders, new KeptTrials(DerivedCache.NONE, DerivedCache.NONE));
    }

    /**
     * The same, of packs that are tried once more although they may have been before.
     *
     * @param kept takes what they are found to be
     */
    public static List<Trial> of(Collection<PackFolder> folders, KeptTrials kept) {
        SortedMap<String, Trial> trials = new ConcurrentSkipListMap<>(CodePointOrder.IDS);
        ForEachParallel.forEach(folders, folder -> trials.put(folder.id(), Workshop.SHARED.judged(folder, kept)));
        return List.copyOf(trials.values());
    }

    /** Files that do not make a pack. */
    public static Trial refused(PackFolder folder, List<Finding> findings) {
        return new Trial(folder, null, 0, findings, null);
    }

    /** Whether the files may come into force. */
    public boolean isGreen() {
        return Finding.errors(findings) == 0;
    }
}
