package plumbline.rules.judge;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.ledger.RuleApi;
import plumbline.policy.Ratings;
import plumbline.rules.drl.Expression;

/**
 * What expressions are worth for a fact and the variables that are bound.
 *
 * @param fact whose fields the bare names are; null for none
 */
record Values(RuleApi api, SeenFacts facts, Map<String, Bound> bound, @Nullable Object fact) {
    /** What cannot be said without the engine. */
    static final Object UNKNOWN = new Object();

    /** Null where the value is absent. */
    @Nullable
    Object of(Expression expression) {
        if (expression.number() != null) {
            return Exact.of(expression.number());
        }
        if (expression instanceof Expression.Literal literal) {
            return literal(literal);
        }
        if (expression instanceof Expression.Variable variable) {
            Bound known = bound.get(variable.at().text());
            return known == null ? UNKNOWN : known.value();
        }
        if (expression instanceof Expression.Name name) {
            return fact == null ? UNKNOWN : facts.field(fact, name.at().text());
        }
        if (expression instanceof Expression.Member member) {
            Object owner = of(member.of());
            return owner == null || owner == UNKNOWN
                    ? UNKNOWN
                    : member(owner, member.at().text());
        }
        if (expression instanceof Expression.Call call) {
            return called(call);
        }
        if (expression instanceof Expression.Operation operation && !isLogical(operation)) {
            return added(of(operation.left()), operation.sign(), of(operation.right()));
        }
        if (expression instanceof Expression.Negation negation && negation.at().isText("-")) {
            return of(negation.of()) instanceof Exact number ? number.negated() : UNKNOWN;
        }
        Boolean holds = holds(expression);
        return holds == null ? UNKNOWN : holds;
    }

    private static boolean isLogical(Expression.Operation operation) {
        return operation.isComparison()
                || operation.sign().equals("&&")
                || operation.sign().equals("||");
    }

    private static @Nullable Object literal(Expression.Literal literal) {
        if (literal.word() != null) {
            return literal.word();
        }
        if (literal.isNull()) {
            return null;
        }
        return literal.at().is("true") || literal.at().is("false")
                ? literal.at().is("true")
                : UNKNOWN;
    }

    private @Nullable Object member(Object owner, String name) {
        if (owner instanceof Ratings ratings) {
            return name.equals("count")
                    ? Exact.of(ratings.getCount())
                    : name.equals("sum") ? Exact.of(ratings.getSum()) : UNKNOWN;
        }
        return facts.field(owner, name);
    }

    private static Object added(@Nullable Object left, String sign, @Nullable Object right) {
        if (!(left instanceof Exact one) || !(right instanceof Exact other)) {
            return UNKNOWN;
        }
        return switch (sign) {
            case "+" -> one.plus(other);
            case "-" -> one.minus(other);
            default -> UNKNOWN;
        };
    }

    private @Nullable Object called(Expression.Call call) {
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Expression part : call.arguments()) {
            Object value = of(part);
            if (value == UNKNOWN) {
                return UNKNOWN;
            }
            arguments.add(value);
        }
        String name = call.at().text();
        Object result = call.of() == null
                ? api.result(name, arguments)
                : of(call.of()) instanceof Exact owner ? asked(owner, name, arguments) : null;
        return result == null ? UNKNOWN : SeenFacts.exact(result);
    }

    private @Nullable Object asked(Exact owner, String name, List<@Nullable Object> arguments) {
        for (Method method : api.ofExact()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.size()) {
                try {
                    return method.invoke(owner, arguments.toArray());
                } catch (InvocationTargetException failed) {
                    return null;
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
        return null;
    }

    /** Whether the expression is true; null when that cannot be said. */
    @Nullable
    Boolean holds(Expression expression) {
        if (expression instanceof Expression.Operation operation) {
            return switch (operation.sign()) {
                case "&&" -> both(holds(operation.left()), holds(operation.right()), false);
                case "||" -> both(holds(operation.left()), holds(operation.right()), true);
                default ->
                    operation.isComparison()
                            ? compared(of(operation.left()), operation.sign(), of(operation.right()))
                            : null;
            };
        }
        if (expression instanceof Expression.Among among) {
            return among(among);
        }
        if (expression instanceof Expression.Negation negation && negation.at().isText("!")) {
            Boolean inner = holds(negation.of());
            return inner == null ? null : !inner;
        }
        boolean isValue = expression instanceof Expression.Name
                || expression instanceof Expression.Literal
                || expression instanceof Expression.Variable
                || expression instanceof Expression.Member;
        if (isValue && of(expression) instanceof Boolean flag) {
            return flag;
        }
        return null;
    }

    /** @param decisive what one of the two decides by being it */
    private static @Nullable Boolean both(@Nullable Boolean one, @Nullable Boolean other, boolean decisive) {
        if (Objects.equals(one, decisive) || Objects.equals(other, decisive)) {
            return decisive;
        }
        boolean isOpen = one == null || other == null;
        return isOpen ? null : !decisive;
    }

    private @Nullable Boolean among(Expression.Among among) {
        Boolean holds = false;
        Object value = of(among.value());
        for (Expression choice : among.choices()) {
            holds = both(holds, compared(value, "==", of(choice)), true);
        }
        return holds == null ? null : holds != among.negated();
    }

    static @Nullable Boolean compared(@Nullable Object left, String sign, @Nullable Object right) {
        if (left == UNKNOWN || right == UNKNOWN) {
            return null;
        }
        if (sign.equals("==") || sign.equals("!=")) {
            return Objects.equals(left, right) == sign.equals("==");
        }
        if (left == null || right == null) {
            return false;
        }
        int order;
        if (left instanceof Exact own && right instanceof Exact bound) {
            order = own.compareTo(bound);
        } else if (left instanceof LocalDate own && right instanceof LocalDate bound) {
            order = own.compareTo(bound);
        } else {
            return null;
        }
        return switch (sign) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> null;
        };
    }
}
