package plumbline.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import plumbline.intake.Cohort;
import plumbline.intake.Subject;
import plumbline.ledger.Book;
import plumbline.ledger.Claim;
import plumbline.ledger.Entry;
import plumbline.ledger.Exact;
import plumbline.ledger.Firing;
import plumbline.ledger.Notice;
import plumbline.ledger.Outcome;
import plumbline.ledger.RuleFault;
import plumbline.policy.CodePointOrder;
import plumbline.policy.FigureKind;
import plumbline.policy.Item;
import plumbline.policy.NoticeKind;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.standing.LargestRemainder;
import plumbline.standing.Totals;

/** Puts an evaluation together, in its canonical order, from what was posted and worked out. */
final class Assembly {
    private final Policy policy;
    private final Cohort cohort;
    private final Book book;
    private final Standings standings;

    Assembly(Policy policy, Cohort cohort, Book book, Standings standings) {
        this.policy = policy;
        this.cohort = cohort;
        this.book = book;
        this.standings = standings;
    }

    Evaluation evaluation(String revision, List<Firing> firings) {
        List<Outcome> outcomes = new ArrayList<>(book.outcomes());
        outcomes.addAll(shared());
        outcomes.sort(declared(
                policy.outcomes(), OutcomeKind::code, outcome -> outcome.kind().code()));
        List<SubjectResult> results = results(outcomes);
        return new Evaluation(
                policy,
                revision,
                cohort,
                results,
                (int) results.stream().filter(result -> result.rank() != null).count(),
                book.figures().stream()
                        .sorted(declared(policy.figures(), FigureKind::code, figure -> figure.kind()
                                .code()))
                        .toList(),
                outcomes.stream().filter(outcome -> outcome.subject() == null).toList(),
                standings.quotas().stream()
                        .sorted(declared(policy.quotas(), Quota::code, result -> result.quota()
                                .code()))
                        .toList(),
                notices(),
                firings);
    }

    private List<SubjectResult> results(List<Outcome> outcomes) {
        Map<String, List<Entry>> entriesBySubject = book.entries().stream()
                .sorted(this.<Entry, Item>declared(policy.items().toList(), Item::code, entry -> entry.item()
                                .code())
                        .thenComparing(Entry::key, CodePointOrder.IDS))
                .collect(Collectors.groupingBy(Entry::subject));
        Map<String, List<Outcome>> outcomesBySubject = outcomes.stream()
                .filter(outcome -> outcome.subject() != null)
                .collect(Collectors.groupingBy(outcome -> Objects.requireNonNull(outcome.subject())));
        return cohort.subjects().stream()
                .map(subject -> result(
                        subject,
                        entriesBySubject.getOrDefault(subject.id(), List.of()),
                        outcomesBySubject.getOrDefault(subject.id(), List.of())))
                .sorted(Comparator.<SubjectResult, Integer>comparing(
                                SubjectResult::rank, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(SubjectResult::id, CodePointOrder.IDS))
                .toList();
    }

    private SubjectResult result(Subject subject, List<Entry> entries, List<Outcome> outcomes) {
        String why = book.excluded().get(subject.id());
        if (why != null) {
            return SubjectResult.excluded(subject.id(), subject.name(), why);
        }
        List<CategoryScore> scores = policy.categories().stream()
                .map(category -> new CategoryScore(
                        category,
                        Totals.of(entries.stream()
                                .filter(entry -> entry.item().category().equals(category.code()))
                                .toList())))
                .toList();
        return new SubjectResult(
                subject.id(),
                subject.name(),
                standings.total(subject.id()),
                standings.rank(subject.id()),
                book.grades().get(subject.id()),
                null,
                scores,
                entries,
                outcomes);
    }

    /** The parts of each pool that subjects claim. */
    private List<Outcome> shared() {
        List<Outcome> outcomes = new ArrayList<>();
        book.claims().stream()
                .collect(Collectors.groupingBy(Claim::kind))
                .forEach((kind, claims) -> outcomes.addAll(shared(kind, claims)));
        return outcomes;
    }

    private List<Outcome> shared(OutcomeKind kind, List<Claim> claims) {
        String member = Objects.requireNonNull(kind.pool());
        if (!(cohort.context().get(member) instanceof BigDecimal pool)) {
            throw new RuleFault(
                    "no-pool",
                    "请求没有给出“" + member + "”，不能分配；规则应先检查它是否给出",
                    "the request gives no " + member + " to share out; the rule should check that it does");
        }
        int decimals = Objects.requireNonNull(kind.decimals());
        List<LargestRemainder.Claimant> claimants = claims.stream()
                .map(claim -> new LargestRemainder.Claimant(
                        claim.subject(), claim.weight(), standings.total(claim.subject())))
                .toList();
        Map<String, Claim> claimBySubject =
                claims.stream().collect(Collectors.toMap(Claim::subject, Function.identity()));
        return LargestRemainder.of(pool, decimals, claimants).stream()
                .map(part -> allocation(kind, part, Objects.requireNonNull(claimBySubject.get(part.id()))))
                .toList();
    }

    private static Outcome allocation(OutcomeKind kind, LargestRemainder.Part part, Claim claim) {
        String unit = kind.unit() == null ? "" : " " + kind.unit();
        String remainder = part.gotRemainder() ? "，按最大余数法补足尾数" : "";
        String reason = claim.reason() + "；按权数应分 " + part.exact() + unit + remainder;
        return new Outcome(part.id(), kind, Exact.plain(part.amount()), reason, claim.rule());
    }

    private List<Notice> notices() {
        List<Notice> notices = new ArrayList<>(book.notices());
        Map<String, NoticeKind> kinds = policy.noticesByCode();
        for (QuotaResult result : standings.quotas()) {
            NoticeKind tie = kinds.get(NoticeKind.TIE_AT_BOUNDARY);
            if (tie != null && !result.seats().leftOut().isEmpty()) {
                notices.add(
                        new Notice(tie, result.quota().code(), result.seats().leftOut()));
            }
            NoticeKind exceeded = kinds.get(NoticeKind.QUOTA_EXCEEDED);
            if (exceeded != null && result.seats().exceeded()) {
                notices.add(new Notice(exceeded, null, result.seats().taken()));
            }
        }
        NoticeKind incomplete = kinds.get(NoticeKind.COHORT_INCOMPLETE);
        List<String> absent = policy.subject().ids().stream()
                .map(id -> id.code())
                .filter(id -> cohort.subjects().stream()
                        .noneMatch(subject -> subject.id().equals(id)))
                .sorted(CodePointOrder.IDS)
                .toList();
        if (incomplete != null && !absent.isEmpty()) {
            notices.add(new Notice(incomplete, null, absent));
        }
        notices.sort(
                Comparator.<Notice, String>comparing(notice -> notice.kind().code(), CodePointOrder.IDS)
                        .thenComparing(notice -> notice.quota() == null ? "" : notice.quota(), CodePointOrder.IDS));
        return notices;
    }

    /** The order in which the pack declares its kinds. */
    private <T, K> Comparator<T> declared(List<K> kinds, Function<K, String> codeOfKind, Function<T, String> code) {
        List<String> order = kinds.stream().map(codeOfKind).toList();
        return Comparator.comparingInt(thing -> order.indexOf(code.apply(thing)));
    }
}
