package plumbline.policy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the scoring sheet.
 *
 * @param max what its items' maxima add up to; null where one of them has none
 */
public record Category(String code, Text label, @Nullable BigDecimal max, List<Item> items) {
    public Category {
        items = List.copyOf(items);
    }
}
