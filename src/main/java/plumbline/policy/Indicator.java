package plumbline.policy;

import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * A value that a request gives: an indicator of a subject, a member of the context, or a member of a record.
 *
 * @param optional whether the request may leave it out
 * @param byDefault what it is when left out: a BigDecimal or a Boolean; null for absent
 * @param requiredWhen the choice that makes an optional one required; null for none
 * @param lowerIsBetter whether the lowest of several values is the best
 */
public record Indicator(
        String code,
        Text label,
        ValueKind kind,
        boolean optional,
        @Nullable Object byDefault,
        @Nullable When requiredWhen,
        boolean lowerIsBetter) {
    /** Another indicator of the same subject, and the choice that it must hold. */
    public record When(String indicator, String is) {}

    /** The unit, such as 亿元; null when it has none. */
    public @Nullable String unit() {
        return kind.unit();
    }
}
