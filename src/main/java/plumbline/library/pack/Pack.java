package plumbline.library.pack;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.Evaluator;
import plumbline.facts.RuleRef;
import plumbline.intake.RequestReader;
import plumbline.policy.Policy;
import plumbline.policy.read.PolicyReader;
import plumbline.rules.DerivedCache;
import plumbline.rules.RuleBook;
import plumbline.rules.RuleCompiler;
import plumbline.rules.RuleTranslation;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.names.Translation;
import plumbline.text.PackRejected;

/**
 * One revision of a pack, ready to evaluate. Immutable and thread-safe.
 *
 * @param revision the hash of its files
 * @param declaration the text of {@code policy.yaml}
 * @param cases the texts of its test files by name
 */
public record Pack(
        Policy policy,
        String revision,
        String declaration,
        RuleBook rules,
        RequestReader requests,
        Evaluator evaluator,
        Map<String, String> cases) {
    private static final String TESTS = "tests/";

    public Pack {
        cases = Map.copyOf(cases);
    }

    /**
     * Reads and compiles a pack's files.
     *
     * @throws PackRejected naming every fault that was found
     */
    public static Pack of(PackFolder folder) throws PackRejected {
        return of(folder, DerivedCache.NONE);
    }

    /** The same, with rules that were compiled earlier if they are kept there. */
    public static Pack of(PackFolder folder, DerivedCache kept) throws PackRejected {
        return Objects.requireNonNull(of(folder, (policy, files) -> RuleCompiler.compile(policy, files, kept)));
    }

    /** The same from rules that were compiled earlier; null when they are not kept. Nothing is compiled. */
    public static @Nullable Pack ofKept(PackFolder folder, DerivedCache kept) throws PackRejected {
        return of(folder, (policy, files) -> RuleCompiler.load(policy, files, kept));
    }

    /** The names of its rules, in the order of its files. */
    public List<String> ruleNames() {
        return rules.rules().stream().map(RuleRef::name).toList();
    }

    /**
     * The rules of a pack's files in Chinese names or in codes; the other files are the same in both.
     *
     * @throws PackRejected naming every fault that was found
     */
    public static Translation translated(PackFolder folder, Translation.Language to) throws PackRejected {
        Map<String, String> texts = folder.texts();
        return RuleTranslation.of(policy(folder, texts), rules(texts), to);
    }

    private static Policy policy(PackFolder folder, Map<String, String> texts) throws PackRejected {
        return PolicyReader.read(folder.id(), texts.getOrDefault(PolicyReader.FILE, ""), folder.tables());
    }

    static List<RuleFile> rules(Map<String, String> texts) {
        return texts.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".drl"))
                .map(file -> new RuleFile(file.getKey(), file.getValue()))
                .toList();
    }

    /** Makes a book of rules; null when it cannot. */
    private interface Binding {
        @Nullable
        RuleBook bind(Policy policy, List<RuleFile> files) throws PackRejected;
    }

    private static @Nullable Pack of(PackFolder folder, Binding binding) throws PackRejected {
        Map<String, String> texts = folder.texts();
        Policy policy = policy(folder, texts);
        RuleBook rules = binding.bind(policy, rules(texts));
        if (rules == null) {
            return null;
        }
        Alternatives.check(folder, policy);
        String revision = folder.revision();
        Map<String, String> cases = new TreeMap<>(texts);
        cases.keySet().removeIf(name -> !name.startsWith(TESTS));
        return new Pack(
                policy,
                revision,
                texts.getOrDefault(PolicyReader.FILE, ""),
                rules,
                new RequestReader(policy),
                new Evaluator(policy, revision, rules),
                cases);
    }
}
