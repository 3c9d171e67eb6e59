package plumbline.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import plumbline.intake.Cohort;
import plumbline.intake.Subject;
import plumbline.ledger.Account;
import plumbline.ledger.Firing;
import plumbline.ledger.Postings;
import plumbline.policy.Category;
import plumbline.policy.FigureKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;

/** Puts an evaluation together, in its canonical order, from what was posted and worked out. */
final class Assembly {
    private final Policy policy;
    private final List<Category> categories;
    private final Cohort cohort;
    private final Postings book;
    private final Standings standings;

    Assembly(Policy policy, Cohort cohort, Postings book, Standings standings) {
        this.policy = policy;
        this.categories = policy.categories();
        this.cohort = cohort;
        this.book = book;
        this.standings = standings;
    }

    Evaluation evaluation(String revision, AnswerForms forms, List<Firing> firings) {
        Pools pools = new Pools(cohort, book, standings);
        policy.outcomes().forEach(pools::share);
        List<SubjectResult> results = results();
        List<String> present = results.stream()
                .filter(result -> result.excluded() == null)
                .map(SubjectResult::id)
                .toList();
        return new Evaluation(
                policy,
                revision,
                cohort,
                results,
                present.size(),
                book.figures().stream()
                        .sorted(declared(policy.figures(), FigureKind::code, figure -> figure.kind()
                                .code()))
                        .toList(),
                book.cohort().outcomes(),
                standings.quotas().stream()
                        .sorted(declared(policy.quotas(), Quota::code, result -> result.quota()
                                .code()))
                        .toList(),
                pools.uses(),
                new Notices(policy, cohort, book, standings).all(pools.uses(), present),
                forms,
                firings);
    }

    private List<SubjectResult> results() {
        List<SubjectResult> results = new ArrayList<>(cohort.subjects().size());
        int place = 0;
        for (Subject subject : cohort.subjects()) {
            results.add(result(subject, place, book.account(place, subject.id())));
            place++;
        }
        // Subjects are in the order of their ids already; the unranked come last but for those that do not take part.
        results.sort(Comparator.comparing((SubjectResult result) -> result.excluded() != null)
                .thenComparing(SubjectResult::rank, Comparator.nullsLast(Comparator.naturalOrder())));
        return results;
    }

    private SubjectResult result(Subject subject, int place, Account account) {
        if (account.excluded() != null) {
            return SubjectResult.excluded(subject.id(), subject.name(), account.excluded());
        }
        List<CategoryScore> scores = new ArrayList<>(categories.size());
        for (int i = 0; i < categories.size(); i++) {
            scores.add(new CategoryScore(categories.get(i), account.total(i)));
        }
        return new SubjectResult(
                subject.id(),
                subject.name(),
                account.total(),
                standings.rank(place),
                account.grade(),
                null,
                account.unranked(),
                scores,
                account.entries(),
                account.outcomes());
    }

    /** The order in which the pack declares its kinds. */
    private static <T, K> Comparator<T> declared(
            List<K> kinds, Function<K, String> codeOfKind, Function<T, String> code) {
        Map<String, Integer> order = new HashMap<>();
        kinds.forEach(kind -> order.putIfAbsent(codeOfKind.apply(kind), order.size()));
        return Comparator.comparingInt(thing -> order.getOrDefault(code.apply(thing), -1));
    }
}
