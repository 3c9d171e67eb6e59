package plumbline.rules.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Measure;
import plumbline.policy.Item;
import plumbline.policy.Policy;
import plumbline.rules.drl.Condition;
import plumbline.rules.drl.Expression;

/** What a rule measures: the items that a variable of its can name, and what it asks for by name. Stateless. */
final class Measuring {
    private Measuring() {}

    /**
     * The items that the rule can post to.
     *
     * @param item as the rule's head names it
     * @return null when only a run tells
     */
    static @Nullable Set<String> items(Policy policy, List<Condition> conditions, @Nullable String item) {
        if (item == null || !item.startsWith("$")) {
            return item == null ? Set.of() : Set.of(item);
        }
        return patterns(conditions).stream()
                .filter(pattern -> pattern.constraints().stream().anyMatch(each -> binds(each, item)))
                .findFirst()
                .map(pattern -> policy.items()
                        .filter(each -> each.measured() != null && takes(pattern, each))
                        .map(Item::code)
                        .collect(Collectors.toSet()))
                .orElse(null);
    }

    /** What the rule measures by the name of an indicator. */
    static Set<String> named(List<Condition> conditions) {
        Set<String> named = new HashSet<>();
        patterns(conditions).forEach(pattern -> pattern.constraints()
                .forEach(constraint -> named.addAll(words(constraint.expression(), "of"))));
        // What is only worked out over all, or must not be there, has to be measured all the same.
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Quantified quantified) {
                named.addAll(named(quantified.inner()));
            } else if (condition instanceof Condition.Accumulated accumulated) {
                named.addAll(named(accumulated.source()));
            }
        }
        return named;
    }

    /** Whether the constraint says what is measured, rather than of which subjects. */
    static boolean picks(String type, Condition.Constraint constraint) {
        return type.equals(Measure.class.getSimpleName())
                && Stream.of("item", "category", "of").anyMatch(field -> !words(constraint.expression(), field)
                        .isEmpty());
    }

    private static List<Condition.Pattern> patterns(List<Condition> conditions) {
        return conditions.stream()
                .filter(Condition.Pattern.class::isInstance)
                .map(Condition.Pattern.class::cast)
                .filter(pattern -> pattern.type().is(Measure.class.getSimpleName()))
                .toList();
    }

    private static boolean binds(Condition.Constraint constraint, String variable) {
        return constraint.variable() != null
                && constraint.variable().is(variable)
                && constraint.expression().taken() instanceof Expression.Name name
                && name.at().is("item");
    }

    private static boolean takes(Condition.Pattern pattern, Item item) {
        return isAmong(pattern, "item", item.code())
                && isAmong(pattern, "category", item.category())
                && isAmong(
                        pattern,
                        "of",
                        item.measured() == null ? "" : item.measured().of());
    }

    /** Whether the pattern takes the word in the field, as far as it compares it with texts. */
    private static boolean isAmong(Condition.Pattern pattern, String field, String word) {
        Function<Condition.Constraint, Boolean> takes = constraint -> {
            Expression expression = constraint.expression();
            Set<String> words = words(expression, field);
            boolean isNot = expression instanceof Expression.Among among
                    ? among.negated()
                    : expression instanceof Expression.Operation operation
                            && operation.sign().equals("!=");
            return words.isEmpty() || words.contains(word) != isNot;
        };
        return pattern.constraints().stream().allMatch(takes::apply);
    }

    /** The texts that the field is compared with; none when it is compared with something else. */
    private static Set<String> words(Expression expression, String field) {
        List<Expression> choices = expression instanceof Expression.Among among && isField(among.value(), field)
                ? among.choices()
                : expression instanceof Expression.Operation operation
                                && Set.of("==", "!=").contains(operation.sign())
                                && isField(operation.left(), field)
                        ? List.of(operation.right())
                        : List.of();
        Set<String> words = choices.stream()
                .map(Expression::word)
                .filter(word -> word != null)
                .collect(Collectors.toSet());
        return words.size() == choices.size() ? words : Set.of();
    }

    private static boolean isField(Expression expression, String field) {
        return expression instanceof Expression.Name name && name.at().is(field);
    }
}
