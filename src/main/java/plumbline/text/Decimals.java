package plumbline.text;

import java.math.BigDecimal;

/** Decimals as people write them. Stateless. */
public final class Decimals {
    /** With a smaller exponent {@link BigDecimal#toString} uses exponent notation. */
    private static final int LEAST_PLAIN_EXPONENT = -6;

    private Decimals() {}

    /** A decimal without trailing zeros and never in exponent notation. */
    public static BigDecimal plain(BigDecimal decimal) {
        if (decimal.scale() == 0) {
            return decimal;
        }
        BigDecimal stripped = decimal.stripTrailingZeros();
        // The one that is there remembers its digits.
        return stripped.scale() == decimal.scale() && decimal.scale() > 0
                ? decimal
                : stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The digits of a decimal, never in exponent notation. */
    public static String text(BigDecimal decimal) {
        // A decimal remembers what toString made, and most are written more than once.
        boolean isPlain = decimal.scale() >= 0 && decimal.precision() - 1 - decimal.scale() >= LEAST_PLAIN_EXPONENT;
        return isPlain ? decimal.toString() : decimal.toPlainString();
    }
}
