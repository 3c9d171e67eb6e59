package plumbline.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.Figure;
import plumbline.facts.RecordFact;
import plumbline.facts.RuleFault;
import plumbline.facts.RuleRef;
import plumbline.facts.SubjectFact;
import plumbline.policy.Item;
import plumbline.policy.NoticeKind;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.text.CodePointOrder;

/**
 * What was posted in one evaluation, as the service reads it; rules write to it through the {@link Ledger} only. It
 * belongs to one thread.
 */
public final class Postings {
    /** Points are rounded half-up to this many decimals as they are posted. */
    public static final int POINT_DECIMALS = 4;

    private final Kinds kinds;
    private final Reasons reasons;
    private final FiringRecorder recorder;
    private final Consumer<Figure> known;

    private final NoDuplicates once = new NoDuplicates();
    private final Map<String, String> excluded = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> annulled = new HashSet<>();
    private final List<CohortFigure> figures = new ArrayList<>();
    private final Map<String, Map<String, Exact>> keys = new HashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final Grades grades;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Map<NoticeKind, Set<String>> notices = new LinkedHashMap<>();

    /**
     * An empty book.
     *
     * @param known takes each figure that a rule posts, so that other rules can match it
     */
    public Postings(Policy policy, FiringRecorder recorder, Consumer<Figure> known) {
        this.kinds = new Kinds(policy);
        this.grades = new Grades(policy.grades());
        this.reasons = new Reasons(policy, recorder);
        this.recorder = recorder;
        this.known = known;
    }

    void exclude(SubjectFact subject, String reason) {
        // Several rules may each have a reason; the first that fired is as good as any.
        excluded.putIfAbsent(subject.getId(), reasons.of(subject, null, reason));
        recorder.post(new Posting(PostingKind.EXCLUSION, "excluded", null, subject.getId()));
        NoticeKind notice = kinds.ownNotice(NoticeKind.EXCLUDED);
        if (notice != null) {
            raise(notice, subject);
        }
    }

    void post(SubjectFact subject, @Nullable RecordFact record, Exact points, String reason) {
        Item item = item();
        if (annulled.contains(subject.getId())) {
            throw new RuleFault(
                    "posted-after-annulment",
                    "“" + subject.getId() + "”的得分已经全部取消，不能再计分；取消的规则应放在最后",
                    "all points of " + subject.getId()
                            + " were annulled; the rule that annuls must come after all others");
        }
        BigDecimal rounded = points.rounded(POINT_DECIMALS);
        if (item.max() != null && rounded.compareTo(item.max()) > 0) {
            String shown = rounded.toPlainString() + " > " + item.max().toPlainString();
            throw new RuleFault(
                    "points-above-maximum",
                    "“" + item.label().zh() + "”的得分超过满分：" + shown,
                    "more points than the maximum of " + item.code() + ": " + shown);
        }
        String key = record == null ? "" : record.key();
        RuleRef rule = recorder.current();
        once.check(rule, PostingKind.ITEM, item.code(), subject.getId(), key);
        entries.add(new Entry(subject.getId(), item, key, rounded, reasons.of(subject, record, reason, rounded), rule));
        recorder.post(new Posting(PostingKind.ITEM, item.code(), rounded, subject.getId()));
    }

    void annul(SubjectFact subject, String reason) {
        BigDecimal others = entries.stream()
                .filter(entry -> entry.subject().equals(subject.getId()))
                .map(Entry::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        post(subject, null, Exact.of(others).negated(), reason);
        annulled.add(subject.getId());
    }

    Exact maximum() {
        Item item = item();
        if (item.max() == null) {
            throw new RuleFault("no-maximum", "“" + item.code() + "”没有满分 max", item.code() + " has no maximum");
        }
        return Exact.of(item.max());
    }

    void figure(String code, Exact value, String reason) {
        RuleRef rule = recorder.current();
        once.check(rule, PostingKind.FIGURE, code, "", "");
        figures.add(new CohortFigure(kinds.figure(code), value, reasons.of(null, null, reason), rule));
        recorder.post(new Posting(PostingKind.FIGURE, code, value, null));
        known.accept(new Figure(code, value));
    }

    void rankBy(SubjectFact subject, String key, Exact value) {
        kinds.checkKey(key);
        once.check(recorder.current(), PostingKind.KEY, key, subject.getId(), "");
        keys.computeIfAbsent(key, any -> new HashMap<>()).put(subject.getId(), value);
        recorder.post(new Posting(PostingKind.KEY, key, value, subject.getId()));
    }

    void candidate(SubjectFact subject, String code, boolean certain) {
        Quota quota = kinds.quota(code);
        RuleRef rule = recorder.current();
        once.check(rule, PostingKind.CANDIDATE, code, subject.getId(), "");
        candidates.add(new Candidate(quota, subject.getId(), certain, rule));
        recorder.post(new Posting(PostingKind.CANDIDATE, code, null, subject.getId()));
    }

    void grade(SubjectFact subject, String code, String reason) {
        RuleRef rule = recorder.current();
        once.check(rule, PostingKind.GRADE, "", subject.getId(), "");
        grades.give(subject.getId(), new Grade(kinds.grade(code), reasons.of(subject, null, reason), rule));
        recorder.post(new Posting(PostingKind.GRADE, code, null, subject.getId()));
    }

    void proposeGrade(SubjectFact subject, String code, String reason) {
        grades.propose(
                subject.getId(), new Grade(kinds.grade(code), reasons.of(subject, null, reason), recorder.current()));
        recorder.post(new Posting(PostingKind.PROPOSAL, code, null, subject.getId()));
    }

    void outcome(@Nullable SubjectFact subject, String code, @Nullable Object value, String reason) {
        OutcomeKind kind = kinds.outcome(code);
        String id = subject == null ? null : subject.getId();
        if (kind.ofCohort() != (subject == null)) {
            throw new RuleFault(
                    "wrong-scope",
                    "“" + code + "”应属于" + (kind.ofCohort() ? "全体，用 cohortOutcome" : "单个对象，用 outcome"),
                    code + " is of " + (kind.ofCohort() ? "the cohort: use cohortOutcome" : "a subject: use outcome"));
        }
        RuleRef rule = recorder.current();
        once.check(rule, PostingKind.OUTCOME, code, id == null ? "" : id, "");
        Object shown = Outcome.value(kind, value);
        outcomes.add(new Outcome(id, kind, shown, reasons.of(subject, null, reason), rule));
        recorder.post(new Posting(PostingKind.OUTCOME, code, shown, id));
    }

    void claim(SubjectFact subject, String code, Exact weight, String reason) {
        OutcomeKind kind = kinds.outcome(code);
        if (kind.pool() == null) {
            throw new RuleFault("no-pool", "“" + code + "”没有可供分配的 pool", code + " has no pool to share out");
        }
        if (weight.signum() < 0) {
            throw new RuleFault("negative-claim", "分配的权数不能为负", "the weight of a claim cannot be negative");
        }
        RuleRef rule = recorder.current();
        once.check(rule, PostingKind.CLAIM, code, subject.getId(), "");
        claims.add(new Claim(kind, subject.getId(), weight, reasons.of(subject, null, reason), rule));
        recorder.post(new Posting(PostingKind.CLAIM, code, weight, subject.getId()));
    }

    void notice(String code, SubjectFact subject) {
        raise(kinds.notice(code), subject);
        recorder.post(new Posting(PostingKind.NOTICE, code, null, subject.getId()));
    }

    private void raise(NoticeKind kind, SubjectFact subject) {
        notices.computeIfAbsent(kind, any -> new TreeSet<>(CodePointOrder.IDS)).add(subject.getId());
    }

    /** Why each excluded subject does not take part, by id. */
    public Map<String, String> excluded() {
        return new LinkedHashMap<>(excluded);
    }

    /** All entries, in the order of posting. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public List<CohortFigure> figures() {
        return List.copyOf(figures);
    }

    /** What rules posted under a ranking key, by subject. */
    public Map<String, Exact> key(String code) {
        return Map.copyOf(keys.getOrDefault(code, Map.of()));
    }

    public List<Candidate> candidates(Quota quota) {
        return candidates.stream()
                .filter(candidate -> candidate.quota().equals(quota))
                .toList();
    }

    /** The grades by subject. */
    public Map<String, Grade> grades() {
        return grades.bySubject();
    }

    public List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    public List<Claim> claims() {
        return List.copyOf(claims);
    }

    /** One notice per code, with all its subjects. */
    public List<Notice> notices() {
        return notices.entrySet().stream()
                .map(notice -> Notice.of(notice.getKey(), null, List.copyOf(notice.getValue())))
                .toList();
    }

    private Item item() {
        String code = recorder.current().item();
        if (code == null) {
            throw new RuleFault("no-item", "规则没有 @item，不能计分", "the rule has no @item, so it can award no points");
        }
        return kinds.item(code.startsWith("$") ? String.valueOf(recorder.binding(code)) : code);
    }
}
