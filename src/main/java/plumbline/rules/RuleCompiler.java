package plumbline.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.facts.RuleRef;
import plumbline.policy.Policy;
import plumbline.rules.check.Rule;
import plumbline.rules.check.RuleFileReader;
import plumbline.rules.check.Vocabulary;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.drl.RuleFindings;
import plumbline.rules.drl.RuleTokens;
import plumbline.rules.drl.Scanner;
import plumbline.text.Finding;
import plumbline.text.PackLimits;
import plumbline.text.PackRejected;
import plumbline.text.Text;

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
        return compile(policy, files, KeptRules.NONE);
    }

    /**
     * The same, with rules that were compiled earlier where there are any.
     *
     * @param kept where compiled rules are looked for, and kept
     * @throws PackRejected naming every fault that was found, with its file and line
     */
    public static RuleBook compile(Policy policy, List<RuleFile> files, KeptRules kept) throws PackRejected {
        return compile(policy, files, kept, BoundedCompile.LIMIT);
    }

    static RuleBook compile(Policy policy, List<RuleFile> files, KeptRules kept, Duration limit) throws PackRejected {
        return bounded(limit, () -> Optional.of(compiled(policy, files, kept))).orElseThrow();
    }

    /**
     * The rule book of files whose rules were compiled earlier; null when they are not kept. Nothing is compiled.
     *
     * @param kept where compiled rules are looked for
     * @throws PackRejected naming every fault that was found, with its file and line
     */
    public static @Nullable RuleBook load(Policy policy, List<RuleFile> files, KeptRules kept) throws PackRejected {
        return bounded(BoundedCompile.LIMIT, () -> {
                    Map<String, Rule> rules = read(policy, files);
                    synchronized (lock(policy)) {
                        Build build = Build.ofKept(policy, policy.id(), files, kept);
                        return Optional.ofNullable(build).map(any -> new RuleBook(policy, rules, any.base(), files));
                    }
                })
                .orElse(null);
    }

    private static Optional<RuleBook> bounded(Duration limit, Callable<Optional<RuleBook>> work) throws PackRejected {
        try {
            return BoundedCompile.result(limit, work);
        } catch (TimeoutException late) {
            throw new PackRejected(List.of(unfinished(new Text(
                    "编译规则超过 " + limit.toSeconds() + " 秒",
                    "Compiling the rules took longer than " + limit.toSeconds() + " seconds"))));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof PackRejected rejected) {
                throw new PackRejected(rejected.findings());
            }
            // Whatever a rule file makes the compiler throw is a fault of the files, and none of the service.
            throw new PackRejected(List.of(unfinished(
                    new Text("编译规则时出错：" + failed.getCause(), "The rules cannot be compiled: " + failed.getCause()))));
        }
    }

    private static RuleBook compiled(Policy policy, List<RuleFile> files, KeptRules kept) throws PackRejected {
        Map<String, Rule> rules = read(policy, files);
        synchronized (lock(policy)) {
            Build build = Build.of(policy, policy.id(), files, kept);
            if (build.findings().isEmpty()) {
                return new RuleBook(policy, rules, build.base(), files);
            }
            throw new PackRejected(attributed(policy, files, rules.values(), build.findings()));
        }
    }

    private static Object lock(Policy policy) {
        return LOCKS.computeIfAbsent(policy.id(), any -> new Object());
    }

    /** The rules of the files by name, as far as they can be judged without compiling them. */
    private static Map<String, Rule> read(Policy policy, List<RuleFile> files) throws PackRejected {
        RuleFindings findings = new RuleFindings();
        RuleFileReader reader = new RuleFileReader(policy, findings);
        Map<String, Rule> rules = new HashMap<>();
        int count = 0;
        for (RuleFile file : files) {
            count += RuleTokens.of(Scanner.scan(file.text())).size();
            if (count > PackLimits.RULES) {
                findings.add(tooMany(file));
                findings.throwIfAny();
            }
            reader.read(file).forEach(rule -> rules.put(rule.ref().name(), rule));
        }
        reader.finish();
        findings.throwIfAny();
        Vocabulary vocabulary = new Vocabulary(policy);
        files.forEach(file -> vocabulary.check(file, findings));
        findings.throwIfAny();
        return rules;
    }

    /**
     * The engine seldom says which rule does not compile; compiled without the others, each speaks for itself. Half of
     * the rules are tried at a time, since most of them are sound.
     */
    static List<Finding> attributed(
            Policy policy, List<RuleFile> files, Collection<Rule> rules, List<Finding> findings) {
        List<RuleRef> suspects = rules.stream()
                .map(Rule::ref)
                .sorted(Comparator.comparing(RuleRef::file).thenComparingInt(RuleRef::line))
                .toList();
        List<Finding> attributed = new ArrayList<>();
        narrow(policy, files, suspects, attributed);
        return attributed.isEmpty() ? findings : attributed;
    }

    private static void narrow(Policy policy, List<RuleFile> files, List<RuleRef> suspects, List<Finding> found) {
        List<RuleFile> alone = files.stream()
                .map(file -> RuleSource.only(
                        file,
                        suspects.stream()
                                .filter(rule -> rule.file().equals(file.name()))
                                .map(RuleRef::line)
                                .collect(Collectors.toSet())))
                .toList();
        List<Finding> findings =
                Build.of(policy, policy.id() + "-diagnosis", alone).findings();
        if (findings.isEmpty() || suspects.isEmpty()) {
            return;
        }
        if (suspects.size() == 1) {
            found.add(placed(findings.get(0), suspects.get(0)));
            return;
        }
        int half = suspects.size() / 2;
        narrow(policy, files, suspects.subList(0, half), found);
        narrow(policy, files, suspects.subList(half, suspects.size()), found);
    }

    private static Finding tooMany(RuleFile file) {
        return new Finding(
                "too-many-rules",
                file.name(),
                0,
                0,
                null,
                new Text(
                        "到这个文件为止，规则超过 " + PackLimits.RULES + " 条",
                        "Up to this file the pack has more than " + PackLimits.RULES + " rules"),
                new Text("用 tables 或参数合并只差几个数的规则", "Join rules that differ in numbers only, by tables or parameters"));
    }

    private static Finding unfinished(Text message) {
        return new Finding(
                "rule-does-not-compile",
                "*.drl",
                0,
                0,
                null,
                message,
                new Text("把规则写短、拆开", "Write shorter rules, and split them"));
    }

    private static Finding placed(Finding finding, RuleRef rule) {
        int line = finding.line() >= rule.line() ? finding.line() : rule.line();
        return new Finding(finding.code(), rule.file(), line, 0, rule.name(), finding.message(), finding.remedy());
    }
}
