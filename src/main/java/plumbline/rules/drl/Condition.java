package plumbline.rules.drl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the conditions of a rule, as it is written. */
public sealed interface Condition {
    /** The piece that says most about the place. */
    Token at();

    /** An object and what must hold of it. */
    record Pattern(@Nullable Token variable, Token type, List<Constraint> constraints) implements Condition {
        @Override
        public Token at() {
            return variable == null ? type : variable;
        }
    }

    /**
     * What must hold of an object, or what is taken from it.
     *
     * @param variable what the value is bound to; null when it is only compared
     */
    record Constraint(@Nullable Token variable, Expression expression) {}

    /** {@code not} or {@code exists}. */
    record Quantified(Token at, List<Condition> inner) implements Condition {}

    /** Something worked out over all objects of a kind. */
    record Accumulated(Token at, List<Condition> source, List<Function> functions, List<Constraint> constraints)
            implements Condition {}

    /** Such as {@code $best : max($value)}. */
    record Function(Token variable, Token name, List<Expression> arguments) {}
}
