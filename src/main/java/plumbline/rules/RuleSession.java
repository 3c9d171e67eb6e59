package plumbline.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.type.FactType;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaGroup;
import org.kie.api.runtime.rule.Match;
import plumbline.intake.Cohort;
import plumbline.intake.Subject;
import plumbline.ledger.Firing;
import plumbline.ledger.FiringRecorder;
import plumbline.ledger.Ledger;
import plumbline.ledger.Phase;
import plumbline.ledger.RuleFault;
import plumbline.ledger.RuleRef;
import plumbline.ledger.SubjectFact;
import plumbline.policy.Policy;

/** The rules at work on one cohort. Belongs to one thread; must be closed. */
public final class RuleSession implements AutoCloseable {
    /** Far above what a scoring rule needs: it fires about once for each subject. */
    private static final int FIRINGS_PER_RULE_AND_SUBJECT = 10;

    private static final Pattern RULE_IN_MESSAGE = Pattern.compile("in \\[Rule \"(.*?)\" in ");

    private final Map<String, Rule> rules;
    private final KieSession session;
    private final FiringRecorder recorder = new FiringRecorder();
    private final Ledger ledger;
    private final Map<String, SubjectFact> subjects = new LinkedHashMap<>();
    private final boolean tracing;
    private Map<String, Object> context = Map.of();
    private Phase phase = Phase.SCORE;

    RuleSession(Policy policy, Map<String, Rule> rules, KieBase base, boolean tracing) {
        this.rules = rules;
        this.tracing = tracing;
        this.session = base.newKieSession();
        this.ledger = new Ledger(policy, recorder, session::insert);
        session.setGlobal("ledger", ledger);
        session.addEventListener(new Recording());
    }

    void insert(Cohort cohort, FactType subjectType, FactType contextType) {
        context = cohort.context();
        session.insert(cohort.period());
        session.insert(fact(contextType, cohort.context()));
        for (Subject subject : cohort.subjects()) {
            SubjectFact fact = (SubjectFact) fact(subjectType, subject.values());
            fact.identify(subject.id(), subject.name(), subject.values());
            subjects.put(subject.id(), fact);
            session.insert(fact);
        }
    }

    private static Object fact(FactType type, Map<String, Object> values) {
        try {
            Object fact = type.newInstance();
            type.setFromMap(fact, values);
            return fact;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(
                    "the generated type " + type.getName() + " has no usable constructor", impossible);
        }
    }

    /** The subjects as the rules see them, by id. */
    public List<SubjectFact> subjects() {
        return List.copyOf(subjects.values());
    }

    /** Lets the rules see another fact. */
    public void insert(Object fact) {
        session.insert(fact);
    }

    /**
     * Fires the rules of a phase until none is left.
     *
     * @throws RuleFault naming the rule when one of them fails, or when they do not come to an end
     */
    public void fire(Phase next) {
        phase = next;
        AgendaGroup group = session.getAgenda().getAgendaGroup(next.group());
        if (group == null) {
            return;
        }
        group.setFocus();
        int limit = FIRINGS_PER_RULE_AND_SUBJECT * (rules.size() + 1) * (subjects.size() + 1);
        int fired;
        try {
            fired = session.fireAllRules(limit);
        } catch (RuntimeException failure) {
            throw fault(failure);
        }
        if (fired >= limit) {
            throw new RuleFault(
                    "too-many-firings",
                    "规则触发超过 " + limit + " 次，可能互相循环触发",
                    "the rules fired more than " + limit + " times; they may set one another off in a circle");
        }
    }

    /** What the rules have posted. */
    public Ledger ledger() {
        return ledger;
    }

    /** Every firing so far, in its order. */
    public List<Firing> firings() {
        return recorder.firings();
    }

    @Override
    public void close() {
        session.dispose();
    }

    private RuleFault fault(RuntimeException failure) {
        RuleRef rule = recorder.rule();
        if (rule == null) {
            Matcher named = RULE_IN_MESSAGE.matcher(String.valueOf(failure.getMessage()));
            Rule found = named.find() ? rules.get(named.group(1)) : null;
            rule = found == null ? null : found.ref();
        }
        RuleFault fault = null;
        Throwable cause = failure;
        for (Throwable next = failure; next != null; next = next.getCause()) {
            cause = next;
            if (next instanceof RuleFault known) {
                fault = known;
                break;
            }
        }
        if (fault == null) {
            String said =
                    cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
            fault = new RuleFault("rule-failed", "规则执行出错（" + said + "）", "the rule failed (" + said + ")");
        }
        return rule == null ? fault : fault.in(rule);
    }

    /** Tells the recorder which rule fires, and on what. */
    private final class Recording extends DefaultAgendaEventListener {
        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            Match match = event.getMatch();
            recorder.begin(rule(match).ref(), name -> value(match, name));
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            Match match = event.getMatch();
            recorder.end(phase, () -> tracing ? new Matched(rule(match), match, context).values() : Map.of());
        }

        private Rule rule(Match match) {
            Rule rule = rules.get(match.getRule().getName());
            if (rule == null) {
                throw new IllegalStateException("no rule " + match.getRule().getName());
            }
            return rule;
        }
    }

    static @Nullable Object value(Match match, String variable) {
        return match.getDeclarationIds().contains(variable) ? match.getDeclarationValue(variable) : null;
    }
}
