package plumbline.rules.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plumbline.rules.drl.Condition;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.RuleTree;
import plumbline.rules.drl.Token;

/**
 * Writes comparisons of an exact number with a plain one as the engine has to take them: with both exact. By itself it
 * would find them different in kind and never equal, or fail. Used for one rule, by one thread.
 */
final class ExactComparisons {
    /** The side that is not exact yet. */
    private record Plain(boolean isLeft, boolean mayBeAbsent) {}

    private final Map<Token, Plain> plain = new HashMap<>();

    /** Takes note of a comparison by its sign. */
    void note(Token sign, boolean isLeft, boolean mayBeAbsent) {
        plain.put(sign, new Plain(isLeft, mayBeAbsent));
    }

    RuleTree in(RuleTree rule) {
        return plain.isEmpty()
                ? rule
                : new RuleTree(rule.text(), conditions(rule.conditions()), rule.isWhole(), rule.calls());
    }

    private List<Condition> conditions(List<Condition> conditions) {
        return conditions.stream().map(this::condition).toList();
    }

    private Condition condition(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            return new Condition.Pattern(pattern.variable(), pattern.type(), constraints(pattern.constraints()));
        }
        if (condition instanceof Condition.Quantified quantified) {
            return new Condition.Quantified(quantified.at(), conditions(quantified.inner()));
        }
        Condition.Accumulated over = (Condition.Accumulated) condition;
        return new Condition.Accumulated(
                over.at(), conditions(over.source()), over.functions(), constraints(over.constraints()));
    }

    private List<Condition.Constraint> constraints(List<Condition.Constraint> constraints) {
        return constraints.stream().flatMap(this::constraint).toList();
    }

    private Stream<Condition.Constraint> constraint(Condition.Constraint constraint) {
        Expression written = expression(constraint.expression());
        boolean bindsPlain = constraint.variable() != null
                && constraint.expression() instanceof Expression.Operation operation
                && plain.containsKey(operation.at())
                && plain.get(operation.at()).isLeft();
        return bindsPlain
                ? Stream.of(
                        new Condition.Constraint(
                                constraint.variable(), constraint.expression().taken()),
                        new Condition.Constraint(null, written))
                : Stream.of(new Condition.Constraint(constraint.variable(), written));
    }

    private Expression expression(Expression expression) {
        if (expression instanceof Expression.Negation negation) {
            return new Expression.Negation(negation.at(), expression(negation.of()));
        }
        if (!(expression instanceof Expression.Operation operation)) {
            return expression;
        }
        Plain side = plain.get(operation.at());
        if (side == null) {
            return new Expression.Operation(
                    expression(operation.left()), operation.at(), operation.sign(), expression(operation.right()));
        }
        Expression own = side.isLeft() ? operation.left() : operation.right();
        Expression exact = new Expression.Call(null, unwritten(own, Token.Kind.WORD, "exact"), List.of(own));
        Expression compared = new Expression.Operation(
                side.isLeft() ? exact : operation.left(),
                operation.at(),
                operation.sign(),
                side.isLeft() ? operation.right() : exact);
        return side.mayBeAbsent() ? whereThere(own, compared) : compared;
    }

    /** Without a value the comparison does not hold, and nothing is exact. */
    private static Expression whereThere(Expression own, Expression compared) {
        Expression none = new Expression.Literal(unwritten(own, Token.Kind.WORD, "null"));
        Expression isThere = new Expression.Operation(own, unwritten(own, Token.Kind.SYMBOL, "!="), "!=", none);
        return new Expression.Operation(isThere, unwritten(own, Token.Kind.SYMBOL, "&&"), "&&", compared);
    }

    private static Token unwritten(Expression near, Token.Kind kind, String text) {
        Token at = near.first();
        return new Token(kind, text, at.start(), at.line(), at.column(), "");
    }
}
