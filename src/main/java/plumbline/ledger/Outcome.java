package plumbline.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.RuleFault;
import plumbline.facts.RuleRef;
import plumbline.policy.OutcomeKind;

/**
 * What follows for a subject, or for the cohort.
 *
 * @param subject the subject's id; null when it is of the cohort
 * @param value a BigDecimal, a String or a Boolean; null when the outcome holds none
 * @param reason why, for people
 */
public record Outcome(@Nullable String subject, OutcomeKind kind, @Nullable Object value, String reason, RuleRef rule) {
    /** What rules give as a value, as an outcome holds it. */
    static @Nullable Object value(OutcomeKind kind, @Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof LocalDate date) {
            return date.toString();
        }
        boolean isWhole = value instanceof Integer || value instanceof Long;
        if (kind.decimals() == null && !isWhole) {
            throw new RuleFault("no-decimals", kind.code());
        }
        return Exact.of(value).rounded(kind.decimals() == null ? 0 : kind.decimals());
    }
}
