package plumbline.library.tiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.RuleFault;
import plumbline.policy.Policy;
import plumbline.rules.tier.Comparison;
import plumbline.rules.tier.FactPattern;
import plumbline.rules.tier.Term;
import plumbline.rules.tier.Tier;

/** Finds in which dimensions, and where, the tiers of a place begin and end. Used once. */
final class BoundReader {
    /** Values at which the tiers of one place begin or end. */
    private static final int MOST_BOUNDS = 20_000;

    private final Dimensions dimensions;
    private final Valuation valuation;
    private final List<Bound> bounds = new ArrayList<>();
    private final Set<Dimension> found = new LinkedHashSet<>();
    private boolean isRead = true;
    private int kept;

    BoundReader(Policy policy, PostingTarget place, Valuation valuation) {
        this.dimensions = new Dimensions(policy);
        this.valuation = valuation;
        for (Tier tier : place.tiers()) {
            for (FactPattern pattern : tier.patterns()) {
                isRead &= pattern.isRead();
                Dimension records = pattern.isMatched() ? null : dimensions.records(pattern);
                if (records != null) {
                    found.add(records);
                }
                if (pattern.type().equals("Seat")) {
                    found.add(new Dimension(Dimension.Kind.SEAT, "", "", null));
                }
                if (isDated(policy, pattern)) {
                    found.add(new Dimension(Dimension.Kind.PERIOD, "", "", null));
                }
                pattern.comparisons().forEach(comparison -> compare(tier, comparison));
            }
        }
    }

    List<Bound> bounds() {
        return bounds;
    }

    /** The dimensions that the place's tiers look at. */
    Set<Dimension> dimensions() {
        return found;
    }

    /** Whether nothing in the conditions was left out. */
    boolean isRead() {
        return isRead && valuation.isWhole();
    }

    private static boolean isDated(Policy policy, FactPattern pattern) {
        String code =
                pattern.type().equals("Parameter") ? pattern.picked("code").orElse("") : "";
        return policy.parameters().stream()
                .anyMatch(parameter ->
                        parameter.code().equals(code) && parameter.values().size() > 1);
    }

    private void compare(Tier tier, Comparison comparison) {
        Set<Object> left = valuation.of(tier, comparison.left());
        Set<Object> right = valuation.of(tier, comparison.right());
        if (isDimension(tier, comparison.left()) && isDimension(tier, comparison.right())) {
            // Both are varied, so each must be tried where the other stands.
            left.addAll(right);
            right = left;
        }
        boolean isSolved = solve(tier, comparison, comparison.left(), right, comparison.operator());
        isSolved |= solve(tier, comparison, comparison.right(), left, Bound.turned(comparison.operator()));
        isRead &= isSolved || !(isVarying(tier, comparison.left()) || isVarying(tier, comparison.right()));
    }

    /** Whether the term is a dimension, or a formula that can be solved for one; then the bounds are kept. */
    private boolean solve(Tier tier, Comparison comparison, Term term, Set<Object> values, String operator) {
        if (term instanceof Term.Field field) {
            Dimension dimension = dimensions.of(tier, field);
            if (dimension != null) {
                found.add(dimension);
                kept += values.size();
                if (kept > MOST_BOUNDS) {
                    isRead = false;
                    return true;
                }
                bounds.add(new Bound(tier, comparison, dimension, operator, values));
                return true;
            }
        }
        if (!(term instanceof Term.Call call) || call.arguments().isEmpty()) {
            return false;
        }
        if (call.formula().equals("exact")) {
            return solve(tier, comparison, call.arguments().get(0), values, operator);
        }
        if (call.arguments().size() != 2) {
            return false;
        }
        return argument(tier, comparison, call, true, values, operator)
                || argument(tier, comparison, call, false, values, operator);
    }

    /** Solves a formula of two arguments for the first or the second of them. */
    private boolean argument(
            Tier tier, Comparison comparison, Term.Call call, boolean first, Set<Object> values, String operator) {
        BinaryOperator<Object> inverse = inverse(call.formula(), first);
        if (inverse == null) {
            return false;
        }
        Term options = call.arguments().get(first ? 0 : 1);
        Set<Object> others = valuation.of(tier, call.arguments().get(first ? 1 : 0));
        if (!valuation.isWorth((long) values.size() * others.size())) {
            return true;
        }
        boolean isFalling =
                first ? call.formula().equals("daysFrom") : call.formula().equals("minus");
        return solve(
                tier,
                comparison,
                options,
                combined(values, others, inverse),
                isFalling ? Bound.turned(operator) : operator);
    }

    /** What the one argument is when the result and the other argument are given; null when it cannot be told. */
    private static @Nullable BinaryOperator<Object> inverse(String formula, boolean first) {
        return switch (formula) {
            case "percentage" ->
                first ? (result, other) -> Exact.of(result).times(other).dividedBy(100) : null;
            case "share" -> first ? (result, other) -> Exact.of(result).times(other) : null;
            case "plus" -> (result, other) -> Exact.of(result).minus(other);
            case "minus" ->
                first
                        ? (result, other) -> Exact.of(result).plus(other)
                        : (result, other) -> Exact.of(other).minus(result);
            case "times" -> (result, other) -> Exact.of(result).dividedBy(other);
            case "daysFrom" -> (result, other) -> ((LocalDate) other).plusDays(days(result, first));
            default -> null;
        };
    }

    private static long days(Object result, boolean first) {
        long days = Exact.of(result).rounded(0).longValueExact();
        return first ? -days : days;
    }

    private static Set<Object> combined(Set<Object> values, Set<Object> others, BinaryOperator<Object> operator) {
        Set<Object> combined = new LinkedHashSet<>();
        for (Object value : values) {
            for (Object other : others) {
                try {
                    combined.add(operator.apply(value, other));
                } catch (RuleFault | ClassCastException | ArithmeticException none) {
                    // This value has no counterpart; the others may have one.
                }
            }
        }
        return combined;
    }

    private boolean isDimension(Tier tier, Term term) {
        return term instanceof Term.Field field && dimensions.of(tier, field) != null;
    }

    private boolean isVarying(Tier tier, Term term) {
        if (term instanceof Term.Call call) {
            return call.arguments().stream().anyMatch(each -> isVarying(tier, each));
        }
        return term instanceof Term.Unread || (term instanceof Term.Field field && dimensions.of(tier, field) != null);
    }
}
