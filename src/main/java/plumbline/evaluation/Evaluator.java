package plumbline.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import plumbline.intake.Cohort;
import plumbline.ledger.Entry;
import plumbline.ledger.Phase;
import plumbline.ledger.RuleFault;
import plumbline.ledger.SubjectFact;
import plumbline.policy.Item;
import plumbline.policy.Policy;
import plumbline.rules.RuleBook;
import plumbline.rules.RuleSession;

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
     * Walks the street: rules admit and score, the service adds up and ranks, rules say what follows, the service fills
     * seats and shares pools out.
     *
     * @param tracing whether the firings keep the values that they matched
     * @throws RuleFault when a rule fails, or leaves an item without an entry
     */
    public Evaluation evaluate(Cohort cohort, boolean tracing) {
        try (RuleSession session = rules.open(cohort, tracing)) {
            session.fire(Phase.ADMISSION);
            withdrawExcluded(session);
            session.fire(Phase.SCORE);
            checkComplete(session);
            Standings standings = new Standings(policy, session);
            standings.insertSums();
            session.fire(Phase.STANDING);
            standings.rank();
            standings.fillSeats(false);
            session.fire(Phase.GRADE);
            standings.fillSeats(true);
            session.fire(Phase.ALLOCATE);
            return new Assembly(policy, cohort, session.book(), standings).evaluation(revision, session.firings());
        }
    }

    private static void withdrawExcluded(RuleSession session) {
        Map<String, String> excluded = session.book().excluded();
        for (SubjectFact subject : session.subjects()) {
            if (excluded.containsKey(subject.getId())) {
                session.withdraw(subject);
            }
        }
    }

    /** A subject that matches no tier of an item would be scored wrong in silence. */
    private void checkComplete(RuleSession session) {
        List<Item> expected = policy.items().filter(item -> !item.conditional()).toList();
        Map<String, List<String>> itemsBySubject = session.book().entries().stream()
                .sorted(Comparator.comparing(Entry::subject))
                .collect(Collectors.groupingBy(
                        Entry::subject, Collectors.mapping(entry -> entry.item().code(), Collectors.toList())));
        for (SubjectFact subject : session.subjects()) {
            List<String> items = itemsBySubject.getOrDefault(subject.getId(), List.of());
            for (Item item : expected) {
                if (!items.contains(item.code())) {
                    throw new RuleFault(
                            "no-entry",
                            "没有一条规则给“" + subject.getId() + "”的项目“" + item.code() + "”计分，各档之间可能有空缺",
                            "no rule posts an entry of " + item.code() + " for " + subject.getId()
                                    + "; there may be a gap between the tiers");
                }
            }
        }
    }
}
