package plumbline.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * A value that a request gives: an indicator of a subject, a member of the context, or a member of a record.
 *
 * @param optional whether the request may leave it out
 * @param byDefault what it is when left out: a BigDecimal or a Boolean; null for absent
 * @param requiredWhen the choice that makes an optional one required; null for none
 * @param lowerIsBetter whether the lowest of several values is the best
 * @param plausible what its values are like as a rule; null when nothing is known
 */
public record Indicator(
        String code,
        Text label,
        ValueKind kind,
        boolean optional,
        @Nullable Object byDefault,
        @Nullable When requiredWhen,
        boolean lowerIsBetter,
        @Nullable Plausible plausible) {
    /** One of which nothing is known to be implausible. */
    public Indicator(
            String code,
            Text label,
            ValueKind kind,
            boolean optional,
            @Nullable Object byDefault,
            @Nullable When requiredWhen,
            boolean lowerIsBetter) {
        this(code, label, kind, optional, byDefault, requiredWhen, lowerIsBetter, null);
    }

    /** Another indicator of the same subject, and the choice that it must hold. */
    public record When(String indicator, String is) {}

    /**
     * What values are like as a rule, without their sign; 0 is always plausible. A value that is not so may be in another
     * unit, and is scored as it is.
     *
     * @param value what each is; null for anything
     * @param median what the median of all subjects' values is; null for anything
     * @param timesMedian the largest factor between a value and that median, whichever is greater; null for any
     * @param ratio to another indicator; null for any
     */
    public record Plausible(
            @Nullable Range value, @Nullable Range median, @Nullable BigDecimal timesMedian, @Nullable Ratio ratio) {}

    /** Numbers from the least to the most, both among them; null for no bound. */
    public record Range(@Nullable BigDecimal min, @Nullable BigDecimal max) {
        public boolean contains(BigDecimal number) {
            return (min == null || number.compareTo(min) >= 0) && (max == null || number.compareTo(max) <= 0);
        }
    }

    /**
     * How many times another number a number is.
     *
     * @param to code of the other, of the same subject or record
     */
    public record Ratio(String to, Range range) {}

    /** The unit, such as 亿元; null when it has none. */
    public @Nullable String unit() {
        return kind.unit();
    }
}
