package plumbline.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import plumbline.intake.Cohort;
import plumbline.intake.Subject;
import plumbline.ledger.Claim;
import plumbline.ledger.Entry;
import plumbline.ledger.Exact;
import plumbline.ledger.Ledger;
import plumbline.ledger.Outcome;
import plumbline.ledger.Phase;
import plumbline.ledger.RuleFault;
import plumbline.ledger.Standing;
import plumbline.ledger.SubjectFact;
import plumbline.policy.CodePointOrder;
import plumbline.policy.FigureKind;
import plumbline.policy.Item;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.rules.RuleBook;
import plumbline.rules.RuleSession;
import plumbline.standing.LargestRemainder;
import plumbline.standing.Ranking;
import plumbline.standing.Totals;

/** Evaluates cohorts by one revision of a pack. Immutable and thread-safe. */
public final class Evaluator {
    private final Policy policy;
    private final String revision;
    private final RuleBook rules;

    public Evaluator(Policy policy, String revision, RuleBook rules) {
        this.policy = policy;
        this.revision = revision;
        this.rules = rules;
    }

    /**
     * Walks the street: rules score, the service adds up and ranks, rules say what follows, the service shares out.
     *
     * @param tracing whether the firings keep the values that they matched
     * @throws RuleFault when a rule fails, or leaves an item without an entry
     */
    public Evaluation evaluate(Cohort cohort, boolean tracing) {
        try (RuleSession session = rules.open(cohort, tracing)) {
            session.fire(Phase.SCORE);
            List<Entry> entries = session.ledger().entries();
            checkComplete(cohort, entries);
            List<String> ids = cohort.subjects().stream().map(Subject::id).toList();
            Map<String, BigDecimal> totals = Totals.bySubject(ids, entries);
            Map<String, Integer> ranks = Ranking.descending(totals);
            for (SubjectFact subject : session.subjects()) {
                session.insert(new Standing(subject, of(totals, subject.getId()), of(ranks, subject.getId())));
            }
            session.fire(Phase.GRADE);
            session.fire(Phase.ALLOCATE);
            return evaluation(cohort, session, totals, ranks);
        }
    }

    /** A subject that matches no tier of an item would be scored wrong in silence. */
    private void checkComplete(Cohort cohort, List<Entry> entries) {
        Map<String, List<String>> itemsBySubject = entries.stream()
                .collect(Collectors.groupingBy(
                        Entry::subject, Collectors.mapping(entry -> entry.item().code(), Collectors.toList())));
        for (Subject subject : cohort.subjects()) {
            List<String> items = itemsBySubject.getOrDefault(subject.id(), List.of());
            policy.items()
                    .filter(item -> !item.conditional() && !items.contains(item.code()))
                    .findFirst()
                    .ifPresent(item -> {
                        throw new RuleFault(
                                "no-entry",
                                "没有一条规则给“" + subject.id() + "”的项目“" + item.code() + "”计分，各档之间可能有空缺",
                                "no rule posts an entry of " + item.code() + " for " + subject.id()
                                        + "; there may be a gap between the tiers");
                    });
        }
    }

    private Evaluation evaluation(
            Cohort cohort, RuleSession session, Map<String, BigDecimal> totals, Map<String, Integer> ranks) {
        Ledger ledger = session.ledger();
        List<Outcome> outcomes = new ArrayList<>(ledger.outcomes());
        outcomes.addAll(shared(cohort, ledger.claims(), totals));
        List<String> order = policy.outcomes().stream().map(OutcomeKind::code).toList();
        outcomes.sort(
                Comparator.comparingInt(outcome -> order.indexOf(outcome.kind().code())));
        List<String> figures = policy.figures().stream().map(FigureKind::code).toList();
        return new Evaluation(
                policy,
                revision,
                cohort,
                results(cohort, ledger.entries(), outcomes, totals, ranks),
                ledger.figures().stream()
                        .sorted(Comparator.comparingInt(
                                figure -> figures.indexOf(figure.kind().code())))
                        .toList(),
                outcomes.stream().filter(outcome -> outcome.subject() == null).toList(),
                ledger.notices().stream()
                        .sorted(Comparator.comparing(notice -> notice.kind().code(), CodePointOrder.IDS))
                        .toList(),
                session.firings());
    }

    private List<SubjectResult> results(
            Cohort cohort,
            List<Entry> entries,
            List<Outcome> outcomes,
            Map<String, BigDecimal> totals,
            Map<String, Integer> ranks) {
        List<String> sheet = policy.items().map(Item::code).toList();
        Map<String, List<Entry>> entriesBySubject = entries.stream()
                .sorted(Comparator.comparingInt(
                        entry -> sheet.indexOf(entry.item().code())))
                .collect(Collectors.groupingBy(Entry::subject));
        Map<String, List<Outcome>> outcomesBySubject = outcomes.stream()
                .filter(outcome -> outcome.subject() != null)
                .collect(Collectors.groupingBy(outcome -> Objects.requireNonNull(outcome.subject())));
        return cohort.subjects().stream()
                .map(subject -> result(
                        subject,
                        of(totals, subject.id()),
                        of(ranks, subject.id()),
                        entriesBySubject.getOrDefault(subject.id(), List.of()),
                        outcomesBySubject.getOrDefault(subject.id(), List.of())))
                .sorted(Comparator.comparingInt(SubjectResult::rank)
                        .thenComparing(SubjectResult::id, CodePointOrder.IDS))
                .toList();
    }

    private SubjectResult result(
            Subject subject, BigDecimal total, int rank, List<Entry> entries, List<Outcome> outcomes) {
        List<CategoryScore> scores = policy.categories().stream()
                .map(category -> new CategoryScore(
                        category,
                        Totals.of(entries.stream()
                                .filter(entry -> entry.item().category().equals(category.code()))
                                .toList())))
                .toList();
        return new SubjectResult(subject.id(), subject.name(), total, rank, scores, entries, outcomes);
    }

    /** The parts of each pool that subjects claim. */
    private static List<Outcome> shared(Cohort cohort, List<Claim> claims, Map<String, BigDecimal> totals) {
        List<Outcome> outcomes = new ArrayList<>();
        Map<OutcomeKind, List<Claim>> claimsByKind = claims.stream().collect(Collectors.groupingBy(Claim::kind));
        claimsByKind.forEach((kind, ofKind) -> outcomes.addAll(shared(kind, cohort, ofKind, totals)));
        return outcomes;
    }

    private static List<Outcome> shared(
            OutcomeKind kind, Cohort cohort, List<Claim> claims, Map<String, BigDecimal> totals) {
        String member = Objects.requireNonNull(kind.pool());
        if (!(cohort.context().get(member) instanceof BigDecimal pool)) {
            throw new RuleFault(
                    "no-pool",
                    "请求没有给出“" + member + "”，不能分配；规则应先检查它是否给出",
                    "the request gives no " + member + " to share out; the rule should check that it does");
        }
        int decimals = Objects.requireNonNull(kind.decimals());
        List<LargestRemainder.Claimant> claimants = claims.stream()
                .map(claim ->
                        new LargestRemainder.Claimant(claim.subject(), claim.weight(), of(totals, claim.subject())))
                .toList();
        Map<String, Claim> claimBySubject = claims.stream().collect(Collectors.toMap(Claim::subject, claim -> claim));
        return LargestRemainder.of(pool, decimals, claimants).stream()
                .map(part -> allocation(kind, part, of(claimBySubject, part.id())))
                .toList();
    }

    private static Outcome allocation(OutcomeKind kind, LargestRemainder.Part part, Claim claim) {
        String unit = kind.unit() == null ? "" : " " + kind.unit();
        String remainder = part.gotRemainder() ? "，按最大余数法补足尾数" : "";
        String reason = claim.reason() + "；按权数应分 " + part.exact() + unit + remainder;
        return new Outcome(part.id(), kind, Exact.plain(part.amount()), reason, claim.rule());
    }

    private static <T> T of(Map<String, T> bySubject, String id) {
        return Objects.requireNonNull(bySubject.get(id));
    }
}
