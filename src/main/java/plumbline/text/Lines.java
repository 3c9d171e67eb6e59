package plumbline.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.reader.StreamReader;

/** The lines of a file, to quote from. Immutable. */
public final class Lines {
    private final List<String> lines;

    public Lines(String text) {
        this.lines = text.lines().toList();
    }

    public List<String> all() {
        return lines;
    }

    /** The line without its indentation, cut short where it is very long; null when there is no such line. */
    public @Nullable String quoted(int line) {
        if (line < 1 || line > lines.size()) {
            return null;
        }
        return PackLimits.cut(lines.get(line - 1).strip(), PackLimits.EXCERPT_LENGTH);
    }

    /** The first line with a character that no YAML may hold; 0 when there is none. */
    public int firstUnprintable() {
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).codePoints().allMatch(StreamReader::isPrintable)) {
                return i + 1;
            }
        }
        return 0;
    }
}
