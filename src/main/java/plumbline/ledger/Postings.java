package plumbline.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
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
import plumbline.policy.FigureKind;
import plumbline.policy.Item;
import plumbline.policy.NoticeKind;
import plumbline.policy.OutcomeKind;
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
    private final FiringRecorder recorder;
    private final Consumer<Figure> known;

    private final List<@Nullable Account> accounts = new ArrayList<>();
    private final Account cohort;
    private final List<CohortFigure> figures = new ArrayList<>();
    private final Map<String, Map<String, Exact>> keys = new HashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Map<String, Raised> notices = new LinkedHashMap<>();
    private final FilledReasons reasons;

    private record Raised(NoticeKind kind, Set<String> subjects) {}

    /**
     * An empty book.
     *
     * @param known takes each figure that a rule posts, so that other rules can match it
     */
    public Postings(Kinds kinds, FiringRecorder recorder, Consumer<Figure> known) {
        this.kinds = kinds;
        this.recorder = recorder;
        this.known = known;
        this.reasons = new FilledReasons(kinds.reasons(), recorder);
        this.cohort = new Account(kinds, "");
    }

    /** What was posted for the subject. */
    public Account account(SubjectFact subject) {
        return account(subject.place(), subject.getId());
    }

    /**
     * The same by the subject's place in the cohort.
     *
     * @param subject the subject's id
     */
    public Account account(int place, String subject) {
        while (accounts.size() <= place) {
            accounts.add(null);
        }
        Account account = accounts.get(place);
        if (account == null) {
            account = new Account(kinds, subject);
            accounts.set(place, account);
        }
        return account;
    }

    void exclude(SubjectFact subject, String reason) {
        account(subject).exclude(reasons.of(reason, subject, null, null));
        recorder.post(PostingKind.EXCLUSION, "excluded", null, subject.getId());
        NoticeKind notice = kinds.ownNotice(NoticeKind.EXCLUDED);
        if (notice != null) {
            raise(notice, subject);
        }
    }

    void unranked(SubjectFact subject, String reason) {
        account(subject).unrank(reasons.of(reason, subject, null, null));
        recorder.post(PostingKind.UNRANKED, PostingKind.UNRANKED.code(), null, subject.getId());
    }

    void post(SubjectFact subject, @Nullable RecordFact record, Exact points, String reason) {
        Kinds.Declared<Item> declared = item();
        Item item = declared.kind();
        if (!item.isFor(subject.indicators())) {
            throw new RuleFault("not-for-this-kind", item.code(), subject.getId());
        }
        Account account = account(subject);
        if (account.isAnnulled()) {
            throw new RuleFault("posted-after-annulment", subject.getId());
        }
        BigDecimal rounded = points.rounded(item.decimals() == null ? POINT_DECIMALS : item.decimals());
        if (item.max() != null && rounded.compareTo(item.max()) > 0) {
            throw new RuleFault("points-above-maximum.posted", item.label(), rounded, item.max());
        }
        String key = record == null ? "" : record.key();
        String why = reasons.of(reason, subject, record, rounded);
        account.add(new Entry(subject.getId(), item, key, rounded, why, recorder.current()), declared.order());
        recorder.post(PostingKind.ITEM, item.code(), rounded, subject.getId());
    }

    void annul(SubjectFact subject, String reason) {
        post(subject, null, Exact.of(account(subject).total()).negated(), reason);
        account(subject).annul();
    }

    Exact maximum() {
        Item item = item().kind();
        if (item.max() == null) {
            throw new RuleFault("no-maximum.posted", item.code());
        }
        return Exact.of(item.max());
    }

    void figure(String code, Exact value, String reason) {
        Kinds.Declared<FigureKind> figure = kinds.figure(code);
        RuleRef rule = once(cohort, PostingKind.FIGURE, figure.order(), code);
        figures.add(new CohortFigure(figure.kind(), value, reasons.of(reason, null, null, null), rule));
        recorder.post(PostingKind.FIGURE, code, value, null);
        known.accept(new Figure(code, value));
    }

    void rankBy(SubjectFact subject, String key, Exact value) {
        once(account(subject), PostingKind.KEY, kinds.key(key), key);
        keys.computeIfAbsent(key, any -> new HashMap<>()).put(subject.getId(), value);
        recorder.post(PostingKind.KEY, key, value, subject.getId());
    }

    void candidate(SubjectFact subject, String code, boolean certain) {
        Kinds.Declared<Quota> quota = kinds.quota(code);
        RuleRef rule = once(account(subject), PostingKind.CANDIDATE, quota.order(), code);
        candidates.add(new Candidate(quota.kind(), subject.getId(), certain, rule));
        recorder.post(PostingKind.CANDIDATE, code, null, subject.getId());
    }

    void grade(SubjectFact subject, String code, String reason) {
        Account account = account(subject);
        RuleRef rule = once(account, PostingKind.GRADE, 0, PostingKind.GRADE.code());
        account.give(new Grade(kinds.grade(code).kind(), reasons.of(reason, subject, null, null), rule));
        recorder.post(PostingKind.GRADE, code, null, subject.getId());
    }

    void proposeGrade(SubjectFact subject, String code, String reason) {
        account(subject)
                .propose(new Grade(
                        kinds.grade(code).kind(), reasons.of(reason, subject, null, null), recorder.current()));
        recorder.post(PostingKind.PROPOSAL, code, null, subject.getId());
    }

    void outcome(@Nullable SubjectFact subject, String code, @Nullable Object value, String reason) {
        Kinds.Declared<OutcomeKind> declared = kinds.outcome(code);
        OutcomeKind kind = declared.kind();
        String id = subject == null ? null : subject.getId();
        if (kind.ofCohort() != (subject == null)) {
            throw new RuleFault(kind.ofCohort() ? "wrong-scope.cohort-posted" : "wrong-scope.subject-posted", code);
        }
        Account account = subject == null ? cohort : account(subject);
        RuleRef rule = once(account, PostingKind.OUTCOME, declared.order(), code);
        Object shown = Outcome.value(kind, value);
        account.add(new Outcome(id, kind, shown, reasons.of(reason, subject, null, null), rule));
        recorder.post(PostingKind.OUTCOME, code, shown, id);
    }

    void claim(SubjectFact subject, String code, Exact weight, String reason) {
        Kinds.Declared<OutcomeKind> declared = kinds.outcome(code);
        OutcomeKind kind = declared.kind();
        if (kind.pool() == null) {
            throw new RuleFault("no-pool.posted", code);
        }
        if (weight.signum() < 0) {
            throw new RuleFault("negative-claim");
        }
        RuleRef rule = once(account(subject), PostingKind.CLAIM, declared.order(), code);
        claims.add(new Claim(kind, subject, weight, reasons.of(reason, subject, null, null), rule));
        recorder.post(PostingKind.CLAIM, code, weight, subject.getId());
    }

    void notice(String code, SubjectFact subject) {
        raise(kinds.notice(code), subject);
        recorder.post(PostingKind.NOTICE, code, null, subject.getId());
    }

    private void raise(NoticeKind kind, SubjectFact subject) {
        notices.computeIfAbsent(kind.code(), any -> new Raised(kind, new TreeSet<>(CodePointOrder.IDS)))
                .subjects()
                .add(subject.getId());
    }

    /** The rule that is firing, which posts to the place for the first time. */
    private RuleRef once(Account account, PostingKind kind, int order, String code) {
        RuleRef rule = recorder.current();
        account.once(kinds.place(kind, order), code, rule);
        return rule;
    }

    public Account cohort() {
        return cohort;
    }

    public List<CohortFigure> figures() {
        return figures;
    }

    /** What rules posted under a ranking key, by the subject's id. */
    public Map<String, Exact> key(String code) {
        return keys.getOrDefault(code, Map.of());
    }

    public List<Candidate> candidates(Quota quota) {
        return candidates.stream()
                .filter(candidate -> candidate.quota().code().equals(quota.code()))
                .toList();
    }

    public List<Claim> claims() {
        return claims;
    }

    /** One notice per code, with all its subjects. */
    public List<Notice> notices() {
        return notices.values().stream()
                .map(raised -> Notice.of(raised.kind(), null, List.copyOf(raised.subjects())))
                .toList();
    }

    private Kinds.Declared<Item> item() {
        String code = recorder.current().item();
        if (code == null) {
            throw new RuleFault("no-item.posted");
        }
        return kinds.item(code.startsWith("$") ? String.valueOf(recorder.binding(code)) : code);
    }
}
