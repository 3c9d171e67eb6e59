package plumbline.rules.drl;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plumbline.text.Finding;
import plumbline.text.Findings;
import plumbline.text.PackRejected;

/** Collects what is wrong in a pack's rule files, each once. Used by one thread. */
public final class RuleFindings {
    private final Findings findings = new Findings();
    private final Set<Finding> told = new HashSet<>();

    public void add(Finding finding) {
        if (!findings.countsOnly() && told.add(finding)) {
            findings.add(finding);
        }
    }

    /** Whether more are only counted; if so, counts one. */
    boolean countsOnly() {
        return findings.countsOnly();
    }

    List<Finding> all() {
        return findings.all();
    }

    public boolean isEmpty() {
        return findings.isEmpty();
    }

    /** Whether nothing was found in the file. */
    boolean isWithout(RuleFile file) {
        return findings.all().stream().noneMatch(finding -> finding.file().equals(file.name()));
    }

    /** Whether more would only be counted. */
    public boolean isFull() {
        return findings.isFull();
    }

    public void throwIfAny() throws PackRejected {
        findings.throwIfAny();
    }
}
