package plumbline.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a file, to quote from. Immutable. */
public final class Lines {
    private static final int MAX_QUOTED = 200;

    private final List<String> lines;

    public Lines(String text) {
        this.lines = text.lines().toList();
    }

    List<String> all() {
        return lines;
    }

    /** The line without its indentation, cut short where it is very long; null when there is no such line. */
    public @Nullable String quoted(int line) {
        if (line < 1 || line > lines.size()) {
            return null;
        }
        String shown = lines.get(line - 1).strip();
        return shown.length() <= MAX_QUOTED ? shown : shown.substring(0, MAX_QUOTED) + "…";
    }
}
