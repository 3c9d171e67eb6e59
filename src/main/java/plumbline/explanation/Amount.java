package plumbline.explanation;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an outcome comes to over all subjects. Used by one comparison. */
final class Amount {
    BigDecimal before = BigDecimal.ZERO;
    BigDecimal after = BigDecimal.ZERO;
    BigDecimal gained = BigDecimal.ZERO;
    BigDecimal lost = BigDecimal.ZERO;

    void add(@Nullable BigDecimal was, @Nullable BigDecimal is) {
        BigDecimal old = Objects.requireNonNullElse(was, BigDecimal.ZERO);
        BigDecimal now = Objects.requireNonNullElse(is, BigDecimal.ZERO);
        before = before.add(old);
        after = after.add(now);
        gained = gained.add(now.subtract(old).max(BigDecimal.ZERO));
        lost = lost.add(old.subtract(now).max(BigDecimal.ZERO));
    }
}
