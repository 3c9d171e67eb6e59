package plumbline.library;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.text.Finding;

/** What serves of a policy, and what was found in its folder. Immutable. */
public sealed interface PolicyState {
    /** {@link #seen} of a folder that was not looked at yet. */
    String NOT_SEEN = "";

    /** Whether and what a pack serves. */
    enum Status {
        /** The folder's files are in force. */
        READY,
        /** The folder's files have faults; what was in force before serves. */
        STALE,
        /** The files have faults and there is nothing else to serve. */
        REJECTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String id();

    Status status();

    /** What serves; null when nothing does. */
    @Nullable
    Pack pack();

    /** What was found in the folder's files: errors, and warnings. */
    List<Finding> findings();

    /** Names the folder as it was last read ({@link PackFolder#seen}). */
    String seen();

    /**
     * The folder's files are in force, as far as is known.
     *
     * @param findings warnings
     */
    record Serving(Pack pack, List<Finding> findings, String seen) implements PolicyState {
        @Override
        public String id() {
            return pack.policy().id();
        }

        @Override
        public Status status() {
            return Status.READY;
        }
    }

    /** The folder's files have faults; what was in force before serves. */
    record Stale(Pack pack, List<Finding> findings, String seen) implements PolicyState {
        @Override
        public String id() {
            return pack.policy().id();
        }

        @Override
        public Status status() {
            return Status.STALE;
        }
    }

    /** The files have faults and there is nothing else to serve. */
    record Rejected(String id, List<Finding> findings, String seen) implements PolicyState {
        @Override
        public Status status() {
            return Status.REJECTED;
        }

        @Override
        public @Nullable Pack pack() {
            return null;
        }
    }

    /** What comes of a folder with faults. */
    static PolicyState faulty(PackFolder folder, @Nullable Pack serving, List<Finding> findings) {
        return serving == null
                ? new Rejected(folder.id(), findings, folder.seen())
                : new Stale(serving, findings, folder.seen());
    }
}
