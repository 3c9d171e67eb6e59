package plumbline.rules.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plumbline.text.Messages;
import plumbline.text.Text;

/** Reads values, comparisons and what joins them: the part of the engine's language that rules may use. */
final class ExpressionParser {
    static final Set<String> COMPARISONS = Set.of("<", ">", "<=", ">=", "==", "!=");
    private static final Set<String> SIGNS = Set.of("<", ">", "=", "!");

    private final Cursor cursor;

    ExpressionParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Comparisons joined by {@code ||} and {@code &&}. */
    Expression condition() throws SyntaxFault {
        Expression left = conjunction();
        while (cursor.isAt("|")) {
            Token sign = doubled();
            left = new Expression.Operation(left, sign, "||", conjunction());
        }
        return left;
    }

    private Expression conjunction() throws SyntaxFault {
        Expression left = comparison();
        while (cursor.isAt("&")) {
            Token sign = doubled();
            left = new Expression.Operation(left, sign, "&&", comparison());
        }
        return left;
    }

    private Token doubled() throws SyntaxFault {
        Token sign = cursor.take();
        if (!cursor.isAt(sign.text()) || cursor.peek().start() != sign.end()) {
            throw oddOperator(sign, sign.text());
        }
        cursor.take();
        return sign;
    }

    private Expression comparison() throws SyntaxFault {
        if (cursor.isAt("!") && !cursor.peek(1).isText("=")) {
            return new Expression.Negation(cursor.take(), comparison());
        }
        int begin = cursor.place();
        Expression left = sum();
        int end = cursor.place();
        if (cursor.isAt("in") || (cursor.isAt("not") && cursor.peek(1).isText("in"))) {
            return among(left);
        }
        if (!SIGNS.contains(cursor.peek().text()) || cursor.isAtEnd()) {
            return left;
        }
        Token sign = cursor.peek();
        String operator = operator();
        int middle = cursor.place();
        Expression right = sum();
        if (!cursor.isAtEnd() && SIGNS.contains(cursor.peek().text())) {
            throw chained(cursor.text(begin, end), operator, cursor.text(middle, cursor.place()));
        }
        return new Expression.Operation(left, sign, operator, right);
    }

    /** Two comparisons in one, as on paper: each has to be written by itself. */
    private SyntaxFault chained(String left, String operator, String middle) throws SyntaxFault {
        Token at = cursor.peek();
        String second = operator();
        int begin = cursor.place();
        sum();
        String turned = operator.startsWith("<")
                ? operator.replace('<', '>')
                : operator.startsWith(">") ? operator.replace('>', '<') : operator;
        String written = middle + " " + turned + " " + left + ", " + middle + " " + second + " "
                + cursor.text(begin, cursor.place());
        return new SyntaxFault(at, "chained-comparison", written);
    }

    private String operator() throws SyntaxFault {
        Token first = cursor.peek();
        StringBuilder operator = new StringBuilder();
        boolean isTogether = true;
        while (!cursor.isAtEnd() && SIGNS.contains(cursor.peek().text())) {
            isTogether &= cursor.peek().start() == first.start() + operator.length();
            operator.append(cursor.take().text());
        }
        if (!isTogether && COMPARISONS.contains(operator.toString())) {
            throw new SyntaxFault(first, "odd-operator", operator);
        }
        if (!COMPARISONS.contains(operator.toString())) {
            throw oddOperator(first, operator.toString());
        }
        return operator.toString();
    }

    private static SyntaxFault oddOperator(Token at, String operator) {
        Text remedy = Messages.text(
                switch (operator) {
                    case "=" -> "equality";
                    case "=<" -> "at-most";
                    case "=>" -> "at-least";
                    case "<>" -> "not-equal";
                    case "|", "&" -> "or";
                    default -> "comparison-signs";
                });
        return new SyntaxFault(at, "odd-operator.unknown", operator, remedy);
    }

    private Expression among(Expression value) throws SyntaxFault {
        boolean negated = cursor.takeIf("not");
        Token in = cursor.take();
        Token opened = cursor.peek();
        cursor.expect("(");
        return new Expression.Among(value, in, negated, list(opened));
    }

    /** A value, which may be worked out from others. */
    Expression sum() throws SyntaxFault {
        Expression left = product();
        while (cursor.isAt("+") || cursor.isAt("-")) {
            Token sign = cursor.take();
            left = new Expression.Operation(left, sign, sign.text(), product());
        }
        return left;
    }

    private Expression product() throws SyntaxFault {
        Expression left = value();
        while (cursor.isAt("*") || cursor.isAt("/") || cursor.isAt("%")) {
            Token sign = cursor.take();
            left = new Expression.Operation(left, sign, sign.text(), value());
        }
        return left;
    }

    private Expression value() throws SyntaxFault {
        if (cursor.isAt("-")) {
            return new Expression.Negation(cursor.take(), value());
        }
        if (cursor.isAt("(")) {
            Token opened = cursor.take();
            Expression inner = condition();
            cursor.close(opened);
            return members(inner);
        }
        if (cursor.isAtEnd() || cursor.peek().kind() == Token.Kind.SYMBOL) {
            throw cursor.unexpected();
        }
        Token token = cursor.take();
        if (token.kind() != Token.Kind.WORD || token.is("true") || token.is("false") || token.is("null")) {
            return new Expression.Literal(token);
        }
        if (token.text().startsWith("$")) {
            return members(new Expression.Variable(token));
        }
        if (cursor.isAt("(")) {
            Token opened = cursor.take();
            return members(new Expression.Call(null, token, list(opened)));
        }
        return members(new Expression.Name(token));
    }

    private Expression members(Expression of) throws SyntaxFault {
        Expression whole = of;
        while (cursor.takeIf(".")) {
            if (cursor.isAtEnd() || cursor.peek().kind() != Token.Kind.WORD) {
                throw cursor.unexpected();
            }
            Token name = cursor.take();
            if (cursor.isAt("(")) {
                Token opened = cursor.take();
                whole = new Expression.Call(whole, name, list(opened));
            } else {
                whole = new Expression.Member(whole, name);
            }
        }
        return whole;
    }

    /** Values up to the closing bracket. */
    List<Expression> list(Token opened) throws SyntaxFault {
        List<Expression> values = new ArrayList<>();
        if (cursor.takeIf(")")) {
            return values;
        }
        do {
            values.add(condition());
        } while (cursor.takeIf(","));
        cursor.close(opened);
        return values;
    }
}
