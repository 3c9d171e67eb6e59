package plumbline.rules.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plumbline.rules.drl.Condition;
import plumbline.rules.drl.Expression;

/** Tells which values cannot be absent where a condition holds, since the condition would fail without them. Stateless. */
final class Presence {
    private static final Set<String> POSITIVE = Set.of("<", ">", "<=", ">=", "==");

    private Presence() {}

    /** Whether the comparison fails where its left side is absent. */
    static boolean isImplied(Expression.Operation comparison) {
        return asksForPresence(comparison) || (POSITIVE.contains(comparison.sign()) && !isNull(comparison.right()));
    }

    /** The fields and variables that are there wherever all the constraints hold. */
    static Set<String> of(List<Condition.Constraint> constraints) {
        Set<String> present = new HashSet<>();
        constraints.forEach(constraint -> add(constraint.expression(), present));
        for (Condition.Constraint constraint : constraints) {
            if (constraint.variable() != null
                    && present.contains(constraint.variable().text())) {
                name(constraint.expression(), present);
            }
        }
        return present;
    }

    private static void add(Expression expression, Set<String> present) {
        if (expression instanceof Expression.Among among && !among.negated()) {
            name(among.value(), present);
        }
        if (!(expression instanceof Expression.Operation operation)) {
            return;
        }
        if (operation.sign().equals("&&")) {
            add(operation.left(), present);
            add(operation.right(), present);
        } else if (asksForPresence(operation)) {
            name(isNull(operation.right()) ? operation.left() : operation.right(), present);
        } else if (operation.sign().equals("<")
                || operation.sign().equals(">")
                || operation.sign().endsWith("=")) {
            comparison(operation, present);
        }
    }

    /** Such a comparison fails where there is no value; equality with what may be absent itself need not. */
    private static void comparison(Expression.Operation operation, Set<String> present) {
        boolean isEquality = operation.sign().equals("==");
        boolean isKnown = operation.left() instanceof Expression.Literal
                || operation.right() instanceof Expression.Literal
                || !isEquality;
        if (POSITIVE.contains(operation.sign()) && isKnown && !isNull(operation.left()) && !isNull(operation.right())) {
            name(operation.left(), present);
            name(operation.right(), present);
        }
    }

    private static void name(Expression expression, Set<String> present) {
        if (expression instanceof Expression.Name || expression instanceof Expression.Variable) {
            present.add(expression.first().text());
        }
    }

    private static boolean asksForPresence(Expression expression) {
        return expression instanceof Expression.Operation operation
                && operation.sign().equals("!=")
                && (isNull(operation.left()) || isNull(operation.right()));
    }

    private static boolean isNull(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.isNull();
    }
}
