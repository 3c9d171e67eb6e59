package plumbline.rules;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import plumbline.facts.Phase;
import plumbline.facts.RuleRef;
import plumbline.intake.Cohort;
import plumbline.ledger.Kinds;
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
    private final Kinds kinds;
    private final Map<String, MatchValues> rules = new LinkedHashMap<>();
    private final Map<Phase, List<Rule>> rulesByPhase = new EnumMap<>(Phase.class);
    private final Set<String> types;
    private final Map<Class<?>, Boolean> seen = new ConcurrentHashMap<>();
    private final KieBase base;
    private final Facts facts;
    private final Measures measures;
    private final StepTables steps;

    RuleBook(Policy policy, RuleApi api, Map<String, Rule> rules, KieBase base) {
        this.policy = policy;
        this.api = api;
        this.kinds = new Kinds(policy);
        rules.forEach((name, rule) -> this.rules.put(name, new MatchValues(rule)));
        for (Phase phase : Phase.values()) {
            rulesByPhase.put(
                    phase,
                    rules.values().stream()
                            .filter(rule -> rule.phase() == phase)
                            .sorted(Comparator.comparing(
                                            (Rule rule) -> rule.ref().file())
                                    .thenComparingInt(rule -> rule.ref().line()))
                            .toList());
        }
        this.types =
                rules.values().stream().flatMap(rule -> rule.types().stream()).collect(Collectors.toUnmodifiableSet());
        this.base = base;
        this.facts = new Facts(policy, new FactTypes(policy, api).packageName(), base);
        this.measures = new Measures(policy, List.copyOf(rules.values()));
        this.steps = new StepTables(policy, types, facts);
    }

    Measures measures() {
        return measures;
    }

    StepTables steps() {
        return steps;
    }

    /** The policy that its rules were checked against. */
    public Policy policy() {
        return policy;
    }

    Kinds kinds() {
        return kinds;
    }

    /** Whether any rule looks at facts of the class. */
    boolean sees(Class<?> fact) {
        return seen.computeIfAbsent(fact, any -> types.contains(fact.getSimpleName()));
    }

    /** How many rules there are. */
    int size() {
        return rules.size();
    }

    /** The rules of a phase, by file and line. */
    public List<Rule> rules(Phase phase) {
        return Objects.requireNonNull(rulesByPhase.get(phase));
    }

    /** The rule of the name, with what its matches hold. */
    MatchValues values(String rule) {
        MatchValues values = rules.get(rule);
        if (values == null) {
            throw new IllegalStateException("no rule " + rule);
        }
        return values;
    }

    /** The rule of the name; null when there is none. */
    @Nullable
    RuleRef rule(String name) {
        MatchValues values = rules.get(name);
        return values == null ? null : values.rule().ref();
    }

    /** What its rules may see. */
    public RuleApi api() {
        return api;
    }

    /** Every rule of the book, in the order of the files. */
    public List<RuleRef> rules() {
        return rules.values().stream().map(values -> values.rule().ref()).toList();
    }

    /** Whether the rule fires for some subjects or cohorts only, as far as its conditions tell. */
    public boolean isConditional(RuleRef rule) {
        MatchValues known = rules.get(rule.name());
        return known != null && known.rule().conditional();
    }

    /** Every rule as data, in the order of the files. */
    public List<RuleModel> models() {
        Callables ledger = Callables.ledger(api);
        return rules.values().stream()
                .map(values -> ModelReader.read(values.rule(), ledger))
                .toList();
    }

    /**
     * A session in which the rules see the cohort and have not fired yet. Close it.
     *
     * @param tracing whether each firing is kept, with the values that it matched
     */
    public RuleSession open(Cohort cohort, boolean tracing) {
        return open(cohort, tracing, RunBounds.of(cohort));
    }

    RuleSession open(Cohort cohort, boolean tracing, RunBounds bounds) {
        RuleSession session = new RuleSession(this, base.newKieSession(), tracing, bounds);
        facts.insert(cohort, session);
        return session;
    }
}
