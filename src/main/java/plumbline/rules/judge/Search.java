package plumbline.rules.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.facts.SubjectFact;
import plumbline.ledger.RuleApi;
import plumbline.rules.check.Rule;
import plumbline.rules.drl.Condition;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.Token;

/** Looks for the combination of facts on which the fewest conditions of a rule fail. Used once. */
final class Search {
    /** Combinations that are looked at; a rule that joins more says that it was not looked at whole. */
    private static final int MOST_STEPS = 200_000;

    /** Fields that say which fact is meant, rather than what it is like. */
    private static final Set<String> IDENTITY =
            Set.of("subject", "owner", "code", "quota", "of", "item", "category", "key");

    private final RuleApi api;
    private final SeenFacts facts;
    private final Rule rule;
    private final Map<String, Object> fixed;
    private int steps;
    private @Nullable Judgement best;

    Search(RuleApi api, SeenFacts facts, Rule rule, Map<String, Object> fixed) {
        this.api = api;
        this.facts = facts;
        this.rule = rule;
        this.fixed = fixed;
    }

    Judgement best() {
        // What is fixed is known to the patterns that come before the one that binds it, too.
        Map<String, Bound> known = new HashMap<>();
        fixed.forEach((variable, value) ->
                known.put(variable, new Bound(value, value instanceof SubjectFact ? value : null, null)));
        from(0, known, List.of());
        Judgement found = Objects.requireNonNullElseGet(best, () -> new Judgement(rule, List.of(), false));
        return new Judgement(rule, found.conditions(), steps <= MOST_STEPS);
    }

    private void from(int index, Map<String, Bound> bound, List<Checked> checked) {
        if (++steps > MOST_STEPS || isHopeless(checked)) {
            return;
        }
        List<Condition> conditions = rule.tree().conditions();
        if (index == conditions.size()) {
            offer(new Judgement(rule, checked, true));
            return;
        }
        Condition condition = conditions.get(index);
        if (condition instanceof Condition.Pattern pattern) {
            boolean isThere = false;
            for (Object fact : candidates(pattern, bound)) {
                Taken taken = take(pattern, fact, bound);
                if (taken != null) {
                    isThere = true;
                    from(index + 1, taken.bound(), joined(checked, taken.checked()));
                }
            }
            if (!isThere) {
                from(index + 1, bound, joined(checked, List.of(found(pattern, null, false, bound))));
            }
        } else if (condition instanceof Condition.Quantified quantified) {
            Boolean exists = new Matches(this).any(quantified.inner(), bound);
            Boolean holds = exists == null ? null : exists != quantified.at().is("not");
            from(index + 1, bound, joined(checked, List.of(found(quantified, null, holds, bound))));
        } else {
            accumulated((Condition.Accumulated) condition, index, bound, checked);
        }
    }

    private boolean isHopeless(List<Checked> checked) {
        return best != null
                && checked.stream().filter(Checked::fails).count()
                        > Objects.requireNonNull(best).failing();
    }

    private void offer(Judgement found) {
        if (best == null || isNearer(found, best)) {
            best = found;
        }
    }

    private static boolean isNearer(Judgement one, Judgement other) {
        if (one.failing() != other.failing()) {
            return one.failing() < other.failing();
        }
        if (one.unknown() != other.unknown()) {
            return one.unknown() < other.unknown();
        }
        return one.distance().compareTo(other.distance()) < 0;
    }

    private void accumulated(Condition.Accumulated over, int index, Map<String, Bound> bound, List<Checked> checked) {
        Map<String, Bound> more = new HashMap<>(bound);
        new Accumulation(this).of(over, bound).forEach((variable, value) -> {
            if (value != Values.UNKNOWN) {
                more.put(variable, new Bound(value, null, null));
            }
        });
        List<Checked> tests = new ArrayList<>();
        for (Condition.Constraint constraint : over.constraints()) {
            tests(over, constraint.expression(), new Values(api, facts, more, null), tests);
        }
        if (tests.isEmpty() && more.size() < bound.size() + over.functions().size()) {
            tests.add(found(over, null, null, bound));
        }
        from(index + 1, more, joined(checked, tests));
    }

    /** Facts that the pattern may mean: those of the subject, where it names one. */
    List<Object> candidates(Condition.Pattern pattern, Map<String, Bound> bound) {
        String type = pattern.type().text();
        if (pattern.variable() != null && fixed.containsKey(pattern.variable().text())) {
            Object meant = Objects.requireNonNull(fixed.get(pattern.variable().text()));
            return facts.of(type).contains(meant) ? List.of(meant) : List.of();
        }
        for (Condition.Constraint constraint : pattern.constraints()) {
            if (subject(constraint, bound) instanceof SubjectFact subject) {
                return facts.of(type, subject);
            }
        }
        return facts.of(type);
    }

    private @Nullable Object subject(Condition.Constraint constraint, Map<String, Bound> bound) {
        Expression taken = constraint.expression().taken();
        boolean isSubject = taken instanceof Expression.Name name
                && (name.at().is("subject") || name.at().is("owner"));
        if (!isSubject) {
            return null;
        }
        Token variable = constraint.variable();
        if (variable != null) {
            return fixed.get(variable.text());
        }
        return constraint.expression() instanceof Expression.Operation operation
                        && operation.sign().equals("==")
                        && operation.right() instanceof Expression.Variable other
                        && bound.get(other.at().text()) != null
                ? Objects.requireNonNull(bound.get(other.at().text())).value()
                : null;
    }

    /** What a pattern binds and asks of a fact. */
    record Taken(Map<String, Bound> bound, List<Checked> checked) {}

    /** Null where another fact is meant. */
    @Nullable
    Taken take(Condition.Pattern pattern, Object fact, Map<String, Bound> before) {
        Map<String, Bound> bound = new HashMap<>(before);
        if (pattern.variable() != null) {
            bound.put(pattern.variable().text(), new Bound(fact, fact, null));
        }
        Values values = new Values(api, facts, bound, fact);
        List<Checked> checked = new ArrayList<>();
        for (Condition.Constraint constraint : pattern.constraints()) {
            Expression expression = constraint.expression();
            Token variable = constraint.variable();
            if (variable != null) {
                Object value = values.of(expression.taken());
                Object meant = fixed.get(variable.text());
                if (meant != null && !meant.equals(value)) {
                    return null;
                }
                if (value != Values.UNKNOWN) {
                    bound.put(variable.text(), new Bound(value, fact, expression.taken()));
                }
            }
            if (variable == null || expression.compares()) {
                if (fact instanceof SubjectFact || !saysWhich(expression)) {
                    tests(pattern, expression, values, checked);
                } else if (!Boolean.TRUE.equals(values.holds(expression))) {
                    return null;
                }
            }
        }
        if (checked.isEmpty()) {
            checked.add(found(pattern, fact, true, bound));
        }
        return new Taken(bound, checked);
    }

    /** Whether a condition says which fact is meant: it joins it to another, or names it. */
    private static boolean saysWhich(Expression expression) {
        if (expression instanceof Expression.Among among) {
            return !among.negated() && isIdentity(among.value());
        }
        return expression instanceof Expression.Operation operation
                && operation.sign().equals("==")
                && operation.left() instanceof Expression.Name
                && (isIdentity(operation.left())
                        || operation.right() instanceof Expression.Variable
                        || operation.right() instanceof Expression.Member);
    }

    private static boolean isIdentity(Expression expression) {
        return expression instanceof Expression.Name name
                && IDENTITY.contains(name.at().text());
    }

    private static void tests(Condition in, Expression expression, Values values, List<Checked> tests) {
        if (expression instanceof Expression.Operation operation
                && operation.sign().equals("&&")) {
            tests(in, operation.left(), values, tests);
            tests(in, operation.right(), values, tests);
            return;
        }
        Object left = null;
        Object right = null;
        if (expression instanceof Expression.Operation operation && operation.isComparison()) {
            left = values.of(operation.left());
            right = values.of(operation.right());
        } else if (expression instanceof Expression.Among among) {
            left = values.of(among.value());
            right = among.choices().stream().map(values::of).toList();
        }
        tests.add(new Checked(
                in,
                expression,
                values.fact(),
                values.holds(expression),
                known(left),
                known(right),
                Map.copyOf(values.bound())));
    }

    private static @Nullable Object known(@Nullable Object value) {
        return value == Values.UNKNOWN ? null : value;
    }

    private static Checked found(
            Condition condition, @Nullable Object fact, @Nullable Boolean holds, Map<String, Bound> bound) {
        return new Checked(condition, null, fact, holds, null, null, Map.copyOf(bound));
    }

    /** Whether another combination may be looked at. */
    boolean mayGoOn() {
        return ++steps <= MOST_STEPS;
    }

    Values values(Map<String, Bound> bound) {
        return new Values(api, facts, bound, null);
    }

    private static List<Checked> joined(List<Checked> one, List<Checked> other) {
        List<Checked> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
