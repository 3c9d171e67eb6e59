package plumbline.rules.drl;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.text.Finding;
import plumbline.text.Findings;
import plumbline.text.PackRejected;
import plumbline.text.Text;

/** Collects what is wrong in a pack's rule files, each once. Used by one thread. */
public final class RuleFindings {
    private final Findings findings = new Findings();
    private final Set<Finding> told = new HashSet<>();

    public void add(
            RuleFile file, String code, int line, int column, @Nullable String excerpt, Text message, Text remedy) {
        add(new Finding(code, file.name(), line, column, excerpt, message, remedy));
    }

    public void add(RuleFile file, String code, Token at, Text message, Text remedy) {
        if (!findings.countsOnly()) {
            add(file, code, at.line(), at.column(), line(file, at.line()), message, remedy);
        }
    }

    public void add(Finding finding) {
        if (!findings.countsOnly() && told.add(finding)) {
            findings.add(finding);
        }
    }

    List<Finding> all() {
        return findings.all();
    }

    public boolean isEmpty() {
        return findings.isEmpty();
    }

    /** Whether nothing was found in the file. */
    public boolean isWithout(RuleFile file) {
        return findings.all().stream().noneMatch(finding -> finding.file().equals(file.name()));
    }

    /** Whether more would only be counted. */
    public boolean isFull() {
        return findings.isFull();
    }

    public void throwIfAny() throws PackRejected {
        findings.throwIfAny();
    }

    public static String line(RuleFile file, int line) {
        return file.text()
                .lines()
                .skip(Math.max(line - 1, 0))
                .findFirst()
                .orElse("")
                .strip();
    }
}
