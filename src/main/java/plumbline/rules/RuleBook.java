package plumbline.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import plumbline.facts.RuleRef;
import plumbline.intake.Cohort;
import plumbline.policy.Policy;
import plumbline.rules.check.FactTypes;
import plumbline.rules.check.Rule;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.tier.Tier;
import plumbline.rules.tier.TierReader;

/** The compiled rules of one revision of a pack. Immutable and thread-safe. */
public final class RuleBook {
    private final Policy policy;
    private final Map<String, Rule> rules;
    private final Set<String> types;
    private final KieBase base;
    private final Facts facts;
    private final List<RuleFile> files;

    RuleBook(Policy policy, Map<String, Rule> rules, KieBase base, List<RuleFile> files) {
        this.policy = policy;
        this.files = List.copyOf(files);
        this.rules = Map.copyOf(rules);
        this.types =
                rules.values().stream().flatMap(rule -> rule.types().stream()).collect(Collectors.toUnmodifiableSet());
        this.base = base;
        this.facts = new Facts(policy, new FactTypes(policy).packageName(), base);
    }

    /** Every rule of the book, in the order of the files. */
    public List<RuleRef> rules() {
        return rules.values().stream()
                .map(Rule::ref)
                .sorted(Comparator.comparing(RuleRef::file).thenComparingInt(RuleRef::line))
                .toList();
    }

    /** Whether the rule fires for some subjects or cohorts only, as far as its conditions tell. */
    public boolean isConditional(RuleRef rule) {
        Rule known = rules.get(rule.name());
        return known != null && known.conditional();
    }

    /** Every rule as its text can be read without running it, in the order of the files. Reads them anew. */
    public List<Tier> tiers() {
        return files.stream()
                .sorted(Comparator.comparing(RuleFile::name))
                .flatMap(file -> new TierReader(file, rules).read().stream())
                .toList();
    }

    /**
     * A session in which the rules see the cohort and have not fired yet. Close it.
     *
     * @param tracing whether each firing keeps the values that it matched
     */
    public RuleSession open(Cohort cohort, boolean tracing) {
        return open(cohort, tracing, RunBounds.DEFAULT);
    }

    RuleSession open(Cohort cohort, boolean tracing, RunBounds bounds) {
        RuleSession session = new RuleSession(policy, rules, types, base, tracing, bounds);
        facts.insert(cohort, session);
        return session;
    }
}
