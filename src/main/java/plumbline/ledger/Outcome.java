package plumbline.ledger;

import org.jspecify.annotations.Nullable;
import plumbline.facts.RuleRef;
import plumbline.policy.OutcomeKind;

/**
 * What follows for a subject, or for the cohort.
 *
 * @param subject the subject's id; null when it is of the cohort
 * @param value a BigDecimal, a String or a Boolean; null when the outcome holds none
 * @param reason why, for people
 */
public record Outcome(
        @Nullable String subject, OutcomeKind kind, @Nullable Object value, String reason, RuleRef rule) {}
