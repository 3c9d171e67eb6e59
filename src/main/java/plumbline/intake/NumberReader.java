package plumbline.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Indicator;
import plumbline.policy.ValueKind;

/** Reads numbers within their declared bounds, and within what the machine can bear. */
final class NumberReader {
    private final Problems problems;

    NumberReader(Problems problems) {
        this.problems = problems;
    }

    /** The number without trailing zeros, or null after a fault. */
    @Nullable
    BigDecimal read(JsonNode given, Place place, String label, ValueKind.Numeric kind) {
        if (!given.isNumber()) {
            problems.wrongType(
                    place, given, kind.expected().zh(), kind.expected().en());
            return null;
        }
        BigDecimal number = given.decimalValue().stripTrailingZeros();
        if (isTooLong(number, place)) {
            return null;
        }
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        return isOfKind(plain, place, label, kind) && isWithin(plain, place, label, kind) ? plain : null;
    }

    /** Checks a number against the member of the same object that it must not exceed. */
    void checkAtMost(Indicator indicator, Map<String, Object> values, Place pointer) {
        if (indicator.kind() instanceof ValueKind.Numeric number
                && values.get(indicator.code()) instanceof BigDecimal value
                && number.atMost() != null
                && values.get(number.atMost()) instanceof BigDecimal most
                && value.compareTo(most) > 0) {
            bound(
                    pointer.of(indicator.code()),
                    "above-maximum",
                    indicator.label().zh() + "不能大于 " + number.atMost(),
                    "must not be greater than " + number.atMost(),
                    most,
                    value);
        }
    }

    /** Looks at precision and scale only: arithmetic on a number like 1e1000000 would not end in time. */
    private boolean isTooLong(BigDecimal number, Place place) {
        long digits = Math.max((long) number.precision(), (long) number.precision() - number.scale());
        if (digits > Limits.MAX_DIGITS) {
            problems.add(
                    place,
                    "too-many-digits",
                    "数字超过 " + Limits.MAX_DIGITS + " 位",
                    "the number has more than " + Limits.MAX_DIGITS + " digits");
            return true;
        }
        if (number.scale() > Limits.MAX_DECIMALS) {
            problems.add(
                    place,
                    "too-many-decimals",
                    "小数超过 " + Limits.MAX_DECIMALS + " 位",
                    "the number has more than " + Limits.MAX_DECIMALS + " decimals");
            return true;
        }
        return false;
    }

    private boolean isOfKind(BigDecimal number, Place place, String label, ValueKind.Numeric kind) {
        if (kind.whole() && number.scale() > 0) {
            problems.add(
                    place,
                    "not-an-integer",
                    label + "应为整数，给的是 " + number.toPlainString(),
                    "must be a whole number, but is " + number.toPlainString());
            return false;
        }
        Integer decimals = kind.decimals();
        if (decimals != null && number.scale() > decimals) {
            problems.add(
                    place,
                    "too-many-decimals",
                    label + "最多 " + decimals + " 位小数，给的是 " + number.toPlainString(),
                    "must have at most " + decimals + " decimals, but is " + number.toPlainString());
            return false;
        }
        return true;
    }

    private boolean isWithin(BigDecimal number, Place place, String label, ValueKind.Numeric kind) {
        if (kind.or() != null && number.compareTo(kind.or()) == 0) {
            return true;
        }
        String orZh = kind.or() == null ? "" : "（或为 " + kind.or().toPlainString() + "）";
        String orEn = kind.or() == null ? "" : " (or be " + kind.or().toPlainString() + ")";
        if (kind.min() != null && number.compareTo(kind.min()) < 0) {
            bound(place, "below-minimum", label + "不能小于" + orZh, "must not be less than" + orEn, kind.min(), number);
            return false;
        }
        if (kind.above() != null && number.compareTo(kind.above()) <= 0) {
            bound(place, "not-above", label + "必须大于" + orZh, "must be greater than" + orEn, kind.above(), number);
            return false;
        }
        if (kind.max() != null && number.compareTo(kind.max()) > 0) {
            bound(place, "above-maximum", label + "不能大于" + orZh, "must not be greater than" + orEn, kind.max(), number);
            return false;
        }
        return true;
    }

    private void bound(Place place, String code, String zh, String en, BigDecimal bound, BigDecimal number) {
        String limit = bound.toPlainString();
        String given = number.toPlainString();
        problems.add(place, code, zh + " " + limit + "，给的是 " + given, en + " " + limit + ", but is " + given);
    }
}
