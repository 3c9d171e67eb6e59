package plumbline.rules.check;

import java.util.stream.Stream;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.Token;
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
        this.comparisons = new Comparisons(findings, typing.labels());
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
            add(
                    "comparison-behind-then",
                    operation.at(),
                    new Text("then 部分不能写比较", "There are no comparisons after then"),
                    new Text("把条件写到 when 部分", "Put the condition after when"));
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
        add(
                "no-comparison",
                at,
                new Text("“" + at.text() + "”这里没有比较，看不出条件是什么", "Nothing is compared with " + at.text()),
                value.sort() == Value.Sort.FLAG
                        ? new Text("写成 " + at.text() + " == true", "Write " + at.text() + " == true")
                        : new Text(
                                "写上比较，如 " + at.text() + " >= 1；只是记下数值的，写 $x : " + at.text(),
                                "Compare it, such as " + at.text() + " >= 1; to bind it only, write $x : "
                                        + at.text()));
    }

    private Value negated(Expression.Negation negation) {
        Value value = typing.of(negation.of());
        if (negation.at().isText("-")) {
            if (!value.isUnknown() && !value.sort().isNumber()) {
                wrongKind(negation.of().first(), value, Value.Sort.DECIMAL);
                return Value.ANY;
            }
            if (!(negation.of() instanceof Expression.Literal) && !value.isUnknown()) {
                add(
                        "use-a-formula",
                        negation.at(),
                        new Text("不能在这里写负号", "A minus sign cannot negate a value"),
                        new Text("写成 minus(0, …)", "Write minus(0, …)"));
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
            add(
                    "numbers-in-list",
                    among.at(),
                    new Text("in 只用于文本，不用于数字", "in is for texts and not for numbers"),
                    new Text("数字用 == 和 || 写", "Write == and || for numbers"));
            return Value.of(Value.Sort.FLAG);
        }
        if (among.choices().isEmpty()) {
            add(
                    "empty-list",
                    among.at(),
                    new Text("in 后面的括号里没有值，条件永远不成立", "The list after in is empty, so the condition never holds"),
                    new Text("写成 in ( \"甲\", \"乙\" )", "Write in ( \"a\", \"b\" )"));
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
            add(
                    "joined-text",
                    operation.at(),
                    new Text("文本不能用 + 连接", "Texts cannot be joined with " + operation.sign()),
                    new Text("在引号里写 {指标} 或 {$变量}", "Write {indicator} or {$variable} within the quotes"));
            return Value.ANY;
        }
        boolean isLong =
                Stream.of(operation.left(), operation.right()).anyMatch(part -> part instanceof Expression.Operation);
        // Whole numbers are the engine's own, and their product or a long sum could be too large for them.
        if (!isWhole || isLong || formula.equals("share") || formula.equals("times")) {
            add(
                    formula.equals("share") ? "inexact-division" : "use-a-formula",
                    operation.at(),
                    formula.equals("share")
                            ? new Text(
                                    "用“" + operation.sign() + "”除，结果会被舍去或取近似值",
                                    operation.sign() + " drops or rounds the decimals")
                            : new Text("计算要用公式写", "Calculate with formulas"),
                    new Text(
                            "写成 " + formula + operands(operation, "甲", "乙"),
                            "Write " + formula + operands(operation, "a", "b")));
            return Value.ANY;
        }
        return Value.of(Value.Sort.WHOLE);
    }

    private static String operands(Expression.Operation operation, String left, String right) {
        boolean isSimple =
                operation.parts().stream().allMatch(part -> part.parts().isEmpty());
        return isSimple
                ? "(" + operation.left().at().text() + ", "
                        + operation.right().at().text() + ")"
                : "(" + left + ", " + right + ")";
    }

    private void wrongKind(Token at, Value value, Value.Sort wanted) {
        add(
                "wrong-comparison",
                at,
                new Text(
                        "“" + at.text() + "”是" + value.sort().label().zh() + "，这里要的是"
                                + wanted.label().zh(),
                        at.text() + " is " + value.sort().label().en() + "; wanted is "
                                + wanted.label().en()),
                new Text("改正它", "Correct it"));
    }

    private void add(String code, Token at, Text message, Text remedy) {
        findings.add(code, at, message, remedy);
    }
}
