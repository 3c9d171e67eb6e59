package plumbline.rules.drl;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import plumbline.text.Finding;
import plumbline.text.Messages;

/** What is wrong in one rule file, told to the findings of its pack. Used by one thread. */
public record FileFindings(RuleFile file, RuleFindings all) {
    /** Tells what is wrong at a piece of the file. */
    public void error(Token at, @Messages.Key String key, Object... values) {
        if (!all.countsOnly()) {
            // People are told the name that they wrote.
            Object[] shown = Arrays.stream(values)
                    .map(value -> at.text().equals(value) ? at.written() : value)
                    .toArray();
            error(at.line(), at.column(), line(at.line()), key, shown);
        }
    }

    /**
     * Tells what is wrong at a place of the file.
     *
     * @param excerpt null where the message says it all
     */
    public void error(int line, int column, @Nullable String excerpt, @Messages.Key String key, Object... values) {
        all.add(Finding.error(file.name(), line, column, excerpt, key, values));
    }

    /** Whether nothing was found in the file. */
    public boolean isEmpty() {
        return all.isWithout(file);
    }

    /** A line of the file, without the blanks around it. */
    public String line(int line) {
        return file.text()
                .lines()
                .skip(Math.max(line - 1, 0))
                .findFirst()
                .orElse("")
                .strip();
    }
}
