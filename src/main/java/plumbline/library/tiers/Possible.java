package plumbline.library.tiers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Indicator;
import plumbline.policy.ValueKind;

/** The values that a dimension can have once some conditions on it hold. Used by one thread. */
final class Possible {
    private final @Nullable ValueKind kind;
    private final Set<Object> words = new LinkedHashSet<>();
    private final boolean isOfWords;
    private boolean canBeAbsent;
    private boolean canBePresent = true;
    private @Nullable BigDecimal least;
    private @Nullable BigDecimal most;

    /** @param declared null for points, whose bounds {@code kind} holds */
    Possible(@Nullable Indicator declared, @Nullable ValueKind kind) {
        this.kind = kind;
        this.canBeAbsent = declared != null && declared.optional() && declared.byDefault() == null;
        this.isOfWords = kind instanceof ValueKind.Flag || kind instanceof ValueKind.OneOf;
        if (kind instanceof ValueKind.Flag) {
            words.add(true);
            words.add(false);
        } else if (kind instanceof ValueKind.OneOf oneOf) {
            words.addAll(oneOf.codes());
        } else if (kind instanceof ValueKind.Numeric numeric) {
            least = numeric.min();
            most = numeric.max();
            if (numeric.above() != null) {
                above(numeric, numeric.above());
            }
        }
    }

    /** Leaves the values for which the condition holds; one that is not understood leaves all. */
    void keep(String operator, Set<Object> values) {
        if (operator.equals("!=")) {
            words.removeAll(values);
            return;
        }
        canBeAbsent = false;
        if (isOfWords && (operator.equals("==") || operator.equals("in"))) {
            words.retainAll(values);
        } else if (kind instanceof ValueKind.Numeric numeric
                && values.size() == 1
                && values.iterator().next() instanceof BigDecimal number) {
            keep(numeric, operator, number);
        }
    }

    /** Leaves absence alone, or takes it away. */
    void keepAbsence(boolean absent) {
        if (absent) {
            canBePresent = false;
        } else {
            canBeAbsent = false;
        }
    }

    boolean isNone() {
        boolean isEmpty = isOfWords ? words.isEmpty() : least != null && most != null && least.compareTo(most) > 0;
        return !canBeAbsent && (!canBePresent || isEmpty);
    }

    private void keep(ValueKind.Numeric numeric, String operator, BigDecimal number) {
        switch (operator) {
            case ">" -> above(numeric, number);
            case ">=" -> atLeast(onGrid(numeric, number, RoundingMode.CEILING));
            case "<" -> below(numeric, number);
            case "<=" -> atMost(onGrid(numeric, number, RoundingMode.FLOOR));
            case "==" -> {
                atLeast(number);
                atMost(number);
            }
            default -> {}
        }
    }

    private void above(ValueKind.Numeric numeric, BigDecimal number) {
        atLeast(onGrid(numeric, number, RoundingMode.FLOOR).add(step(numeric)));
    }

    private void below(ValueKind.Numeric numeric, BigDecimal number) {
        atMost(onGrid(numeric, number, RoundingMode.CEILING).subtract(step(numeric)));
    }

    private void atLeast(BigDecimal number) {
        least = least == null ? number : least.max(number);
    }

    private void atMost(BigDecimal number) {
        most = most == null ? number : most.min(number);
    }

    private static BigDecimal onGrid(ValueKind.Numeric numeric, BigDecimal number, RoundingMode rounding) {
        return number.setScale(Math.max(decimals(numeric), 0), rounding);
    }

    private static BigDecimal step(ValueKind.Numeric numeric) {
        return BigDecimal.ONE.movePointLeft(decimals(numeric));
    }

    /** As many as a request may have. */
    private static int decimals(ValueKind.Numeric numeric) {
        if (numeric.whole()) {
            return 0;
        }
        return numeric.decimals() == null ? plumbline.intake.Limits.MAX_DECIMALS : numeric.decimals();
    }
}
