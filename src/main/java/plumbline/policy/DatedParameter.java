package plumbline.policy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * A number of the scheme that changes by year or is used in several places.
 *
 * @param values by the year from which each holds, the earliest first
 */
public record DatedParameter(String code, Text label, @Nullable String unit, List<Value> values, Authority authority) {
    /**
     * A value and the first year it holds for.
     *
     * @param from 0 for ever since
     */
    public record Value(int from, BigDecimal value) {}

    public DatedParameter {
        values = List.copyOf(values);
    }

    /** The value in the year; null before the first. */
    public @Nullable BigDecimal in(int year) {
        BigDecimal found = null;
        for (Value dated : values) {
            found = dated.from() <= year ? dated.value() : found;
        }
        return found;
    }
}
