package plumbline.policy;

import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * A figure that rules work out once for the whole cohort, such as an average.
 *
 * @param unit of the figure; null when it has none
 */
public record FigureKind(String code, Text label, @Nullable String unit, Authority authority) {}
