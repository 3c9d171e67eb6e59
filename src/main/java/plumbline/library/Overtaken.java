package plumbline.library;

import org.jspecify.annotations.Nullable;

/** Another service that shares the store has put another revision into force since this one last looked. */
final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overtaken(String policy, @Nullable String revision) {
        super(policy + " is at " + revision, null, false, false);
    }
}
