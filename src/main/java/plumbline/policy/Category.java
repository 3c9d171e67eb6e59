package plumbline.policy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * A part of the scoring sheet.
 *
 * @param max the most that its entries can add up to; unless the pack declares it, the sum of its items' maxima, or null
 *     where one of them has none, or applies to some subjects only
 */
public record Category(String code, Text label, @Nullable BigDecimal max, List<Item> items) {
    public Category {
        items = List.copyOf(items);
    }
}
