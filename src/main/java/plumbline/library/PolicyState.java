package plumbline.library;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.text.Finding;

/**
 * What serves of a policy, and what was found in its folder. Immutable.
 *
 * @param pack what serves; null when nothing does
 * @param findings in the folder's files: errors, and warnings
 * @param seen names the folder as it was last read ({@link PackFolder#seen})
 */
public record PolicyState(String id, Status status, @Nullable Pack pack, List<Finding> findings, String seen) {
    /** {@link #seen} of a folder that was not looked at yet. */
    static final String NOT_SEEN = "";

    /** Whether and what a pack serves. */
    public enum Status {
        /** The folder's files are in force, as far as is known. */
        READY,
        /** The folder's files have faults; what was in force before serves. */
        STALE,
        /** The files have faults and there is nothing else to serve. */
        REJECTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param warnings what was found in files that are in force */
    static PolicyState serving(Pack pack, List<Finding> warnings, String seen) {
        return new PolicyState(pack.policy().id(), Status.READY, pack, warnings, seen);
    }

    /** What comes of a folder with faults. */
    static PolicyState faulty(PackFolder folder, @Nullable Pack serving, List<Finding> findings) {
        Status status = serving == null ? Status.REJECTED : Status.STALE;
        return new PolicyState(folder.id(), status, serving, findings, folder.seen());
    }
}
