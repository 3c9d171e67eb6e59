package plumbline.rules.check;

import java.util.LinkedHashSet;
import java.util.Set;
import plumbline.policy.Labels;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.Token;
import plumbline.text.Text;

/** Finds comparisons that the engine takes and nobody means: they would hold always, never, or where a value is absent. */
final class Comparisons {
    private static final Set<String> EQUALITY = Set.of("==", "!=");

    private final FileFindings findings;
    private final Labels labels;

    Comparisons(FileFindings findings, Labels labels) {
        this.labels = labels;
        this.findings = findings;
    }

    void check(Expression.Operation operation, Value left, Value right) {
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
                            left.sort().label().en() + " cannot be ordered"),
                    new Text("用 == 或 != 比较", "Compare with == or !="));
        } else {
            sorts(operation.at(), operation.left(), left, operation.right(), right);
        }
    }

    /** Whether the two sides can be equal at all. */
    void equal(Token at, Expression left, Value leftValue, Expression right, Value rightValue) {
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
            Set<String> words = new LinkedHashSet<>(value.words());
            words.remove("");
            add(
                    "unknown-code",
                    other.at(),
                    new Text(
                            "没有“" + written + "”这个代码，条件永远不成立",
                            "There is no " + written + ", so the condition never holds"),
                    labels.instead(
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
                                plain.text() + " is compared with an exact number but is not one"),
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
                    new Text("日期只能和日期比较", "A day can be compared only with a day"),
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

    /** Without a value the condition would hold all the same. */
    void absent(Token at) {
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

    private void add(String code, Token at, Text message, Text remedy) {
        findings.add(code, at, message, remedy);
    }
}
