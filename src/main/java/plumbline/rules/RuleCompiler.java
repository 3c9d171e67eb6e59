package plumbline.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.facts.RuleRef;
import plumbline.ledger.RuleApi;
import plumbline.policy.Policy;
import plumbline.rules.check.FactTypes;
import plumbline.rules.check.Rule;
import plumbline.rules.check.RuleFileReader;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.drl.RuleFindings;
import plumbline.text.Finding;
import plumbline.text.Messages;
import plumbline.text.PackRejected;

/**
 * Compiles a pack's rule files. Thread-safe: builds of one policy follow one another, since the engine keeps one module
 * per policy; builds of different policies may run at the same time.
 */
public final class RuleCompiler {
    private static final Logger LOG = LoggerFactory.getLogger(RuleCompiler.class);
    private static final Map<String, Object> LOCKS = new ConcurrentHashMap<>();

    private RuleCompiler() {}

    /**
     * The rule book of the files.
     *
     * @throws PackRejected naming every fault that was found, with its file and line
     */
    public static RuleBook compile(Policy policy, List<RuleFile> files) throws PackRejected {
        return compile(policy, files, DerivedCache.NONE);
    }

    /**
     * The same, with rules that were compiled earlier where there are any.
     *
     * @param kept where compiled rules are looked for, and kept
     * @throws PackRejected naming every fault that was found, with its file and line
     */
    public static RuleBook compile(Policy policy, List<RuleFile> files, DerivedCache kept) throws PackRejected {
        return compile(policy, RuleApi.STANDARD, files, kept, BoundedCompile.LIMIT);
    }

    static RuleBook compile(Policy policy, RuleApi api, List<RuleFile> files, DerivedCache kept, Duration limit)
            throws PackRejected {
        return bounded(limit, () -> Optional.of(compiled(new FactTypes(policy, api), files, kept)))
                .orElseThrow();
    }

    /**
     * The rule book of files whose rules were compiled earlier; null when they are not kept. Nothing is compiled.
     *
     * @param kept where compiled rules are looked for
     * @throws PackRejected naming every fault that was found, with its file and line
     */
    public static @Nullable RuleBook load(Policy policy, List<RuleFile> files, DerivedCache kept) throws PackRejected {
        FactTypes types = new FactTypes(policy, RuleApi.STANDARD);
        return bounded(BoundedCompile.LIMIT, () -> {
                    Map<String, Rule> rules = read(types, files);
                    synchronized (lock(policy)) {
                        Build build = Build.ofKept(types, policy.id(), rules.values(), kept);
                        return Optional.ofNullable(build)
                                .map(any -> new RuleBook(policy, types.api(), rules, any.base()));
                    }
                })
                .orElse(null);
    }

    /**
     * Reads the files and checks them against the policy, and compiles nothing.
     *
     * @throws PackRejected naming every fault that was found, with its file and line
     */
    public static void check(Policy policy, List<RuleFile> files) throws PackRejected {
        read(new FactTypes(policy, RuleApi.STANDARD), files);
    }

    static <T> Optional<T> bounded(Duration limit, Callable<Optional<T>> work) throws PackRejected {
        try {
            return BoundedCompile.result(limit, work);
        } catch (TimeoutException late) {
            throw unfinished("rule-does-not-compile.too-slow", limit.toSeconds());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof PackRejected rejected) {
                throw new PackRejected(rejected.findings());
            }
            // Whatever a rule file makes the compiler throw is a fault of the files, not of the service.
            throw unfinished("rule-does-not-compile.failed", String.valueOf(failed.getCause()));
        }
    }

    private static RuleBook compiled(FactTypes types, List<RuleFile> files, DerivedCache kept) throws PackRejected {
        Map<String, Rule> rules = read(types, files);
        Policy policy = types.policy();
        synchronized (lock(policy)) {
            Build build = Build.of(types, policy.id(), rules.values(), kept);
            if (build.findings().isEmpty()) {
                return new RuleBook(policy, types.api(), rules, build.base());
            }
            throw new PackRejected(attributed(types, List.copyOf(rules.values()), build.findings()));
        }
    }

    private static Object lock(Policy policy) {
        return LOCKS.computeIfAbsent(policy.id(), any -> new Object());
    }

    /** The rules of the files by name, in the order in which they fire: that of the files' names, and of their text. */
    static Map<String, Rule> read(FactTypes types, List<RuleFile> files) throws PackRejected {
        RuleFindings findings = new RuleFindings();
        RuleFileReader reader = new RuleFileReader(types.policy(), types.api(), findings);
        Map<String, Rule> rules = new LinkedHashMap<>();
        List<RuleFile> inOrder =
                files.stream().sorted(Comparator.comparing(RuleFile::name)).toList();
        for (RuleFile file : inOrder) {
            reader.read(file).forEach(rule -> rules.put(rule.ref().name(), rule));
        }
        reader.finish();
        findings.throwIfAny();
        return rules;
    }

    /**
     * What the engine says against rules that were read and checked is a fault of this program's, for which it seldom
     * names the rule. Compiled without the others, each speaks for itself; half of the rules are tried at a time, since
     * most of them are sound.
     */
    static List<Finding> attributed(FactTypes types, List<Rule> rules, List<Finding> findings) {
        LOG.warn(
                "the engine refuses rules of {} that were found sound",
                types.policy().id());
        List<Finding> attributed = new ArrayList<>();
        narrow(types, rules, attributed);
        return attributed.isEmpty() ? findings : attributed;
    }

    private static void narrow(FactTypes types, List<Rule> suspects, List<Finding> found) {
        List<Finding> findings = Build.of(types, types.policy().id() + ".diagnosis", suspects, DerivedCache.NONE)
                .findings();
        if (findings.isEmpty() || suspects.isEmpty()) {
            return;
        }
        if (suspects.size() == 1) {
            found.add(placed(findings.get(0), suspects.get(0).ref()));
            return;
        }
        int half = suspects.size() / 2;
        narrow(types, suspects.subList(0, half), found);
        narrow(types, suspects.subList(half, suspects.size()), found);
    }

    private static PackRejected unfinished(@Messages.Key String key, Object value) {
        return new PackRejected(List.of(Finding.error("*.drl", 0, 0, null, key, value)));
    }

    private static Finding placed(Finding finding, RuleRef rule) {
        int line = finding.line() >= rule.line() ? finding.line() : rule.line();
        return new Finding(finding.code(), rule.file(), line, 0, rule.name(), finding.message(), finding.remedy());
    }
}
