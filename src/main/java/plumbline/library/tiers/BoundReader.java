package plumbline.library.tiers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.ledger.RuleApi;
import plumbline.policy.Policy;
import plumbline.policy.RankingKey;
import plumbline.policy.Table;
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
    private final Origins origins;
    private final Valuation valuation;
    private final List<Bound> bounds = new ArrayList<>();
    private final Map<Dimension, Set<Object>> turns = new LinkedHashMap<>();
    private final Set<Dimension> found = new LinkedHashSet<>();
    private boolean isRead = true;
    private int kept;

    BoundReader(Policy policy, RuleApi api, PostingTarget place, Valuation valuation) {
        this.dimensions = new Dimensions(policy);
        this.origins = new Origins(policy, place);
        this.api = api;
        this.valuation = valuation;
        for (RuleModel tier : place.tiers()) {
            for (FactPattern pattern : tier.patterns()) {
                isRead &= pattern.isRead();
                Dimension records = pattern.isMatched() ? null : dimensions.records(pattern);
                if (records != null) {
                    found.add(records);
                }
                found.addAll(origins.needed(pattern));
                steps(policy, tier, pattern);
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

    /** Where else another row of a table begins to hold, by dimension. */
    Map<Dimension, Set<Object>> turns() {
        return turns;
    }

    /** A rule may take some rows of a table of steps only. */
    private void steps(Policy policy, RuleModel tier, FactPattern pattern) {
        for (Table table : policy.tables()) {
            if (table.steps() == null || !table.factType().equals(pattern.type())) {
                continue;
            }
            Set<Object> begins = table.rows().stream()
                    .map(row -> row.get(table.bounds().code()))
                    .filter(Objects::nonNull)
                    .map(Exact::of)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (table.steps().of().equals(RankingKey.TOTAL)) {
                Dimension total = new Dimension(Dimension.Kind.POINTS, "", RankingKey.TOTAL, null);
                found.add(total);
                turns.put(total, begins);
            } else {
                solve(
                        tier,
                        null,
                        origins.of(
                                tier.patterns().indexOf(pattern), table.steps().of()),
                        begins,
                        ">=");
            }
        }
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
        Term one = origins.of(tier, comparison.left());
        Term other = origins.of(tier, comparison.right());
        Set<Object> left = valuation.of(tier, one);
        Set<Object> right = valuation.of(tier, other);
        if (isDimension(tier, one) && isDimension(tier, other)) {
            // Both are varied, so each must be tried where the other is.
            left.addAll(right);
            right = left;
        }
        boolean isSolved = solve(tier, comparison, one, right, comparison.operator());
        isSolved |= solve(tier, comparison, other, left, Bound.turned(comparison.operator()));
        isRead &= isSolved || !(isVarying(tier, one) || isVarying(tier, other));
    }

    /** Whether the term is a dimension, or a formula that can be solved for one; then the bounds are kept. */
    private boolean solve(
            RuleModel tier, @Nullable Comparison comparison, Term term, Set<Object> values, String operator) {
        if (term instanceof Term.Field field) {
            Dimension dimension = dimensions.of(tier, field);
            if (dimension != null) {
                found.add(dimension);
                kept += values.size();
                if (kept > MOST_BOUNDS) {
                    isRead = false;
                    return true;
                }
                if (comparison == null) {
                    turns.computeIfAbsent(dimension, any -> new LinkedHashSet<>())
                            .addAll(values);
                } else {
                    bounds.add(new Bound(tier, comparison, dimension, operator, values));
                }
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
            RuleModel tier,
            @Nullable Comparison comparison,
            Term.Call call,
            int argument,
            Set<Object> values,
            String operator) {
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
