package plumbline.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Finding;
import plumbline.policy.PackRejected;
import plumbline.policy.Text;

/** Collects what is wrong in a pack's rule files. Used by one thread. */
final class RuleFindings {
    private final List<Finding> findings = new ArrayList<>();

    void add(RuleFile file, String code, int line, int column, @Nullable String excerpt, Text message, Text remedy) {
        findings.add(new Finding(code, file.name(), line, column, excerpt, message, remedy));
    }

    void add(RuleFile file, String code, Token at, Text message, Text remedy) {
        add(file, code, at.line(), at.column(), line(file, at.line()), message, remedy);
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    /** Whether nothing was found in the file. */
    boolean isWithout(RuleFile file) {
        return findings.stream().noneMatch(finding -> finding.file().equals(file.name()));
    }

    void throwIfAny() throws PackRejected {
        if (!findings.isEmpty()) {
            findings.sort(Comparator.comparing(Finding::file)
                    .thenComparingInt(Finding::line)
                    .thenComparingInt(Finding::column));
            throw new PackRejected(findings.stream().distinct().toList());
        }
    }

    static String line(RuleFile file, int line) {
        return file.text()
                .lines()
                .skip(Math.max(line - 1, 0))
                .findFirst()
                .orElse("")
                .strip();
    }
}
