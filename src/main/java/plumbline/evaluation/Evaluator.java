package plumbline.evaluation;

import java.util.List;
import java.util.Map;
import plumbline.facts.Phase;
import plumbline.facts.RuleFault;
import plumbline.facts.SubjectFact;
import plumbline.intake.Cohort;
import plumbline.policy.Item;
import plumbline.policy.Policy;
import plumbline.policy.RankingKey;
import plumbline.rules.RuleBook;
import plumbline.rules.RuleSession;
import plumbline.rules.judge.SeenFacts;

/** Evaluates cohorts by one revision of a pack. Immutable and thread-safe. */
public final class Evaluator {
    /** Subjects that a fault names. */
    private static final int MOST_NAMED = 5;

    private final Policy policy;
    private final String revision;
    private final RuleBook rules;
    private final AnswerForms forms = new AnswerForms();

    public Evaluator(Policy policy, String revision, RuleBook rules) {
        this.policy = policy;
        this.revision = revision;
        this.rules = rules;
    }

    /**
     * Evaluates a cohort: rules admit and score, the service adds up and ranks, rules say what follows, the service fills
     * seats and shares pools out.
     *
     * @param tracing whether the firings are kept, with the values that they matched
     * @throws RuleFault when a rule fails, or leaves an item without an entry or a subject without a grade
     */
    public Evaluation evaluate(Cohort cohort, boolean tracing) {
        try (RuleSession session = rules.open(cohort, tracing)) {
            return run(cohort, session);
        }
    }

    /**
     * An evaluation with what its rules could see.
     *
     * @param facts by phase; none for a phase without rules
     */
    public record Inspected(Evaluation evaluation, Map<Phase, SeenFacts> facts) {}

    /** Evaluates a cohort, and keeps what the rules of each phase could see. */
    public Inspected inspect(Cohort cohort) {
        try (RuleSession session = rules.open(cohort, true)) {
            session.keepSeen();
            return new Inspected(run(cohort, session), session.seen());
        }
    }

    private Evaluation run(Cohort cohort, RuleSession session) {
        session.admit();
        session.fire(Phase.SCORE);
        session.postOtherwise(policy.items().toList());
        checkComplete(session);
        Standings standings = new Standings(policy, session);
        standings.insertSums();
        session.fire(Phase.STANDING);
        if (policy.ranking().stream().anyMatch(key -> key.code().equals(RankingKey.GRADE))) {
            checkGraded(session);
        }
        standings.rank();
        standings.fillSeats(false);
        session.fire(Phase.GRADE);
        standings.fillSeats(true);
        session.fire(Phase.ALLOCATE);
        checkGraded(session);
        return new Assembly(policy, cohort, session.postings(), standings)
                .evaluation(revision, forms, session.firings());
    }

    /** All that follows from its grade would pass by a subject that got none. */
    private void checkGraded(RuleSession session) {
        if (policy.grades().isEmpty()) {
            return;
        }
        List<String> without = session.subjects().stream()
                .filter(subject -> session.postings().account(subject).grade() == null
                        && session.postings().account(subject).unranked() == null)
                .map(SubjectFact::getId)
                .toList();
        if (!without.isEmpty()) {
            List<String> first = without.subList(0, Math.min(MOST_NAMED, without.size()));
            throw first.size() == without.size()
                    ? new RuleFault("no-grade", String.join(", ", first))
                    : new RuleFault(
                            "no-grade.many", String.join(", ", first), without.size(), without.size() - MOST_NAMED);
        }
    }

    /** A subject that matches no tier of an item would be scored wrong in silence. */
    private static void checkComplete(RuleSession session) {
        for (SubjectFact subject : session.subjects()) {
            Item missing = session.postings().account(subject).missing(subject);
            if (missing != null) {
                throw new RuleFault("no-entry", subject.getId(), missing.code());
            }
        }
    }
}
