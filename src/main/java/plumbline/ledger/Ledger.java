package plumbline.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumbline.policy.CodePointOrder;
import plumbline.policy.FigureKind;
import plumbline.policy.Item;
import plumbline.policy.NearestName;
import plumbline.policy.NoticeKind;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;

/**
 * What rules post, and the one thing that they can do: nothing posted is ever changed or removed. Rules call the posting
 * methods; each learns by itself which rule is firing. It belongs to one evaluation and one thread.
 *
 * <p>In a reason, {@code {taxPaid}} stands for the subject's indicator with its unit, {@code {$ratio}} for a value that
 * the rule's conditions bind, {@code {points}} for the points of the entry.
 */
public final class Ledger {
    /** Points are rounded half-up to this many decimals as they are posted. */
    public static final int POINT_DECIMALS = 4;

    private final Map<String, Item> items;
    private final Map<String, FigureKind> figureKinds;
    private final Map<String, OutcomeKind> outcomeKinds;
    private final Map<String, NoticeKind> noticeKinds;
    private final Reasons reasons;
    private final FiringRecorder recorder;
    private final Consumer<Figure> known;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> entryByPlace = new HashMap<>();
    private final Map<String, CohortFigure> figures = new LinkedHashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<String, Outcome> outcomeByPlace = new HashMap<>();
    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final Map<NoticeKind, Set<String>> notices = new LinkedHashMap<>();

    /**
     * An empty ledger.
     *
     * @param known takes each figure that a rule posts, so that other rules can match it
     */
    public Ledger(Policy policy, FiringRecorder recorder, Consumer<Figure> known) {
        this.items = policy.itemsByCode();
        this.figureKinds = policy.figuresByCode();
        this.outcomeKinds = policy.outcomesByCode();
        this.noticeKinds = policy.noticesByCode();
        this.reasons = new Reasons(policy, recorder);
        this.recorder = recorder;
        this.known = known;
    }

    /** Gives the subject points for the rule's {@code @item}. */
    public void award(SubjectFact subject, Object points, String reason) {
        post(subject, Exact.of(points), reason);
    }

    /** Gives the subject a share, from 0 to 1, of the item's maximum. */
    public void awardShareOfMax(SubjectFact subject, Object share, String reason) {
        post(subject, maximum(item()).times(share), reason);
    }

    /** Gives the subject the item's maximum less the points lost, but not less than 0. */
    public void awardLessThanMax(SubjectFact subject, Object lost, String reason) {
        post(subject, Formulas.positive(maximum(item()).minus(lost)), reason);
    }

    /** Takes points from the subject for the rule's {@code @item}. */
    public void deduct(SubjectFact subject, Object points, String reason) {
        post(subject, Exact.of(points).negated(), reason);
    }

    /** Says what a figure of the whole cohort is; rules that match the figure fire from then on. */
    public void figure(String code, Object value, String reason) {
        FigureKind kind = kind(figureKinds, code, "figures");
        Exact exact = Exact.of(value);
        RuleRef rule = recorder.current();
        CohortFigure earlier = figures.putIfAbsent(code, new CohortFigure(kind, exact, reasons.of(null, reason), rule));
        if (earlier != null) {
            throw twice(code, earlier.rule());
        }
        recorder.post(new Posting("figure", code, exact, null));
        known.accept(new Figure(code, exact));
    }

    /** Says that an outcome applies to the subject. */
    public void outcome(SubjectFact subject, String code, String reason) {
        postOutcome(subject, code, null, reason);
    }

    /** Says what an outcome is for the subject; a number is rounded half-up to the decimals that the pack declares. */
    public void outcome(SubjectFact subject, String code, Object value, String reason) {
        postOutcome(subject, code, value, reason);
    }

    /** Says what an outcome is for the whole cohort. */
    public void cohortOutcome(String code, Object value, String reason) {
        postOutcome(null, code, value, reason);
    }

    /**
     * Claims a part of the outcome's pool for the subject, in proportion to the weight. The service shares the pool out
     * when all claims are known.
     */
    public void claim(SubjectFact subject, String code, Object weight, String reason) {
        OutcomeKind kind = kind(outcomeKinds, code, "outcomes");
        Exact exact = Exact.of(weight);
        if (kind.pool() == null) {
            throw new RuleFault("no-pool", "“" + code + "”没有可供分配的 pool", code + " has no pool to share out");
        }
        if (exact.signum() < 0) {
            throw new RuleFault("negative-claim", "分配的权数不能为负", "the weight of a claim cannot be negative");
        }
        RuleRef rule = recorder.current();
        Claim claim = new Claim(kind, subject.getId(), exact, reasons.of(subject, reason), rule);
        Claim earlier = claims.putIfAbsent(code + '\n' + subject.getId(), claim);
        if (earlier != null) {
            throw twice(code, earlier.rule());
        }
        recorder.post(new Posting("claim", code, exact, subject.getId()));
    }

    /** Raises a notice about the subject, for a person to decide. */
    public void notice(String code, SubjectFact subject) {
        NoticeKind kind = kind(noticeKinds, code, "notices");
        notices.computeIfAbsent(kind, any -> new TreeSet<>(CodePointOrder.IDS)).add(subject.getId());
        recorder.post(new Posting("notice", code, null, subject.getId()));
    }

    /** All entries, in the order of posting. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public List<CohortFigure> figures() {
        return List.copyOf(figures.values());
    }

    public List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    public List<Claim> claims() {
        return List.copyOf(claims.values());
    }

    /** One notice per code, with all its subjects. */
    public List<Notice> notices() {
        return notices.entrySet().stream()
                .map(notice -> new Notice(notice.getKey(), List.copyOf(notice.getValue())))
                .toList();
    }

    private void post(SubjectFact subject, Exact points, String reason) {
        Item item = item();
        RuleRef rule = recorder.current();
        BigDecimal rounded = points.rounded(POINT_DECIMALS);
        if (item.max() != null && rounded.compareTo(item.max()) > 0) {
            String shown = rounded.toPlainString() + " > " + item.max().toPlainString();
            throw new RuleFault(
                    "points-above-maximum",
                    "“" + item.label().zh() + "”的得分超过满分：" + shown,
                    "more points than the maximum of " + item.code() + ": " + shown);
        }
        Entry entry = new Entry(subject.getId(), item, rounded, reasons.of(subject, reason, rounded), rule);
        Entry earlier = entryByPlace.putIfAbsent(item.code() + '\n' + subject.getId(), entry);
        if (earlier != null) {
            throw twice(item.code(), earlier.rule());
        }
        entries.add(entry);
        recorder.post(new Posting("item", item.code(), rounded, subject.getId()));
    }

    private void postOutcome(@Nullable SubjectFact subject, String code, @Nullable Object value, String reason) {
        OutcomeKind kind = kind(outcomeKinds, code, "outcomes");
        String id = subject == null ? null : subject.getId();
        if (kind.ofCohort() != (subject == null)) {
            throw new RuleFault(
                    "wrong-scope",
                    "“" + code + "”应属于" + (kind.ofCohort() ? "全体，用 cohortOutcome" : "单个对象，用 outcome"),
                    code + " is of " + (kind.ofCohort() ? "the cohort: use cohortOutcome" : "a subject: use outcome"));
        }
        Object shown = value(kind, value);
        Outcome outcome = new Outcome(id, kind, shown, reasons.of(subject, reason), recorder.current());
        Outcome earlier = outcomeByPlace.putIfAbsent(code + '\n' + (id == null ? "" : id), outcome);
        if (earlier != null) {
            throw twice(code, earlier.rule());
        }
        outcomes.add(outcome);
        recorder.post(new Posting("outcome", code, shown, id));
    }

    private static @Nullable Object value(OutcomeKind kind, @Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof LocalDate date) {
            return date.toString();
        }
        if (kind.decimals() == null && !(value instanceof Integer || value instanceof Long)) {
            throw new RuleFault(
                    "no-decimals",
                    "“" + kind.code() + "”没有声明小数位数 decimals",
                    kind.code() + " declares no decimals to round to");
        }
        return Exact.of(value).rounded(kind.decimals() == null ? 0 : kind.decimals());
    }

    private Item item() {
        String code = recorder.current().item();
        if (code == null) {
            throw new RuleFault("no-item", "规则没有 @item，不能计分", "the rule has no @item, so it can award no points");
        }
        return kind(items, code, "items");
    }

    private static Exact maximum(Item item) {
        if (item.max() == null) {
            throw new RuleFault("no-maximum", "“" + item.code() + "”没有满分 max", item.code() + " has no maximum");
        }
        return Exact.of(item.max());
    }

    private static <T> T kind(Map<String, T> kinds, String code, String list) {
        T kind = kinds.get(code);
        if (kind == null) {
            String nearest = NearestName.to(code, kinds.keySet());
            throw new RuleFault(
                    "unknown-code",
                    "policy.yaml 的 " + list + " 里没有“" + code + "”" + (nearest == null ? "" : "，是不是 " + nearest + "？"),
                    "policy.yaml has no " + code + " under " + list
                            + (nearest == null ? "" : "; did you mean " + nearest + "?"));
        }
        return kind;
    }

    private static RuleFault twice(String code, RuleRef earlier) {
        return new RuleFault(
                "posted-twice",
                "“" + code + "”已由规则“" + earlier.name() + "”给过",
                code + " was posted already by the rule \"" + earlier.name() + "\"");
    }
}
