package plumbline.library;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Finding;
import plumbline.policy.PackRejected;
import plumbline.policy.Text;
import plumbline.rules.KeptRules;

/**
 * What came of trying a pack's files without putting them into force: they are compiled, checked, and the pack's own
 * cases are run. Immutable.
 *
 * @param pack null when the files do not make one
 * @param findings everything that was found; only errors keep the files from coming into force
 * @param cases how the pack's cases came out; null when it did not come so far
 */
public record Trial(PackFolder folder, @Nullable Pack pack, List<Finding> findings, @Nullable CaseReport cases) {
    public Trial {
        findings = List.copyOf(findings);
    }

    /** Tries the files. Takes as long as compiling them does. */
    static Trial of(PackFolder folder, KeptRules kept) {
        Pack pack;
        CaseReport cases;
        try {
            pack = Pack.of(folder, kept);
        } catch (PackRejected faulty) {
            return new Trial(folder, null, faulty.findings(), null);
        }
        List<Finding> findings = new ArrayList<>(PackCheck.findings(pack));
        if (Finding.errors(findings) > 0) {
            return new Trial(folder, pack, findings, null);
        }
        try {
            cases = CaseReport.of(pack);
        } catch (PackRejected faulty) {
            return new Trial(folder, pack, faulty.findings(), null);
        }
        cases.failed().forEach(failed -> findings.add(failed(failed)));
        return new Trial(folder, pack, findings, cases);
    }

    /** Whether the files may come into force. */
    public boolean isGreen() {
        return pack != null && Finding.errors(findings) == 0;
    }

    private static Finding failed(CaseResult failed) {
        String differences = String.join("; ", failed.failures());
        return new Finding(
                "case-failed",
                failed.file(),
                0,
                0,
                failed.name(),
                new Text("用例没有通过：" + differences, "The case fails: " + differences),
                new Text(
                        "改回规则；如果新结果才是对的，改用例的期望值",
                        "Take the edit back or, if the new result is the right one, change what the case expects"));
    }
}
