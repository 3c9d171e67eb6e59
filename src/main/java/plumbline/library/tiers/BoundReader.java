package plumbline.library.tiers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import plumbline.ledger.RuleApi;
import plumbline.policy.Policy;
import plumbline.rules.model.Comparison;
import plumbline.rules.model.FactPattern;
import plumbline.rules.model.RuleModel;
import plumbline.rules.model.Term;

/** Finds in which dimensions, and where, the tiers of a place begin and end. Used once. */
final class BoundReader {
    /** Values at which the tiers of one place begin or end. */
    private static final int MOST_BOUNDS = 20_000;

    private final RuleApi api;
    private final Dimensions dimensions;
    private final Valuation valuation;
    private final List<Bound> bounds = new ArrayList<>();
    private final Set<Dimension> found = new LinkedHashSet<>();
    private boolean isRead = true;
    private int kept;

    BoundReader(Policy policy, RuleApi api, PostingTarget place, Valuation valuation) {
        this.dimensions = new Dimensions(policy);
        this.api = api;
        this.valuation = valuation;
        for (RuleModel tier : place.tiers()) {
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

    private void compare(RuleModel tier, Comparison comparison) {
        Set<Object> left = valuation.of(tier, comparison.left());
        Set<Object> right = valuation.of(tier, comparison.right());
        if (isDimension(tier, comparison.left()) && isDimension(tier, comparison.right())) {
            // Both are varied, so each must be tried where the other is.
            left.addAll(right);
            right = left;
        }
        boolean isSolved = solve(tier, comparison, comparison.left(), right, comparison.operator());
        isSolved |= solve(tier, comparison, comparison.right(), left, Bound.turned(comparison.operator()));
        isRead &= isSolved || !(isVarying(tier, comparison.left()) || isVarying(tier, comparison.right()));
    }

    /** Whether the term is a dimension, or a formula that can be solved for one; then the bounds are kept. */
    private boolean solve(RuleModel tier, Comparison comparison, Term term, Set<Object> values, String operator) {
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
        return argument(tier, comparison, call, 0, values, operator)
                || argument(tier, comparison, call, 1, values, operator);
    }

    /** Solves a formula of two arguments for one of them. */
    private boolean argument(
            RuleModel tier, Comparison comparison, Term.Call call, int argument, Set<Object> values, String operator) {
        RuleApi.Inverse inverse = api.inverse(call.formula(), argument);
        if (inverse == null) {
            return false;
        }
        Set<Object> others = valuation.of(tier, call.arguments().get(1 - argument));
        if (!valuation.isWorth((long) values.size() * others.size())) {
            return true;
        }
        Set<Object> solved = values.stream()
                .flatMap(value -> others.stream().map(other -> inverse.of(value, other)))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return solve(
                tier,
                comparison,
                call.arguments().get(argument),
                solved,
                inverse.isFalling() ? Bound.turned(operator) : operator);
    }

    private boolean isDimension(RuleModel tier, Term term) {
        return term instanceof Term.Field field && dimensions.of(tier, field) != null;
    }

    private boolean isVarying(RuleModel tier, Term term) {
        if (term instanceof Term.Call call) {
            return call.arguments().stream().anyMatch(each -> isVarying(tier, each));
        }
        return term instanceof Term.Unread || (term instanceof Term.Field field && dimensions.of(tier, field) != null);
    }
}
