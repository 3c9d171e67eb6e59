package plumbline.rules.drl;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What conditions and calls are made of, as it is written. */
public sealed interface Expression {
    /** The piece that says most about the place. */
    Token at();

    /** The parts, from left to right. */
    default List<Expression> parts() {
        return List.of();
    }

    /** A number, a text in quotes, true, false or null. */
    record Literal(Token at) implements Expression {
        public boolean isNull() {
            return at.is("null");
        }
    }

    /** Such as {@code $bank}. */
    record Variable(Token at) implements Expression {}

    /** A field of the object that the condition is about. */
    record Name(Token at) implements Expression {}

    /** Such as {@code $city.id}. */
    record Member(Expression of, Token at) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(of);
        }
    }

    /** A formula, or what a value or the ledger is asked to do. */
    record Call(@Nullable Expression of, Token at, List<Expression> arguments) implements Expression {
        @Override
        public List<Expression> parts() {
            return of == null
                    ? arguments
                    : Stream.concat(Stream.of(of), arguments.stream()).toList();
        }
    }

    /** Two values and a sign between them. */
    record Operation(Expression left, Token at, String sign, Expression right) implements Expression {
        public boolean isComparison() {
            return ExpressionParser.COMPARISONS.contains(sign);
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** {@code !} or the minus of a negative number. */
    record Negation(Token at, Expression of) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(of);
        }
    }

    /** {@code in} or {@code not in}. */
    record Among(Expression value, Token at, boolean negated, List<Expression> choices) implements Expression {
        @Override
        public List<Expression> parts() {
            return Stream.concat(Stream.of(value), choices.stream()).toList();
        }
    }

    /** This and all that it is made of. */
    default void each(Consumer<Expression> reader) {
        reader.accept(this);
        parts().forEach(part -> part.each(reader));
    }

    /** What a variable before the colon is bound to: the left side of a comparison, or all of it. */
    default Expression taken() {
        if (this instanceof Among among) {
            return among.value();
        }
        return this instanceof Operation operation && operation.isComparison() ? operation.left() : this;
    }

    /** The number that it writes in plain digits, with its sign; null when it is something else. */
    default @Nullable BigDecimal number() {
        if (this instanceof Negation negation && negation.at().isText("-")) {
            BigDecimal number = negation.of().number();
            return number == null ? null : number.negate();
        }
        boolean isNumber =
                this instanceof Literal && at().kind() == Token.Kind.NUMBER && NumberForm.isPlain(at().text());
        return isNumber ? new BigDecimal(NumberForm.digits(at().text())) : null;
    }

    /** The text that it writes in quotes; null when it is something else. */
    default @Nullable String word() {
        return this instanceof Literal && at().kind() == Token.Kind.STRING ? at().unquoted() : null;
    }

    /** Whether anything is compared in it. */
    default boolean compares() {
        return this instanceof Among
                || (this instanceof Operation operation && operation.isComparison())
                || parts().stream().anyMatch(Expression::compares);
    }

    /** The first piece of the text, but for what is asked of a value, whose name comes after it. */
    default Token first() {
        if (this instanceof Operation operation) {
            return operation.left().first();
        }
        if (this instanceof Member member) {
            return member.of().first();
        }
        return this instanceof Among among ? among.value().first() : at();
    }
}
