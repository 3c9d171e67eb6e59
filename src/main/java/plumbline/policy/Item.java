package plumbline.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * A line of the scoring sheet: rules post entries to it.
 *
 * @param category code of the category it belongs to
 * @param max the most points that one entry may hold; null where the sheet sets none
 * @param conditional whether only some subjects get an entry; every ranked subject gets one of any other item
 */
public record Item(
        String code, String category, Text label, @Nullable BigDecimal max, boolean conditional, Authority authority) {}
