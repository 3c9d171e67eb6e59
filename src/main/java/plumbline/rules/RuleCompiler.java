package plumbline.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import plumbline.ledger.RuleRef;
import plumbline.policy.Finding;
import plumbline.policy.PackRejected;
import plumbline.policy.Policy;
import plumbline.policy.Text;

/**
 * Compiles a pack's rule files. Thread-safe: builds of one policy follow one another, since the engine keeps one module
 * per policy; builds of different policies may run at the same time.
 */
public final class RuleCompiler {
    private static final Map<String, Object> LOCKS = new ConcurrentHashMap<>();

    private RuleCompiler() {}

    /**
     * The rule book of the files.
     *
     * @throws PackRejected naming every fault that was found, with its file and line
     */
    public static RuleBook compile(Policy policy, List<RuleFile> files) throws PackRejected {
        RuleFindings findings = new RuleFindings();
        RuleFileReader reader = new RuleFileReader(policy, findings);
        Map<String, Rule> rules = new HashMap<>();
        for (RuleFile file : files) {
            for (Rule rule : reader.read(file)) {
                Rule earlier = rules.putIfAbsent(rule.ref().name(), rule);
                if (earlier != null) {
                    addDuplicate(findings, file, rule, earlier);
                }
            }
        }
        findings.throwIfAny();
        synchronized (LOCKS.computeIfAbsent(policy.id(), any -> new Object())) {
            Build build = Build.of(policy, policy.id(), files);
            if (build.findings().isEmpty()) {
                return new RuleBook(policy, rules, build.base(), files);
            }
            throw new PackRejected(attributed(policy, files, rules.values(), build.findings()));
        }
    }

    /** The engine seldom says which rule does not compile; compiled alone, each speaks for itself. */
    private static List<Finding> attributed(
            Policy policy, List<RuleFile> files, Collection<Rule> rules, List<Finding> findings) {
        List<Finding> attributed = new ArrayList<>();
        for (RuleFile file : files) {
            rules.stream()
                    .map(Rule::ref)
                    .filter(rule -> rule.file().equals(file.name()))
                    .sorted(Comparator.comparingInt(RuleRef::line))
                    .forEach(rule -> {
                        RuleFile alone = RuleSource.alone(file, rule.line());
                        Build.of(policy, policy.id() + "-diagnosis", List.of(alone)).findings().stream()
                                .limit(1)
                                .map(finding -> placed(finding, rule))
                                .forEach(attributed::add);
                    });
        }
        return attributed.isEmpty() ? findings : attributed;
    }

    private static Finding placed(Finding finding, RuleRef rule) {
        int line = finding.line() >= rule.line() ? finding.line() : rule.line();
        return new Finding(finding.code(), rule.file(), line, 0, rule.name(), finding.message(), finding.remedy());
    }

    private static void addDuplicate(RuleFindings findings, RuleFile file, Rule rule, Rule earlier) {
        String place = earlier.ref().file() + ":" + earlier.ref().line();
        findings.add(
                file,
                "duplicate-rule",
                rule.ref().line(),
                0,
                rule.ref().name(),
                new Text("规则名与 " + place + " 的重复", "The rule's name is that of " + place + " already"),
                new Text("换一个规则名", "Give it another name"));
    }
}
