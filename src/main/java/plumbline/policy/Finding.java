package plumbline.policy;

import org.jspecify.annotations.Nullable;

/**
 * A fault in a file of a pack, in the words of those who edit it.
 *
 * @param code what kind of fault, in kebab case; never renamed
 * @param file the file's name within the pack
 * @param line from 1; 0 when the fault is of the whole file
 * @param column from 1, in characters; 0 when the fault is of the whole line
 * @param excerpt the text at fault; null when it says no more than the message
 * @param message what is wrong
 * @param remedy what to write instead
 */
public record Finding(
        String code, String file, int line, int column, @Nullable String excerpt, Text message, Text remedy) {

    /** {@code file:line:column}, leaving out what is not known. */
    public String place() {
        return file + (line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "");
    }

    @Override
    public String toString() {
        String shown = excerpt == null ? "" : "\n    | " + excerpt;
        return "%s [%s] %s%s\n    %s\n    → %s\n    → %s"
                .formatted(place(), code, message.zh(), shown, message.en(), remedy.zh(), remedy.en());
    }
}
