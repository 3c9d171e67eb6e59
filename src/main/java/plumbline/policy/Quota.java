package plumbline.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * How many seats there are, and who takes them first: a ceiling. Equals that do not fit whole are left out whole.
 *
 * @param share of the ranked subjects, rounded down; null when the number is fixed
 * @param limit the fixed number; null when it is a share
 * @param fromTop whether the best take the seats first, or the last
 * @param afterGrades whether the seats are taken after the rules have graded, or before
 */
public record Quota(
        String code,
        Text label,
        @Nullable BigDecimal share,
        @Nullable Integer limit,
        boolean fromTop,
        boolean afterGrades,
        Authority authority) {}
