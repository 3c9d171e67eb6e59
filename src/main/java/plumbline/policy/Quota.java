package plumbline.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * How many seats there are, and who takes them first: a ceiling.
 *
 * @param share of the ranked subjects; null when the number is fixed
 * @param limit the fixed number; null when it is a share
 * @param rounding of the share to a whole number
 * @param fromTop whether the best take the seats first, or the last
 * @param tiesIn whether equals at the boundary are taken whole, beyond the seats; they are left out whole if not
 * @param after code of the quota whose seats are taken before; who holds one of them, or of those before it, takes none
 *     here; null for none
 * @param by code of the indicator that divides the subjects into groups, each with seats of its own; null for none
 * @param afterGrades whether the seats are taken after the rules have graded, or before
 */
public record Quota(
        String code,
        Text label,
        @Nullable BigDecimal share,
        @Nullable Integer limit,
        Rounding rounding,
        boolean fromTop,
        boolean tiesIn,
        @Nullable String after,
        @Nullable String by,
        boolean afterGrades,
        Authority authority) {
    /** How a part of a seat counts. */
    public enum Rounding {
        DOWN("down"),
        HALF_UP("half-up"),
        UP("up");

        private final String code;

        Rounding(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Rounding of(String code) {
            for (Rounding rounding : values()) {
                if (rounding.code.equals(code)) {
                    return rounding;
                }
            }
            throw new IllegalArgumentException("no rounding " + code);
        }
    }

    /** How many seats there are for so many subjects. */
    public int seats(int subjects) {
        if (share == null) {
            return Objects.requireNonNull(limit);
        }
        RoundingMode mode =
                switch (rounding) {
                    case DOWN -> RoundingMode.DOWN;
                    case UP -> RoundingMode.UP;
                    case HALF_UP -> RoundingMode.HALF_UP;
                };
        return share.multiply(BigDecimal.valueOf(subjects)).setScale(0, mode).intValueExact();
    }
}
