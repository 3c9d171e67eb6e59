package plumbline.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A value that a request gives: an indicator of a subject, or a member of the context.
 *
 * @param unit of a number, such as 亿元; null when it has none
 * @param min the least allowed value; null for no bound
 * @param above the value must be greater than this; null for no bound
 * @param max the greatest allowed value; null for no bound
 * @param decimals how many decimal places are allowed; null for no bound but that of every number
 */
public record Indicator(
        String code,
        Text label,
        @Nullable String unit,
        ValueType type,
        @Nullable BigDecimal min,
        @Nullable BigDecimal above,
        @Nullable BigDecimal max,
        @Nullable Integer decimals,
        boolean optional) {}
