package plumbline.facts;

import java.math.BigDecimal;

/**
 * What the entries of a subject add up to once the rules have scored, for rules to match.
 *
 * @param of {@code total}, or the code of a category or an item
 * @param points the exact sum of the entries' points
 * @param entries how many entries there are
 */
@AppearsIn(Phase.STANDING)
public record Sum(SubjectFact subject, String of, BigDecimal points, int entries) {}
