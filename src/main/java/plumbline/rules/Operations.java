package plumbline.rules;

import java.util.Set;
import plumbline.policy.Text;

/** What comparisons and sums in a rule come to, and which of them would hold always, never, or not as meant. */
final class Operations {
    private static final Set<String> EQUALITY = Set.of("==", "!=");

    private final RuleFile file;
    private final RuleFindings findings;
    private final Typing typing;
    private final boolean inCondition;

    Operations(RuleFile file, RuleFindings findings, Typing typing, boolean inCondition) {
        this.file = file;
        this.findings = findings;
        this.typing = typing;
        this.inCondition = inCondition;
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
                    new Text("then 部分不能写比较", "Nothing is compared behind then"),
                    new Text("把条件写到 when 部分", "Put the condition behind when"));
            return Value.ANY;
        }
        if (operation.isComparison()) {
            comparison(operation, left, right);
            return Value.of(Value.Sort.FLAG);
        }
        if (operation.sign().length() == 2) {
            condition(operation.left(), left);
            condition(operation.right(), right);
            return Value.of(Value.Sort.FLAG);
        }
        return arithmetic(operation, left, right);
    }

    /** What stands alone or beside {@code ||} must be a comparison. */
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
                        new Text("不能在这里写负号", "A value cannot be negated by a sign"),
                        new Text("写成 minus(0, …)", "Write minus(0, …)"));
                return Value.ANY;
            }
            return value;
        }
        condition(negation.of(), value);
        negation.of().each(part -> {
            if (part instanceof Expression.Name && typing.of(part).absent()) {
                absent(part.at());
            }
        });
        return Value.of(Value.Sort.FLAG);
    }

    private Value among(Expression.Among among) {
        Value value = typing.of(among.value());
        if (among.negated() && value.absent()) {
            absent(among.value().first());
        }
        if (value.sort().isNumber()) {
            add(
                    "numbers-in-list",
                    among.at(),
                    new Text("in 只用于文本，不用于数字", "in is for texts and not for numbers"),
                    new Text("数字用 == 和 || 写", "Write == and || for numbers"));
            return Value.of(Value.Sort.FLAG);
        }
        for (Expression choice : among.choices()) {
            equal(among.at(), among.value(), value, choice, typing.of(choice));
        }
        return Value.of(Value.Sort.FLAG);
    }

    private void comparison(Expression.Operation operation, Value left, Value right) {
        if (left.isUnknown() || right.isUnknown()) {
            return;
        }
        boolean isNull = left.sort() == Value.Sort.NULL || right.sort() == Value.Sort.NULL;
        boolean isEquality = EQUALITY.contains(operation.sign());
        if (isNull && isEquality) {
            return;
        }
        if (operation.sign().equals("!=") || (operation.sign().equals("==") && left.absent() && right.absent())) {
            // Without a value the engine takes != as true, and both sides as equal.
            if (left.absent()) {
                absent(operation.left().first());
            } else if (right.absent()) {
                absent(operation.right().first());
            }
        }
        if (isEquality) {
            equal(operation.at(), operation.left(), left, operation.right(), right);
        } else if (left.sort() == right.sort() && !left.sort().isNumber() && left.sort() != Value.Sort.DAY) {
            add(
                    "no-order",
                    operation.at(),
                    new Text(
                            left.sort().label().zh() + "不能比大小",
                            left.sort().label().en() + " has no order"),
                    new Text("用 == 或 != 比较", "Compare by == or !="));
        } else {
            sorts(operation.at(), operation.left(), left, operation.right(), right);
        }
    }

    private void equal(Token at, Expression left, Value leftValue, Expression right, Value rightValue) {
        sorts(at, left, leftValue, right, rightValue);
        word(leftValue, right);
        word(rightValue, left);
    }

    /** A text that the other side can never be. */
    private void word(Value value, Expression other) {
        boolean isText =
                other instanceof Expression.Literal literal && literal.at().kind() == Token.Kind.STRING;
        if (!isText || value.words().isEmpty()) {
            return;
        }
        String written = other.at().unquoted();
        if (!value.words().contains(written)) {
            Set<String> words = new java.util.LinkedHashSet<>(value.words());
            words.remove("");
            add(
                    "unknown-code",
                    other.at(),
                    new Text(
                            "没有“" + written + "”这个代码，条件永远不成立",
                            "There is no " + written + ", so the condition never holds"),
                    Typing.nearest(
                            written,
                            words,
                            words.isEmpty()
                                    ? new Text("先在 policy.yaml 里补上它", "Declare it in policy.yaml first")
                                    : new Text(
                                            "可写：" + String.join("、", words),
                                            "The codes are: " + String.join(", ", words))));
        }
    }

    private void sorts(Token at, Expression left, Value leftValue, Expression right, Value rightValue) {
        Value.Sort one = leftValue.sort();
        Value.Sort other = rightValue.sort();
        if (one == other || leftValue.isUnknown() || rightValue.isUnknown()) {
            return;
        }
        if (one.isNumber() && other.isNumber()) {
            if (one == Value.Sort.EXACT || other == Value.Sort.EXACT) {
                Token plain = (one == Value.Sort.EXACT ? right : left).first();
                add(
                        "not-exact",
                        plain,
                        new Text(
                                "“" + plain.text() + "”要先写成精确数，才能与公式的结果比较",
                                plain.text() + " is compared with an exact number and is none"),
                        new Text("写成 exact(" + plain.text() + ")", "Write exact(" + plain.text() + ")"));
            }
            return;
        }
        if ((one.isNumber() && other == Value.Sort.TEXT) || (one == Value.Sort.TEXT && other.isNumber())) {
            add(
                    "number-with-text",
                    at,
                    new Text("数字不能和加引号的文本比较", "A number is compared with a text in quotes"),
                    new Text("数字不加引号；文本两边都要加引号", "Write numbers without quotes, and texts with them"));
            return;
        }
        if (one == Value.Sort.DAY || other == Value.Sort.DAY) {
            Expression otherSide = one == Value.Sort.DAY ? right : left;
            add(
                    "day-with-other",
                    otherSide.first(),
                    new Text("日期只能和日期比较", "A day can be compared with a day only"),
                    new Text("日期写成 day(2022, 4, 1)", "A day is written day(2022, 4, 1)"));
            return;
        }
        add(
                "wrong-comparison",
                at,
                new Text(
                        one.label().zh() + "不能和" + other.label().zh() + "比较",
                        one.label().en() + " is compared with " + other.label().en()),
                new Text("两边要是同一类的值", "Compare values of one kind"));
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
                    new Text("文本不能用 + 连接", "Texts are not joined by " + operation.sign()),
                    new Text("在引号里写 {指标} 或 {$变量}", "Write {indicator} or {$variable} within the quotes"));
            return Value.ANY;
        }
        if (!isWhole || formula.equals("share")) {
            add(
                    formula.equals("share") ? "inexact-division" : "use-a-formula",
                    operation.at(),
                    formula.equals("share")
                            ? new Text(
                                    "用“" + operation.sign() + "”除，结果会被舍去或取近似值",
                                    operation.sign() + " drops or rounds what is behind the point")
                            : new Text("计算要用公式写", "Numbers are worked out by formulas"),
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

    private void absent(Token at) {
        add(
                "absent-value",
                at,
                new Text(
                        "“" + at.text() + "”可能没有填；没有填时这个条件也成立",
                        at.text() + " may be absent, and then the condition holds"),
                new Text(
                        "先写 " + at.text() + " != null，再写这个条件",
                        "Write " + at.text() + " != null before this condition"));
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
        findings.add(file, code, at, message, remedy);
    }
}
