package plumbline.rules.check;

import java.util.LinkedHashSet;
import java.util.Set;
import plumbline.policy.Labels;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.Token;
import plumbline.text.Messages;

/** Finds comparisons that the engine takes and nobody means: they would hold always, never, or where a value is absent. */
final class Comparisons {
    private static final Set<String> EQUALITY = Set.of("==", "!=");

    private final FileFindings findings;
    private final Labels labels;
    private final Typing typing;

    Comparisons(FileFindings findings, Typing typing) {
        this.findings = findings;
        this.labels = typing.labels();
        this.typing = typing;
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
            findings.error(operation.at(), "no-order", left.sort().label());
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
            findings.error(
                    other.at(),
                    "unknown-code",
                    written,
                    labels.instead(
                            written,
                            words,
                            words.isEmpty() ? Messages.text("declare-first") : Messages.text("codes", words)));
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
                Expression plain = one == Value.Sort.EXACT ? right : left;
                typing.exact().note(at, plain == left, typing.isOptional(plain));
            }
            return;
        }
        if ((one.isNumber() && other == Value.Sort.TEXT) || (one == Value.Sort.TEXT && other.isNumber())) {
            findings.error(at, "number-with-text");
            return;
        }
        if (one == Value.Sort.DAY || other == Value.Sort.DAY) {
            Expression otherSide = one == Value.Sort.DAY ? right : left;
            findings.error(otherSide.first(), "day-with-other");
            return;
        }
        findings.error(at, "wrong-comparison", one.label(), other.label());
    }

    /** Without a value the condition would hold all the same. */
    void absent(Token at) {
        findings.error(at, "absent-value.in-condition", at.text());
    }
}
