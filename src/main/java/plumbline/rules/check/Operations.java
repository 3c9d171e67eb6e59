package plumbline.rules.check;

import java.util.stream.Stream;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.Token;
import plumbline.text.Messages;
import plumbline.text.Text;

/** The values of comparisons and sums in a rule, and which of them would hold always, never, or not as meant. */
final class Operations {
    private final FileFindings findings;
    private final Typing typing;
    private final boolean inCondition;
    private final Comparisons comparisons;

    Operations(FileFindings findings, Typing typing, boolean inCondition) {
        this.findings = findings;
        this.typing = typing;
        this.inCondition = inCondition;
        this.comparisons = new Comparisons(findings, typing);
    }

    Value of(Expression expression) {
        if (expression instanceof Expression.Negation negation) {
            return negated(negation);
        }
        if (expression instanceof Expression.Among among) {
            return among(among);
        }
        Expression.Operation operation = (Expression.Operation) expression;
        Value left = typing.of(operation.left());
        Value right = typing.of(operation.right());
        if (!inCondition && (operation.isComparison() || operation.sign().length() == 2)) {
            findings.error(operation.at(), "comparison-behind-then");
            return Value.ANY;
        }
        if (operation.isComparison()) {
            comparisons.check(operation, left, right);
            return Value.of(Value.Sort.FLAG);
        }
        if (operation.sign().length() == 2) {
            condition(operation.left(), left);
            condition(operation.right(), right);
            return Value.of(Value.Sort.FLAG);
        }
        return arithmetic(operation, left, right);
    }

    /** What is alone or beside {@code ||} must be a comparison. */
    void condition(Expression expression, Value value) {
        boolean isNegation = expression instanceof Expression.Negation negation
                && negation.at().isText("!");
        if (value.isUnknown() || expression.compares() || isNegation) {
            return;
        }
        Token at = expression.first();
        findings.error(
                at,
                "no-comparison",
                at.text(),
                value.sort() == Value.Sort.FLAG
                        ? Messages.text("write-equals-true", at.text())
                        : Messages.text("compare-with", at.text()));
    }

    private Value negated(Expression.Negation negation) {
        Value value = typing.of(negation.of());
        if (negation.at().isText("-")) {
            if (!value.isUnknown() && !value.sort().isNumber()) {
                wrongKind(negation.of().first(), value, Value.Sort.DECIMAL);
                return Value.ANY;
            }
            if (!(negation.of() instanceof Expression.Literal) && !value.isUnknown()) {
                findings.error(negation.at(), "use-a-formula.minus");
                return Value.ANY;
            }
            return value;
        }
        condition(negation.of(), value);
        negation.of().each(part -> {
            boolean isNamed = part instanceof Expression.Name
                    || part instanceof Expression.Variable
                    || part instanceof Expression.Member;
            if (isNamed && typing.of(part).absent()) {
                comparisons.absent(part.at());
            }
        });
        return Value.of(Value.Sort.FLAG);
    }

    private Value among(Expression.Among among) {
        Value value = typing.of(among.value());
        if (among.negated() && value.absent()) {
            comparisons.absent(among.value().first());
        }
        if (value.sort().isNumber()) {
            findings.error(among.at(), "numbers-in-list");
            return Value.of(Value.Sort.FLAG);
        }
        if (among.choices().isEmpty()) {
            findings.error(among.at(), "empty-list");
        }
        for (Expression choice : among.choices()) {
            comparisons.equal(among.at(), among.value(), value, choice, typing.of(choice));
        }
        return Value.of(Value.Sort.FLAG);
    }

    private Value arithmetic(Expression.Operation operation, Value left, Value right) {
        String formula =
                switch (operation.sign()) {
                    case "+" -> "plus";
                    case "-" -> "minus";
                    case "*" -> "times";
                    default -> "share";
                };
        if (left.isUnknown() || right.isUnknown()) {
            return Value.ANY;
        }
        boolean isText = left.sort() == Value.Sort.TEXT || right.sort() == Value.Sort.TEXT;
        boolean isWhole = left.sort() == Value.Sort.WHOLE && right.sort() == Value.Sort.WHOLE;
        if (isText) {
            findings.error(operation.at(), "joined-text", operation.sign());
            return Value.ANY;
        }
        boolean isLong =
                Stream.of(operation.left(), operation.right()).anyMatch(part -> part instanceof Expression.Operation);
        // Whole numbers are the engine's own, and their product or a long sum could be too large for them.
        if (!isWhole || isLong || formula.equals("share") || formula.equals("times")) {
            findings.error(
                    operation.at(),
                    formula.equals("share") ? "inexact-division" : "use-a-formula",
                    operation.sign(),
                    operands(formula, operation));
            return Value.ANY;
        }
        return Value.of(Value.Sort.WHOLE);
    }

    /** The operation as a formula. */
    private static Text operands(String formula, Expression.Operation operation) {
        boolean isSimple =
                operation.parts().stream().allMatch(part -> part.parts().isEmpty());
        return isSimple
                ? Messages.text(
                        "formula-of",
                        formula,
                        operation.left().at().text(),
                        operation.right().at().text())
                : Messages.text("formula-form", formula);
    }

    private void wrongKind(Token at, Value value, Value.Sort wanted) {
        findings.error(at, "wrong-argument.condition", at.text(), value.sort().label(), wanted.label());
    }
}
