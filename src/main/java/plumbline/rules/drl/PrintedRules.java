package plumbline.rules.drl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules as the engine compiles them. Immutable.
 *
 * @param marks where the author has what is printed, by the lines of the text
 */
public record PrintedRules(String text, List<Mark> marks) {
    /**
     * Where a piece of the text comes from.
     *
     * @param printed the line of the text, from 1
     * @param file of the pack
     * @param line of the file, from 1
     */
    public record Mark(int printed, String file, int line) {}

    public PrintedRules {
        marks = List.copyOf(marks);
    }

    /** What a line of the text was printed from; null for what the service itself writes. */
    public @Nullable Mark mark(int printed) {
        Mark found = null;
        for (Mark mark : marks) {
            if (mark.printed() <= printed) {
                found = mark;
            }
        }
        return found;
    }
}
