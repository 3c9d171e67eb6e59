package plumbline.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.AgendaGroup;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.runtime.rule.Match;
import org.kie.internal.event.rule.RuleEventListener;
import org.kie.internal.event.rule.RuleEventManager;
import plumbline.facts.Deadline;
import plumbline.facts.Figure;
import plumbline.facts.Measure;
import plumbline.facts.Phase;
import plumbline.facts.RecordFact;
import plumbline.facts.RuleFault;
import plumbline.facts.RuleRef;
import plumbline.facts.Standing;
import plumbline.facts.SubjectFact;
import plumbline.ledger.Firing;
import plumbline.ledger.FiringRecorder;
import plumbline.ledger.Postings;
import plumbline.ledger.SheetEntries;
import plumbline.policy.Item;
import plumbline.rules.check.Rule;
import plumbline.rules.judge.SeenFacts;

/** The rules at work on one cohort. Belongs to one thread; must be closed. */
public final class RuleSession implements AutoCloseable {
    /** Far above what a scoring rule needs: it fires about once for each subject or record. */
    private static final int FIRINGS_PER_RULE_AND_FACT = 4;

    private final RuleBook book;
    private final KieSession session;
    private final FiringRecorder recorder;
    private final Postings postings;
    private final List<SubjectFact> subjects = new ArrayList<>();
    private final RunBounds bounds;
    private final Deadline deadline;
    private final Combinations combinations;
    private Class<?> latest = RuleSession.class;
    private boolean isSeen;
    private Phase phase = Phase.ADMISSION;
    private List<Measure> measured = List.of();
    private @Nullable Map<Phase, SeenFacts> seen;

    /** @param tracing whether each firing keeps the values that it matched */
    RuleSession(RuleBook book, KieSession session, boolean tracing, RunBounds bounds) {
        this.book = book;
        this.session = session;
        this.recorder = new FiringRecorder(tracing);
        this.bounds = bounds;
        this.deadline = new Deadline(bounds.time());
        this.combinations = new Combinations(
                bounds,
                Map.of(Figure.class.getSimpleName(), book.policy().figures().size()));
        this.postings = new Postings(book.kinds(), recorder, this::insert);
        session.setGlobal("ledger", book.api().open(postings));
        // Events of the agenda would be objects of their own for each firing.
        ((RuleEventManager) session).addEventListener(new Recording());
    }

    /** The subjects as the rules see them, in the order of their ids. */
    public List<SubjectFact> subjects() {
        return Collections.unmodifiableList(subjects);
    }

    /** Lets the rules see a fact. */
    public void insert(Object fact) {
        if (fact instanceof SubjectFact subject) {
            subjects.add(subject);
        }
        // Facts of a type mostly come one after another.
        if (fact.getClass() != latest) {
            latest = fact.getClass();
            isSeen = book.sees(latest);
        }
        // Most packs look at few of the facts there are; the engine need not keep the others.
        if (isSeen) {
            session.insert(fact);
            combinations.added(fact);
        }
        if (fact instanceof Standing standing) {
            book.steps().of(standing).forEach(this::insert);
        }
    }

    /** Keeps what the rules of each phase can see from now on. */
    public void keepSeen() {
        seen = new EnumMap<>(Phase.class);
    }

    /** What the rules of each phase that has any saw; only where it was to be kept. */
    public Map<Phase, SeenFacts> seen() {
        return Map.copyOf(Objects.requireNonNull(seen));
    }

    /** Whether any rule looks at facts of this class. */
    public boolean sees(Class<? extends Record> fact) {
        return book.sees(fact) || (fact == Standing.class && book.steps().areOfTotals());
    }

    /**
     * Fires the rules of admission, withdraws whom they exclude, and lets rules see how the others compare.
     *
     * @throws RuleFault naming the rule when one of them fails, or when they do not end
     */
    public void admit() {
        fire(Phase.ADMISSION);
        withdrawExcluded();
        measured = book.measures().of(subjects());
        measured.forEach(this::insert);
        book.steps().of(subjects()).forEach(this::insert);
    }

    /** How those who take part compare, as far as rules ask. */
    public List<Measure> measured() {
        return measured;
    }

    /** Posts what the sheet gives those for whom no rule has posted an item. */
    public void postOtherwise(List<Item> items) {
        new SheetEntries(postings, book.kinds(), recorder).post(items, subjects());
    }

    /** Says what is taken as it is given, rather than worked out. */
    void showAsGiven(Set<String> derived) {
        recorder.showAsGiven(derived);
    }

    /** The rules no longer see the subjects that they excluded, nor the records of these. */
    private void withdrawExcluded() {
        Set<SubjectFact> withdrawn = subjects.stream()
                .filter(subject -> postings.account(subject).excluded() != null)
                .collect(Collectors.toSet());
        if (withdrawn.isEmpty()) {
            return;
        }
        subjects.removeAll(withdrawn);
        List<FactHandle> handles = session
                .getFactHandles(fact -> fact instanceof RecordFact record
                        ? withdrawn.contains(record.getOwner())
                        : withdrawn.contains(fact))
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
        List<Rule> firing = book.rules(next);
        AgendaGroup group = session.getAgenda().getAgendaGroup(next.group());
        if (group == null || firing.isEmpty()) {
            return;
        }
        phase = next;
        combinations.check(firing, session.getObjects());
        group.setFocus();
        int limit = limit();
        int fired;
        try {
            fired = deadline.during(
                    () -> filter == null ? session.fireAllRules(limit) : session.fireAllRules(filter, limit));
        } catch (RuntimeException | StackOverflowError failure) {
            throw Failures.fault(failure, recorder.rule(), book);
        }
        if (fired >= limit) {
            throw tooMany(limit).in(recorder.mostFired());
        }
        if (seen != null) {
            seen.put(next, new SeenFacts(List.copyOf(session.getObjects()), MatchValues::field));
        }
    }

    private int limit() {
        return (int) Math.min(
                bounds.firings(), FIRINGS_PER_RULE_AND_FACT * (book.size() + 1L) * (session.getFactCount() + 1));
    }

    private static RuleFault tooMany(int limit) {
        return new RuleFault("too-many-firings", limit);
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
            MatchValues values = book.values(match.getRule().getName());
            RuleRef rule = values.rule().ref();
            if (found.size() >= limit) {
                throw tooMany(limit).in(rule);
            }
            found.add(new RuleMatch(rule, values.variables(match)));
            return fires.test(rule);
        });
        return found;
    }

    /** What the rules have posted. */
    public Postings postings() {
        return postings;
    }

    /** Every firing so far in its order, when the session traces them. */
    public List<Firing> firings() {
        return recorder.firings();
    }

    @Override
    public void close() {
        session.dispose();
    }

    /** Tells the recorder which rule fires, and on what. */
    private final class Recording implements RuleEventListener {
        @Override
        public void onBeforeMatchFire(Match match) {
            deadline.check();
            MatchValues values = book.values(match.getRule().getName());
            recorder.begin(values.rule().ref(), name -> values.variable(match, name));
        }

        @Override
        public void onAfterMatchFire(Match match) {
            recorder.end(phase, () -> book.values(match.getRule().getName()).all(match));
        }
    }
}
