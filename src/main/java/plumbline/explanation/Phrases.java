package plumbline.explanation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.explanation.MatchedValues.Named;
import plumbline.rules.drl.Condition;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.RulePrinter;
import plumbline.rules.judge.Bound;
import plumbline.rules.judge.Checked;
import plumbline.text.Messages;
import plumbline.text.Text;

/** Says what conditions are about in words: names by their labels, formulas by their signs. Immutable. */
final class Phrases {
    private final FactWords words;

    Phrases(FactWords words) {
        this.words = words;
    }

    /** The kind of fact, and what is asked of it. */
    Text pattern(Checked at, Condition condition) {
        if (!(condition instanceof Condition.Pattern pattern)) {
            return Worked.same(condition.at().text());
        }
        String type = pattern.type().text();
        List<Text> asked = pattern.constraints().stream()
                .filter(constraint ->
                        constraint.variable() == null || constraint.expression().compares())
                .map(Condition.Constraint::expression)
                .filter(expression -> !(expression instanceof Expression.Operation operation
                        && operation.left() instanceof Expression.Name name
                        && (name.at().is("subject")
                                || name.at().is("owner")
                                || name.at().is("code"))))
                .map(expression -> phrase(at, expression, type))
                .toList();
        String code = pattern.constraints().stream()
                .map(Condition.Constraint::expression)
                .filter(expression -> expression instanceof Expression.Operation operation
                        && operation.left() instanceof Expression.Name name
                        && name.at().is("code"))
                .map(expression -> ((Expression.Operation) expression).right().word())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Text kind = words.kind(type, code);
        return asked.isEmpty() ? kind : Messages.text("explained-such", kind, Sentences.listed(asked));
    }

    private static String type(Checked condition) {
        return condition.condition() instanceof Condition.Pattern pattern
                ? pattern.type().text()
                : "";
    }

    Text of(Checked condition, Expression expression) {
        return phrase(condition, expression, type(condition));
    }

    /** An expression in words: names by their labels, formulas by their signs. */
    private Text phrase(Checked at, Expression expression, String type) {
        Named named = named(at, expression, type);
        if (named != null) {
            return named.label();
        }
        if (expression instanceof Expression.Operation operation) {
            Text sign =
                    switch (operation.sign()) {
                        case "&&" -> Messages.text("explained-sign.and");
                        case "||" -> Messages.text("explained-sign.or");
                        default -> sign(operation.sign());
                    };
            Named left = named(at, operation.left(), type);
            Text right = operation.right() instanceof Expression.Literal literal
                    ? FactWords.shown(left, value(literal))
                    : phrase(at, operation.right(), type);
            return Messages.text("explained-phrase", phrase(at, operation.left(), type), sign, right);
        }
        if (expression instanceof Expression.Among among) {
            Named left = named(at, among.value(), type);
            List<Text> choices = among.choices().stream()
                    .map(choice -> choice instanceof Expression.Literal literal
                            ? FactWords.shown(left, value(literal))
                            : phrase(at, choice, type))
                    .toList();
            return Messages.text(
                    "explained-phrase",
                    phrase(at, among.value(), type),
                    sign(among.negated() ? "not in" : "in"),
                    Sentences.listed(choices));
        }
        if (expression instanceof Expression.Variable variable) {
            Bound bound = at.bound().get(variable.at().text());
            return bound == null || bound.value() == null
                    ? Worked.same(variable.at().text())
                    : FactWords.shown(null, bound.value());
        }
        if (expression instanceof Expression.Call call && call.parts().size() == 2) {
            String sign = signOf(call.at().text());
            if (sign != null) {
                return Messages.text(
                        "explained-phrase",
                        phrase(at, call.parts().get(0), type),
                        Worked.same(sign),
                        phrase(at, call.parts().get(1), type));
            }
        }
        return Worked.same(RulePrinter.written(expression));
    }

    private static @Nullable String signOf(String formula) {
        return switch (formula) {
            case "percentage", "share", "dividedBy" -> "÷";
            case "minus" -> "−";
            case "plus" -> "+";
            case "times" -> "×";
            default -> null;
        };
    }

    private static @Nullable Object value(Expression.Literal literal) {
        if (literal.number() != null) {
            return literal.number();
        }
        return literal.word() != null
                ? literal.word()
                : literal.isNull() ? null : literal.at().is("true");
    }

    /** What an expression is called that is no more than a name. */
    @Nullable
    Named named(Checked at, Expression expression) {
        return named(at, expression, type(at));
    }

    private @Nullable Named named(Checked at, Expression expression, String type) {
        if (expression instanceof Expression.Name name) {
            Object fact = at.fact();
            return fact == null
                    ? words.ofType(type, name.at().text())
                    : words.field(fact, name.at().text());
        }
        if (expression instanceof Expression.Variable variable) {
            Bound bound = at.bound().get(variable.at().text());
            Object from = bound == null ? null : bound.fact();
            return bound != null && from != null && bound.of() instanceof Expression.Name of
                    ? words.field(from, of.at().text())
                    : null;
        }
        if (expression instanceof Expression.Member member && member.of() instanceof Expression.Variable owner) {
            Bound bound = at.bound().get(owner.at().text());
            return bound == null || bound.value() == null
                    ? null
                    : words.field(bound.value(), member.at().text());
        }
        boolean isSame = expression instanceof Expression.Call call
                && call.arguments().size() == 1
                && (call.at().is("exact") || call.at().is("decimal"));
        return isSame ? named(at, ((Expression.Call) expression).arguments().get(0), type) : null;
    }

    static Text sign(String operator) {
        return switch (operator) {
            case ">=" -> Worked.same("≥");
            case "<=" -> Worked.same("≤");
            case "==" -> Worked.same("=");
            case "!=" -> Worked.same("≠");
            case "in" -> Messages.text("explained-sign.in");
            case "not in" -> Messages.text("explained-sign.not-in");
            default -> Worked.same(operator);
        };
    }

    static String written(Checked condition) {
        Expression expression = condition.expression();
        return expression == null ? written(condition.condition()) : RulePrinter.written(expression);
    }

    private static String written(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            return pattern.constraints().stream()
                    .map(Condition.Constraint::expression)
                    .map(RulePrinter::written)
                    .collect(Collectors.joining(", ", pattern.type().text() + "( ", " )"));
        }
        List<Condition> inner = condition instanceof Condition.Quantified quantified
                ? quantified.inner()
                : ((Condition.Accumulated) condition).source();
        return inner.stream()
                .map(Phrases::written)
                .collect(Collectors.joining(" and ", condition.at().text() + " ", ""));
    }
}
