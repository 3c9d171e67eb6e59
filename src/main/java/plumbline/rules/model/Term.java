package plumbline.rules.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A side of a comparison, as far as it can be read without running it. */
public sealed interface Term {
    /**
     * A value that the rule writes.
     *
     * @param value a BigDecimal, Boolean or String; null for {@code null}
     */
    record Literal(@Nullable Object value) implements Term {}

    /**
     * A field of a fact that the rule looks at.
     *
     * @param pattern which of the rule's patterns matches the fact, from 0
     * @param name such as {@code taxPaid} or, within ratings, {@code supervision.count}; {@code this} for the fact
     */
    record Field(int pattern, String name) implements Term {}

    /** A formula; {@code in} for the list after {@code in}. */
    record Call(String formula, List<Term> arguments) implements Term {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** What is known only when the rule runs: the result of an accumulate, or arithmetic. */
    record Unread() implements Term {}
}
