package plumbline.policy;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * A line of the scoring sheet: rules post entries to it.
 *
 * @param category code of the category it belongs to
 * @param max the most points that one entry may hold; null where the sheet sets none
 * @param decimals to which its points are rounded, half-up; null for as many as any points have
 * @param conditional whether only some subjects get an entry; every ranked subject gets one of any other item
 * @param measured what it measures; null for nothing that is compared
 * @param otherwise what a subject gets for which no rule posts it; null where a rule must
 * @param onlyFor the kind of subjects it is for; null for all
 */
public record Item(
        String code,
        String category,
        Text label,
        @Nullable BigDecimal max,
        @Nullable Integer decimals,
        boolean conditional,
        @Nullable Measured measured,
        @Nullable Otherwise otherwise,
        @Nullable OnlyFor onlyFor,
        Authority authority) {
    /** Whether the item is for the subject of these values. */
    public boolean isFor(Map<String, Object> values) {
        return onlyFor == null || onlyFor.takes(values);
    }
}
