package plumbline.library;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumbline.library.pack.Pack;
import plumbline.text.Finding;

/**
 * What a pack's folder came to. Immutable.
 *
 * @param pack what serves: the folder's files, or the last revision that was in force when these have faults; null when
 *     there has never been one
 * @param findings what was found in the files in the folder: errors, and warnings
 * @param seen the revision of the files in the folder
 */
public record PolicyState(String id, @Nullable Pack pack, List<Finding> findings, String seen) {
    /** Whether and what a pack serves. */
    public enum Status {
        /** The folder's files are in force. */
        READY,
        /** The folder's files have faults; the last revision without serves. */
        STALE,
        /** The files have faults and there is nothing else to serve. */
        REJECTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PolicyState {
        findings = List.copyOf(findings);
    }

    public Status status() {
        if (pack == null) {
            return Status.REJECTED;
        }
        return Finding.errors(findings) == 0 ? Status.READY : Status.STALE;
    }
}
