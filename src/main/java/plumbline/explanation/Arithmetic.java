package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.rules.drl.Expression;
import plumbline.rules.model.LedgerCall;

/** Does again, in numbers, what a rule worked out, with the values that the firing matched. Stateless. */
final class Arithmetic {
    private Arithmetic() {}

    /**
     * How the points of an entry come about; null where a formula is not one of arithmetic.
     *
     * @param call that posted it
     * @param matched what the firing's conditions looked at, by name
     * @param others what the subject's other entries add up to, which an annulment takes away
     */
    static @Nullable Worked points(LedgerCall call, JsonNode matched, @Nullable BigDecimal maximum, BigDecimal others) {
        Worked amount = call.amount() == null ? null : of(call.amount(), matched);
        Worked most = maximum == null ? null : Worked.number(Exact.of(maximum));
        return switch (call.called().name()) {
            case "award" -> amount;
            case "deduct" -> amount == null ? null : amount.negated();
            case "awardMax" -> most;
            case "awardShareOfMax" -> amount == null ? null : amount.times(Objects.requireNonNull(most));
            case "awardLessThanMax" ->
                amount == null
                        ? null
                        : Objects.requireNonNull(most).minus(amount).positive();
            case "annul" -> Worked.number(Exact.of(others)).negated();
            default -> null;
        };
    }

    private static @Nullable Worked of(Expression expression, JsonNode matched) {
        if (expression.number() != null) {
            return Worked.number(Exact.of(expression.number()));
        }
        if (expression instanceof Expression.Variable variable) {
            return number(matched.path(variable.at().text()));
        }
        if (expression instanceof Expression.Member member && member.of() instanceof Expression.Variable owner) {
            return number(matched.path(owner.at().text() + "." + member.at().text()));
        }
        if (expression instanceof Expression.Operation operation) {
            List<Worked> sides = all(List.of(operation.left(), operation.right()), matched);
            return sides == null ? null : operation(operation.sign(), sides.get(0), sides.get(1));
        }
        if (expression instanceof Expression.Call call) {
            List<Worked> arguments = all(call.parts(), matched);
            return arguments == null ? null : called(call.at().text(), arguments);
        }
        return null;
    }

    private static @Nullable Worked number(JsonNode value) {
        return value.isNumber() ? Worked.number(Exact.of(value.decimalValue())) : null;
    }

    private static @Nullable List<Worked> all(List<Expression> expressions, JsonNode matched) {
        List<Worked> all = new ArrayList<>();
        for (Expression each : expressions) {
            Worked worked = of(each, matched);
            if (worked == null) {
                return null;
            }
            all.add(worked);
        }
        return all;
    }

    private static @Nullable Worked operation(String sign, Worked left, Worked right) {
        return switch (sign) {
            case "+" -> left.plus(right);
            case "-" -> left.minus(right);
            case "*" -> left.times(right);
            default -> null;
        };
    }

    private static @Nullable Worked called(String formula, List<Worked> of) {
        Worked first = of.get(0);
        Worked last = of.get(of.size() - 1);
        return switch (formula) {
            case "exact", "decimal" -> first;
            case "relativeToBest" ->
                first.value().signum() <= 0 || last.value().signum() <= 0
                        ? Worked.number(Exact.ZERO)
                        : first.dividedBy(last);
            case "betweenWorstAndBest" -> betweenWorstAndBest(first, of.get(1), last);
            case "percentage" -> first.dividedBy(last).times(hundred());
            case "share", "dividedBy" -> first.dividedBy(last);
            case "percentOf" -> first.times(last).dividedBy(hundred());
            case "perMilleOf" -> first.times(last).dividedBy(Worked.number(Exact.of(1000)));
            case "plus" -> of.stream().reduce(Worked::plus).orElseThrow();
            case "minus" -> first.minus(last);
            case "times" -> first.times(last);
            case "negated" -> first.negated();
            case "floor" -> first.floor();
            case "wholeSteps" -> first.dividedBy(last).floor();
            case "capped" -> first.cappedAt(last);
            case "positive" -> first.positive();
            default -> null;
        };
    }

    private static Worked hundred() {
        return Worked.number(Exact.of(100));
    }

    private static Worked betweenWorstAndBest(Worked value, Worked worst, Worked best) {
        Worked way = best.minus(worst);
        return way.value().signum() == 0
                ? Worked.number(Exact.of(1))
                : value.minus(worst).dividedBy(way);
    }
}
