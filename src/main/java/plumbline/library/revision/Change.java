package plumbline.library.revision;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who changed a pack, and why.
 *
 * @param caller the name of the key that it came with; null when none was needed
 * @param author as he is stated; null when nobody is
 * @param message what for, in the author's words; null when nothing was said
 */
public record Change(Origin origin, @Nullable String caller, @Nullable String author, @Nullable String message) {
    /** A change that was found in the folder, where nobody says who made it. */
    public static final Change IN_THE_FOLDER = new Change(Origin.FOLDER, null, null, null);

    /** How the change came. */
    public enum Origin {
        /** Files were edited where they lie. */
        FOLDER,
        /** Files were sent to the service. */
        API,
        /** An earlier revision was put back. */
        RESTORE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
