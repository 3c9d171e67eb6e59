package plumbline.library.revision;

import org.jspecify.annotations.Nullable;

/** Another service that shares the store has put another revision into force since this one last looked. */
public final class RevisionConflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    RevisionConflict(String policy, @Nullable String revision) {
        super(policy + " is at " + revision, null, false, false);
    }
}
