package plumbline.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.AgendaGroup;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.runtime.rule.Match;
import plumbline.facts.Deadline;
import plumbline.facts.Figure;
import plumbline.facts.Phase;
import plumbline.facts.RecordFact;
import plumbline.facts.RuleFault;
import plumbline.facts.RuleRef;
import plumbline.facts.SubjectFact;
import plumbline.ledger.Firing;
import plumbline.ledger.FiringRecorder;
import plumbline.ledger.Postings;
import plumbline.ledger.RuleApi;
import plumbline.policy.Policy;
import plumbline.rules.check.Rule;

/** The rules at work on one cohort. Belongs to one thread; must be closed. */
public final class RuleSession implements AutoCloseable {
    /** Far above what a scoring rule needs: it fires about once for each subject or record. */
    private static final int FIRINGS_PER_RULE_AND_FACT = 4;

    private final Map<String, Rule> rules;
    private final Set<String> types;
    private final KieSession session;
    private final FiringRecorder recorder = new FiringRecorder();
    private final Postings book;
    private final Map<String, SubjectFact> subjects = new LinkedHashMap<>();
    private final boolean tracing;
    private final RunBounds bounds;
    private final Deadline deadline;
    private final Combinations combinations;
    private Phase phase = Phase.ADMISSION;

    /** @param tracing whether each firing keeps the values that it matched */
    RuleSession(
            Policy policy,
            RuleApi api,
            Map<String, Rule> rules,
            Set<String> types,
            KieBase base,
            boolean tracing,
            RunBounds bounds) {
        this.rules = rules;
        this.types = types;
        this.tracing = tracing;
        this.bounds = bounds;
        this.deadline = new Deadline(bounds.time());
        this.combinations = new Combinations(
                bounds,
                Map.of(Figure.class.getSimpleName(), policy.figuresByCode().size()));
        this.session = base.newKieSession();
        this.book = new Postings(policy, recorder, this::insert);
        session.setGlobal("ledger", api.open(book));
        session.addEventListener(new Recording());
    }

    /** The subjects as the rules see them, by id. */
    public List<SubjectFact> subjects() {
        return List.copyOf(subjects.values());
    }

    /** Lets the rules see a fact. */
    public void insert(Object fact) {
        if (fact instanceof SubjectFact subject) {
            subjects.put(subject.getId(), subject);
        }
        // Most packs look at few of the facts there are; the engine need not keep the others.
        if (types.contains(fact.getClass().getSimpleName())) {
            session.insert(fact);
            combinations.added(fact);
        }
    }

    /** The rules no longer see the subject, nor its records. */
    public void withdraw(SubjectFact subject) {
        subjects.remove(subject.getId());
        List<FactHandle> handles = session
                .getFactHandles(
                        fact -> fact == subject || (fact instanceof RecordFact record && record.getOwner() == subject))
                .stream()
                .map(FactHandle.class::cast)
                .toList();
        handles.forEach(handle -> {
            combinations.removed(session.getObject(handle));
            session.delete(handle);
        });
    }

    /**
     * Fires the rules of a phase until none is left.
     *
     * @throws RuleFault naming the rule when one of them fails, or when they do not end
     */
    public void fire(Phase next) {
        run(next, null);
    }

    /**
     * The one way in which rules run: combinations are counted before, firings and matches while they run, and computing
     * time throughout.
     *
     * @param filter which matches fire; null for all
     */
    private void run(Phase next, @Nullable AgendaFilter filter) {
        phase = next;
        AgendaGroup group = session.getAgenda().getAgendaGroup(next.group());
        if (group == null) {
            return;
        }
        checkCombinations();
        group.setFocus();
        int limit = limit();
        int fired;
        try {
            fired = deadline.during(
                    () -> filter == null ? session.fireAllRules(limit) : session.fireAllRules(filter, limit));
        } catch (RuntimeException | StackOverflowError failure) {
            throw Failures.fault(failure, recorder.rule(), rules);
        }
        if (fired >= limit) {
            throw tooMany(limit).in(mostFired());
        }
    }

    private int limit() {
        return (int) Math.min(
                bounds.firings(), FIRINGS_PER_RULE_AND_FACT * (rules.size() + 1L) * (session.getFactCount() + 1));
    }

    private static RuleFault tooMany(int limit) {
        return new RuleFault(
                "too-many-firings",
                "本阶段规则触发超过 " + limit + " 次，其中它最多；条件可能把不相干的对象都配成了对",
                "the rules of the phase fired more than " + limit
                        + " times, this one the most; its conditions may pair objects that have nothing to do with"
                        + " each other");
    }

    private RuleRef mostFired() {
        Map<RuleRef, Long> firings =
                recorder.firings().stream().collect(Collectors.groupingBy(Firing::rule, Collectors.counting()));
        return Collections.max(firings.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    /**
     * Which rules of a phase match, and on what: none of them fires, so nothing is posted and nothing is refused, but for
     * those that must fire for others to match.
     *
     * @param fires the rules that fire nevertheless
     * @throws RuleFault naming the rule when a condition fails, or one that fires
     */
    public List<RuleMatch> matches(Phase next, Predicate<RuleRef> fires) {
        List<RuleMatch> found = new ArrayList<>();
        int limit = limit();
        run(next, match -> {
            deadline.check();
            Rule rule = Objects.requireNonNull(rules.get(match.getRule().getName()));
            if (found.size() >= limit) {
                throw tooMany(limit).in(rule.ref());
            }
            Map<String, Object> bound = new LinkedHashMap<>();
            for (String variable : rule.variables()) {
                Object value = value(match, variable);
                if (value != null) {
                    bound.put(variable, value);
                }
            }
            found.add(new RuleMatch(rule.ref(), bound));
            return fires.test(rule.ref());
        });
        return found;
    }

    /** What the rules have posted. */
    public Postings postings() {
        return book;
    }

    /** Every firing so far, in its order. */
    public List<Firing> firings() {
        return recorder.firings();
    }

    @Override
    public void close() {
        session.dispose();
    }

    private void checkCombinations() {
        List<Rule> firing = rules.values().stream()
                .filter(rule -> rule.phase() == phase)
                .sorted(Comparator.comparing((Rule rule) -> rule.ref().file())
                        .thenComparingInt(rule -> rule.ref().line()))
                .toList();
        combinations.check(firing, session.getObjects());
    }

    static @Nullable Object value(Match match, String variable) {
        return match.getDeclarationIds().contains(variable) ? match.getDeclarationValue(variable) : null;
    }

    /** Tells the recorder which rule fires, and on what. */
    private final class Recording extends DefaultAgendaEventListener {
        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            deadline.check();
            Match match = event.getMatch();
            recorder.begin(rule(match).ref(), name -> value(match, name));
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            Match match = event.getMatch();
            recorder.end(phase, () -> matched(match));
        }

        private Map<String, Object> matched(Match match) {
            return tracing ? new Matched(rule(match), match).values() : Map.of();
        }

        private Rule rule(Match match) {
            Rule rule = rules.get(match.getRule().getName());
            if (rule == null) {
                throw new IllegalStateException("no rule " + match.getRule().getName());
            }
            return rule;
        }
    }
}
