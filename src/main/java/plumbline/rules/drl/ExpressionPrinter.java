package plumbline.rules.drl;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes expressions, for the engine or for people. Used by one thread. */
final class ExpressionPrinter {
    /** How tightly a sign binds; what binds less tightly than its surroundings is put in brackets. */
    private static final Map<String, Integer> TIGHTNESS =
            Map.of("||", 1, "&&", 2, "+", 4, "-", 4, "*", 5, "/", 5, "%", 5);

    private static final int COMPARISON = 3;
    private static final int VALUE = 6;

    private final StringBuilder text;
    private final boolean isForEngine;

    /** @param isForEngine whether numbers that the engine would take as binary become exact ones */
    ExpressionPrinter(StringBuilder text, boolean isForEngine) {
        this.text = text;
        this.isForEngine = isForEngine;
    }

    void print(Expression expression) {
        expression(expression, 0);
    }

    /** @param around how tightly what surrounds the expression binds */
    private void expression(Expression expression, int around) {
        if (!isForEngine && expression.at().written().isEmpty()) {
            // What the service adds to a rule is for the engine alone.
            expression(expression.parts().get(expression.parts().size() - 1), around);
        } else if (expression instanceof Expression.Literal literal) {
            literal(literal.at());
        } else if (expression instanceof Expression.Negation negation) {
            negation(negation);
        } else if (expression instanceof Expression.Operation operation) {
            int tightness = TIGHTNESS.getOrDefault(operation.sign(), COMPARISON);
            open(tightness <= around);
            // A comparison is not compared in turn; the other signs join from left to right.
            expression(operation.left(), operation.isComparison() ? COMPARISON : tightness - 1);
            put(" ").put(operation.sign()).put(" ");
            expression(operation.right(), tightness);
            close(tightness <= around);
        } else if (expression instanceof Expression.Among among) {
            open(COMPARISON <= around);
            expression(among.value(), COMPARISON);
            put(among.negated() ? " not in " : " in ");
            list(among.choices());
            close(COMPARISON <= around);
        } else if (expression instanceof Expression.Call call) {
            owner(call.of());
            name(call.at());
            list(call.arguments());
        } else if (expression instanceof Expression.Member member) {
            owner(member.of());
            name(member.at());
        } else {
            name(expression.at());
        }
    }

    private void name(Token token) {
        put(isForEngine ? token.text() : token.written());
    }

    private void owner(@Nullable Expression of) {
        if (of != null) {
            expression(of, VALUE);
            put(".");
        }
    }

    private void negation(Expression.Negation negation) {
        if (negation.at().isText("!")) {
            // The engine takes ! with what comes next alone, and we with the whole comparison.
            put("!(");
            expression(negation.of(), 0);
            put(")");
        } else if (isForEngine && isDecimal(negation.of().at())) {
            put("decimal(\"-").put(NumberForm.digits(negation.of().at().text())).put("\")");
        } else {
            put("-");
            expression(negation.of(), VALUE);
        }
    }

    private void literal(Token token) {
        if (!isForEngine) {
            put(token.written());
        } else if (token.kind() == Token.Kind.STRING) {
            text(token);
        } else if (isDecimal(token)) {
            put("decimal(\"").put(NumberForm.digits(token.text())).put("\")");
        } else {
            put(token.text());
        }
    }

    /** Whether the engine would take the number as a binary one, or as one of another kind than it is. */
    private static boolean isDecimal(Token token) {
        return token.kind() == Token.Kind.NUMBER && !NumberForm.isOwn(token.text());
    }

    /** The values in brackets. */
    void list(List<Expression> values) {
        put("(");
        for (int i = 0; i < values.size(); i++) {
            put(i == 0 ? "" : ", ");
            expression(values.get(i), 0);
        }
        put(")");
    }

    private void open(boolean isNeeded) {
        put(isNeeded ? "(" : "");
    }

    private void close(boolean isNeeded) {
        put(isNeeded ? ")" : "");
    }

    /** A text in quotes; what would end them is refused before a rule is printed. */
    ExpressionPrinter text(Token token) {
        String content = token.unquoted();
        if (content.chars().anyMatch(c -> c == '"' || c == '\\' || Character.isISOControl(c))) {
            throw new IllegalStateException("line " + token.line() + " holds a text that cannot be quoted");
        }
        return put("\"").put(content).put("\"");
    }

    private ExpressionPrinter put(String piece) {
        text.append(piece);
        return this;
    }
}
