package plumbline.rules.model;

import java.util.List;
import java.util.Optional;

/**
 * A pattern of a rule.
 *
 * @param type of the fact
 * @param isMatched whether the rule needs a fact that matches; false within not, exists and accumulate
 * @param isRead whether every one of its conditions is among the comparisons, or binds a value
 */
public record FactPattern(String type, boolean isMatched, List<Comparison> comparisons, boolean isRead) {
    public FactPattern {
        comparisons = List.copyOf(comparisons);
    }

    /** The text that a field must be equal to, such as the code of a parameter. */
    public Optional<String> picked(String field) {
        return comparisons.stream()
                .filter(comparison -> comparison.operator().equals("==") && !comparison.isAlternative())
                .filter(comparison -> comparison.left() instanceof Term.Field left
                        && left.name().equals(field))
                .filter(comparison -> comparison.right() instanceof Term.Literal)
                .map(comparison -> String.valueOf(((Term.Literal) comparison.right()).value()))
                .findFirst();
    }
}
