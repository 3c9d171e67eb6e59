package plumbline.rules.drl;

import org.jspecify.annotations.Nullable;
import plumbline.text.Finding;
import plumbline.text.Text;

/** What is wrong in one rule file, told to the findings of its pack. Used by one thread. */
public record FileFindings(RuleFile file, RuleFindings all) {
    public void add(String code, Token at, Text message, Text remedy) {
        if (!all.countsOnly()) {
            add(code, at.line(), at.column(), line(at.line()), message, remedy);
        }
    }

    public void add(String code, int line, int column, @Nullable String excerpt, Text message, Text remedy) {
        all.add(new Finding(code, file.name(), line, column, excerpt, message, remedy));
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
