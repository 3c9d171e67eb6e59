package plumbline.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Indicator;
import plumbline.policy.ValueType;

/** Reads the declared values of an object: the indicators of a subject, the members of the context. */
final class ValueReader {
    private final Problems problems;

    ValueReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The values of the object's members by code; each fault is added to the problems.
     *
     * @param object null when the request has none, which is the same as an empty one
     */
    Map<String, Object> read(@Nullable JsonNode object, String pointer, List<Indicator> declared) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Indicator indicator : declared) {
            JsonNode given = object == null ? null : object.get(indicator.code());
            String place = pointer + "/" + indicator.code();
            if (given == null || given.isNull()) {
                if (!indicator.optional()) {
                    problems.missing(place, label(indicator));
                }
                continue;
            }
            Object value = indicator.type() == ValueType.BOOLEAN ? flag(given, place) : number(given, place, indicator);
            if (value != null) {
                values.put(indicator.code(), value);
            }
        }
        if (object != null) {
            Collection<String> known = declared.stream().map(Indicator::code).toList();
            problems.unknownMembers(object, pointer, known);
        }
        return values;
    }

    private @Nullable Boolean flag(JsonNode given, String place) {
        if (given.isBoolean()) {
            return given.booleanValue();
        }
        problems.wrongType(place, given, "true 或 false", "true or false");
        return null;
    }

    private @Nullable BigDecimal number(JsonNode given, String place, Indicator indicator) {
        if (!given.isNumber()) {
            problems.wrongType(
                    place,
                    given,
                    indicator.type().zh() + "（不加引号）",
                    indicator.type() == ValueType.INTEGER
                            ? "a whole number without quotes"
                            : "a number without quotes");
            return null;
        }
        BigDecimal number = given.decimalValue();
        if (isTooLong(number, place)) {
            return null;
        }
        BigDecimal plain = number.stripTrailingZeros();
        boolean fits = isOfType(plain, place, indicator) && isWithin(plain, place, indicator);
        return fits ? (plain.scale() < 0 ? plain.setScale(0) : plain) : null;
    }

    /** Looks at precision and scale only: arithmetic on a number like 1e1000000 would not end in time. */
    private boolean isTooLong(BigDecimal number, String place) {
        BigDecimal plain = number.stripTrailingZeros();
        long digits = Math.max((long) plain.precision(), (long) plain.precision() - plain.scale());
        if (digits > Limits.MAX_DIGITS) {
            problems.add(
                    place,
                    "too-many-digits",
                    "数字超过 " + Limits.MAX_DIGITS + " 位",
                    "the number has more than " + Limits.MAX_DIGITS + " digits");
            return true;
        }
        if (plain.scale() > Limits.MAX_DECIMALS) {
            problems.add(
                    place,
                    "too-many-decimals",
                    "小数超过 " + Limits.MAX_DECIMALS + " 位",
                    "the number has more than " + Limits.MAX_DECIMALS + " decimals");
            return true;
        }
        return false;
    }

    private boolean isOfType(BigDecimal number, String place, Indicator indicator) {
        if (indicator.type() == ValueType.INTEGER && number.scale() > 0) {
            problems.add(
                    place,
                    "not-an-integer",
                    label(indicator) + "应为整数，给的是 " + number.toPlainString(),
                    "must be a whole number, but is " + number.toPlainString());
            return false;
        }
        Integer decimals = indicator.decimals();
        if (decimals != null && number.scale() > decimals) {
            problems.add(
                    place,
                    "too-many-decimals",
                    label(indicator) + "最多 " + decimals + " 位小数，给的是 " + number.toPlainString(),
                    "must have at most " + decimals + " decimals, but is " + number.toPlainString());
            return false;
        }
        return true;
    }

    private boolean isWithin(BigDecimal number, String place, Indicator indicator) {
        if (indicator.min() != null && number.compareTo(indicator.min()) < 0) {
            outOfBounds(place, "below-minimum", "不能小于", "must not be less than", indicator.min(), number, indicator);
            return false;
        }
        if (indicator.above() != null && number.compareTo(indicator.above()) <= 0) {
            outOfBounds(place, "not-above", "必须大于", "must be greater than", indicator.above(), number, indicator);
            return false;
        }
        if (indicator.max() != null && number.compareTo(indicator.max()) > 0) {
            outOfBounds(place, "above-maximum", "不能大于", "must not be greater than", indicator.max(), number, indicator);
            return false;
        }
        return true;
    }

    private void outOfBounds(
            String place, String code, String zh, String en, BigDecimal bound, BigDecimal number, Indicator indicator) {
        String limit = bound.toPlainString();
        String given = number.toPlainString();
        problems.add(
                place,
                code,
                label(indicator) + zh + " " + limit + "，给的是 " + given,
                en + " " + limit + ", but is " + given);
    }

    private static String label(Indicator indicator) {
        return indicator.label().zh();
    }
}
