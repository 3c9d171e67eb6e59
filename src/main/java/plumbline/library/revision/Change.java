package plumbline.library.revision;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who changed a pack, and why.
 *
 * @param author as the caller names himself; null for a change that was found in the folder
 * @param message what for, in the author's words; null when nothing was said
 */
public record Change(Origin origin, @Nullable String author, @Nullable String message) {
    /** A change that was found in the folder, where nobody says who made it. */
    public static final Change IN_THE_FOLDER = new Change(Origin.FOLDER, null, null);

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
