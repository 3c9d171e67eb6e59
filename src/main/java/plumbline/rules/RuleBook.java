package plumbline.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import plumbline.facts.RuleRef;
import plumbline.intake.Cohort;
import plumbline.ledger.RuleApi;
import plumbline.policy.Policy;
import plumbline.rules.check.Callables;
import plumbline.rules.check.FactTypes;
import plumbline.rules.check.Rule;
import plumbline.rules.model.ModelReader;
import plumbline.rules.model.RuleModel;

/** The compiled rules of one revision of a pack. Immutable and thread-safe. */
public final class RuleBook {
    private final Policy policy;
    private final RuleApi api;
    private final Map<String, Rule> rules;
    private final Set<String> types;
    private final KieBase base;
    private final Facts facts;

    RuleBook(Policy policy, RuleApi api, Map<String, Rule> rules, KieBase base) {
        this.policy = policy;
        this.api = api;
        this.rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        this.types =
                rules.values().stream().flatMap(rule -> rule.types().stream()).collect(Collectors.toUnmodifiableSet());
        this.base = base;
        this.facts = new Facts(policy, new FactTypes(policy, api).packageName(), base);
    }

    /** What its rules may see. */
    public RuleApi api() {
        return api;
    }

    /** Every rule of the book, in the order of the files. */
    public List<RuleRef> rules() {
        return rules.values().stream().map(Rule::ref).toList();
    }

    /** Whether the rule fires for some subjects or cohorts only, as far as its conditions tell. */
    public boolean isConditional(RuleRef rule) {
        Rule known = rules.get(rule.name());
        return known != null && known.conditional();
    }

    /** Every rule as data, in the order of the files. */
    public List<RuleModel> models() {
        Callables ledger = Callables.ledger(api);
        return rules.values().stream()
                .map(rule -> ModelReader.read(rule, ledger))
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
        RuleSession session = new RuleSession(policy, api, rules, types, base, tracing, bounds);
        facts.insert(cohort, session);
        return session;
    }
}
