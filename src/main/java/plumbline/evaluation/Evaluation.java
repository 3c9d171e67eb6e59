package plumbline.evaluation;

import java.util.List;
import plumbline.intake.Cohort;
import plumbline.ledger.CohortFigure;
import plumbline.ledger.Firing;
import plumbline.ledger.Notice;
import plumbline.ledger.Outcome;
import plumbline.ledger.PoolUse;
import plumbline.policy.Policy;

/**
 * The result of an evaluation. Immutable.
 *
 * @param revision of the pack whose rules were used
 * @param results by rank, then by id; excluded ones last
 * @param size how many subjects took part
 * @param figures of the whole cohort, in the order in which the pack declares them
 * @param outcomes of the whole cohort, likewise
 * @param quotas likewise
 * @param pools what became of those that the request gives, likewise
 * @param notices by code, then by quota
 * @param forms of the revision's answers
 * @param firings every rule that fired, in its order; none when it was not traced
 */
public record Evaluation(
        Policy policy,
        String revision,
        Cohort cohort,
        List<SubjectResult> results,
        int size,
        List<CohortFigure> figures,
        List<Outcome> outcomes,
        List<QuotaResult> quotas,
        List<PoolUse> pools,
        List<Notice> notices,
        AnswerForms forms,
        List<Firing> firings) {
    public Evaluation {
        results = List.copyOf(results);
        figures = List.copyOf(figures);
        outcomes = List.copyOf(outcomes);
        quotas = List.copyOf(quotas);
        pools = List.copyOf(pools);
        notices = List.copyOf(notices);
        firings = List.copyOf(firings);
    }
}
