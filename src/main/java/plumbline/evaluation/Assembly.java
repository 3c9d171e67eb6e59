package plumbline.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import plumbline.intake.Cohort;
import plumbline.intake.Subject;
import plumbline.ledger.Entry;
import plumbline.ledger.Firing;
import plumbline.ledger.Outcome;
import plumbline.ledger.Postings;
import plumbline.policy.FigureKind;
import plumbline.policy.Item;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.standing.Totals;
import plumbline.text.CodePointOrder;

/** Puts an evaluation together, in its canonical order, from what was posted and worked out. */
final class Assembly {
    private final Policy policy;
    private final Cohort cohort;
    private final Postings book;
    private final Standings standings;

    Assembly(Policy policy, Cohort cohort, Postings book, Standings standings) {
        this.policy = policy;
        this.cohort = cohort;
        this.book = book;
        this.standings = standings;
    }

    Evaluation evaluation(String revision, List<Firing> firings) {
        List<Outcome> outcomes = new ArrayList<>(book.outcomes());
        Pools pools = new Pools(cohort, book.claims(), standings);
        policy.outcomes().forEach(pools::share);
        outcomes.addAll(pools.outcomes());
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
                pools.uses(),
                new Notices(policy, cohort, book, standings).all(pools.uses(), rankedIds(results)),
                firings);
    }

    private static List<String> rankedIds(List<SubjectResult> results) {
        return results.stream()
                .filter(result -> result.rank() != null)
                .map(SubjectResult::id)
                .toList();
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

    /** The order in which the pack declares its kinds. */
    private <T, K> Comparator<T> declared(List<K> kinds, Function<K, String> codeOfKind, Function<T, String> code) {
        Map<String, Integer> order = new HashMap<>();
        kinds.forEach(kind -> order.putIfAbsent(codeOfKind.apply(kind), order.size()));
        return Comparator.comparingInt(thing -> order.getOrDefault(code.apply(thing), -1));
    }
}
