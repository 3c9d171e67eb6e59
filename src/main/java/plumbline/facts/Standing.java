package plumbline.facts;

import java.math.BigDecimal;

/**
 * The total and rank of a subject once all entries are posted, for rules to match.
 *
 * @param total the exact sum of the subject's entries
 * @param rank from 1; equals share a rank
 */
@AppearsIn(Phase.GRADE)
public record Standing(SubjectFact subject, BigDecimal total, int rank) {}
