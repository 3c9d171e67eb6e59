package plumbline.rules.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the conditions between {@code when} and {@code then}. */
final class ConditionParser {
    /** What the engine's language has besides, and rules have no need of. */
    private static final Set<String> NOT_OFFERED =
            Set.of("eval", "forall", "from", "collect", "groupby", "query", "or", "and", "over", "do");

    private final Cursor cursor;
    private final ExpressionParser expressions;

    ConditionParser(Cursor cursor) {
        this.cursor = cursor;
        this.expressions = new ExpressionParser(cursor);
    }

    boolean isAtEnd() {
        return cursor.isAtEnd();
    }

    Condition next() throws SyntaxFault {
        Token token = cursor.peek();
        if (token.is("not") || token.is("exists")) {
            cursor.take();
            return new Condition.Quantified(token, cursor.isAt("(") ? group() : List.of(next()));
        }
        if (token.is("accumulate") || token.is("acc")) {
            return accumulated();
        }
        if (NOT_OFFERED.contains(token.text()) && token.kind() == Token.Kind.WORD) {
            throw new SyntaxFault(token, "construct-not-allowed", token.text());
        }
        return pattern();
    }

    /** Conditions in brackets, joined by {@code and}. */
    private List<Condition> group() throws SyntaxFault {
        Token opened = cursor.take();
        List<Condition> inner = new ArrayList<>();
        do {
            inner.add(next());
        } while (cursor.takeIf("and"));
        cursor.close(opened);
        return inner;
    }

    private Condition pattern() throws SyntaxFault {
        Token variable = variable();
        Token type = cursor.peek();
        if (type.kind() != Token.Kind.WORD || type.text().startsWith("$") || cursor.isAtEnd()) {
            throw cursor.unexpected();
        }
        cursor.take();
        Token opened = cursor.peek();
        cursor.expect("(");
        if (cursor.takeIf(")")) {
            return new Condition.Pattern(variable, type, List.of());
        }
        List<Condition.Constraint> constraints = constraints();
        cursor.close(opened);
        return new Condition.Pattern(variable, type, constraints);
    }

    private List<Condition.Constraint> constraints() throws SyntaxFault {
        List<Condition.Constraint> constraints = new ArrayList<>();
        do {
            Token variable = variable();
            constraints.add(new Condition.Constraint(variable, expressions.condition()));
        } while (cursor.takeIf(","));
        return constraints;
    }

    private @Nullable Token variable() throws SyntaxFault {
        if (!cursor.peek(1).isText(":") || cursor.peek().kind() != Token.Kind.WORD) {
            return null;
        }
        Token variable = cursor.take();
        cursor.take();
        if (!variable.text().startsWith("$")) {
            throw new SyntaxFault(variable, "variable-form", variable.text());
        }
        return variable;
    }

    private Condition accumulated() throws SyntaxFault {
        Token word = cursor.take();
        Token opened = cursor.peek();
        cursor.expect("(");
        List<Condition> source = cursor.isAt("(") ? group() : List.of(next());
        if (!cursor.takeIf(";")) {
            cursor.expect(",");
        }
        List<Condition.Function> functions = new ArrayList<>();
        do {
            functions.add(function());
        } while (cursor.takeIf(","));
        List<Condition.Constraint> constraints = cursor.takeIf(";") ? constraints() : List.of();
        cursor.close(opened);
        return new Condition.Accumulated(word, source, functions, constraints);
    }

    private Condition.Function function() throws SyntaxFault {
        Token variable = variable();
        if (variable == null || cursor.peek().kind() != Token.Kind.WORD) {
            throw new SyntaxFault(cursor.peek(), "rule-syntax");
        }
        Token name = cursor.take();
        Token opened = cursor.peek();
        cursor.expect("(");
        return new Condition.Function(variable, name, expressions.list(opened));
    }
}
