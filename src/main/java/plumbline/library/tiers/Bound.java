package plumbline.library.tiers;

import java.util.Set;
import plumbline.rules.model.Comparison;
import plumbline.rules.model.RuleModel;

/**
 * Where a tier begins or ends in a dimension.
 *
 * @param operator as if the dimension stood on the left
 * @param values that the dimension is compared with: Exact, LocalDate, String or Boolean
 */
record Bound(RuleModel tier, Comparison comparison, Dimension dimension, String operator, Set<Object> values) {
    Bound {
        values = Set.copyOf(values);
    }

    /** Whether the tier ends here, going upwards. */
    boolean isUpper() {
        return operator.equals("<") || operator.equals("<=") || operator.equals("==");
    }

    /** Whether the tier begins here, going upwards. */
    boolean isLower() {
        return operator.equals(">") || operator.equals(">=") || operator.equals("==");
    }

    /** The operator that says the same with the sides changed. */
    static String turned(String operator) {
        return operator.startsWith("<")
                ? operator.replace('<', '>')
                : operator.startsWith(">") ? operator.replace('>', '<') : operator;
    }
}
