package plumbline.rules.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.rules.drl.Condition;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.RuleFindings;
import plumbline.rules.drl.Token;
import plumbline.text.Messages;

/** What the conditions of one rule look at and bind, checked against what the policy declares. */
final class ConditionCheck {
    /** By these a rule picks the figure, sum or record that belongs to what it looks at; there always is one. */
    private static final Set<String> PICKED_BY = Set.of("code", "of", "subject", "owner");

    private final FileFindings findings;
    private final FieldValues known;
    private final List<Rule.Look> looks = new ArrayList<>();
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> reads = new LinkedHashSet<>();
    private final Map<String, Value> variables = new LinkedHashMap<>();
    private final ExactComparisons exact = new ExactComparisons();
    private boolean conditional;

    ConditionCheck(FileFindings findings, FieldValues known) {
        this.findings = findings;
        this.known = known;
    }

    /** What the rule's own patterns look at; not those inside accumulate and not. */
    List<Rule.Look> looks() {
        return looks;
    }

    /** The types of all facts that the conditions mention. */
    Set<String> types() {
        return types;
    }

    /** Every field that the conditions read, wherever they are, as {@code Type.field}. */
    Set<String> reads() {
        return reads;
    }

    /** Whether the rule fires for some subjects or cohorts only. */
    boolean isConditional() {
        return conditional;
    }

    /** The variables that the conditions bind, in the order of the text. */
    Map<String, Value> variables() {
        return variables;
    }

    /** The comparisons of which one side is exact. */
    ExactComparisons exact() {
        return exact;
    }

    void check(Condition condition) {
        check(condition, variables, true);
    }

    private void check(Condition condition, Map<String, Value> scope, boolean isMatched) {
        if (condition instanceof Condition.Pattern pattern) {
            pattern(pattern, scope, isMatched);
        } else if (condition instanceof Condition.Quantified quantified) {
            conditional = true;
            Map<String, Value> inner = new LinkedHashMap<>(scope);
            quantified.inner().forEach(each -> check(each, inner, false));
        } else {
            accumulated((Condition.Accumulated) condition, scope);
        }
    }

    private void accumulated(Condition.Accumulated accumulated, Map<String, Value> scope) {
        Map<String, Value> inner = new LinkedHashMap<>(scope);
        accumulated.source().forEach(each -> check(each, inner, false));
        conditional |= !accumulated.constraints().isEmpty();
        Accumulations functions = new Accumulations(findings);
        for (Condition.Function function : accumulated.functions()) {
            List<Value> values = function.arguments().stream()
                    .map(argument -> typing(null, Map.of(), Set.of(), inner).of(argument))
                    .toList();
            bind(function.variable(), functions.result(function, values), scope);
        }
        for (Condition.Constraint constraint : accumulated.constraints()) {
            Typing typing = typing("accumulate", Map.of(), Set.of(), scope);
            Value value = typing.of(constraint.expression());
            new Operations(findings, typing, true).condition(constraint.expression(), value);
        }
    }

    private void pattern(Condition.Pattern pattern, Map<String, Value> scope, boolean isMatched) {
        String type = pattern.type().text();
        types.add(type);
        Map<String, Value> fields = known.byType().get(type);
        if (fields == null) {
            findings.error(
                    pattern.type(),
                    "unknown-type",
                    type,
                    known.labels()
                            .instead(
                                    type,
                                    known.byType().keySet(),
                                    Messages.text("names", known.byType().keySet())));
            // What it binds is not unknown for that.
            pattern.constraints().forEach(constraint -> bind(constraint.variable(), Value.ANY, scope));
            bind(pattern.variable(), Value.ANY, scope);
            return;
        }
        bind(pattern.variable(), known.fact(type), scope);
        Map<String, Value> own = new LinkedHashMap<>(fields);
        own.put("this", known.fact(type));
        Set<String> present = Presence.of(pattern.constraints());
        Set<String> read = new LinkedHashSet<>();
        Set<String> bound = new HashSet<>();
        for (Condition.Constraint constraint : pattern.constraints()) {
            Typing typing = typing(type, own, present, scope);
            constraint(constraint, typing, scope, bound);
            conditional |= isMatched && narrows(type, constraint);
            constraint.expression().each(part -> {
                if (part instanceof Expression.Name name
                        && fields.containsKey(name.at().text())) {
                    read.add(name.at().text());
                }
                if (part instanceof Expression.Member member
                        && member.of() instanceof Expression.Variable owner
                        && scope.containsKey(owner.at().text())) {
                    reads.add(scope.get(owner.at().text()).type() + "."
                            + member.at().text());
                }
            });
        }
        read.forEach(field -> reads.add(type + "." + field));
        present.forEach(name -> scope.computeIfPresent(name, (any, value) -> value.orAbsent(false)));
        if (isMatched && !read.isEmpty()) {
            Token variable = pattern.variable();
            looks.add(new Rule.Look(variable == null ? null : variable.text(), type, List.copyOf(read)));
        }
    }

    private void constraint(
            Condition.Constraint constraint, Typing typing, Map<String, Value> scope, Set<String> bound) {
        Expression expression = constraint.expression();
        Token variable = constraint.variable();
        if (variable == null) {
            new Operations(findings, typing, true).condition(expression, typing.of(expression));
            return;
        }
        Expression taken = expression.taken();
        BindingCheck binding = new BindingCheck(findings, variable);
        binding.ownFieldsOnly(taken, bound);
        typing.of(expression);
        Value value = silently(typing, taken);
        if (!value.isUnknown()) {
            binding.oneValueOnly(taken);
        }
        boolean isPresent = expression instanceof Expression.Operation comparison && Presence.isImplied(comparison);
        bind(variable, isPresent ? value.orAbsent(false) : value, scope);
        bound.add(variable.text());
    }

    /** The value of what was checked already. */
    private Value silently(Typing typing, Expression taken) {
        return typing.with(new FileFindings(findings.file(), new RuleFindings()))
                .of(taken);
    }

    private void bind(@Nullable Token variable, Value value, Map<String, Value> scope) {
        if (variable == null) {
            return;
        }
        if (scope.putIfAbsent(variable.text(), value) != null) {
            findings.error(variable, "variable-bound-twice", variable.text());
        }
    }

    /** Whether the constraint leaves some facts out, rather than bind a value or pick the one fact of a name. */
    private static boolean narrows(String type, Condition.Constraint constraint) {
        boolean binds = constraint.variable() != null;
        boolean picks = !binds
                && (Measuring.picks(type, constraint)
                        || (constraint.expression() instanceof Expression.Operation operation
                                && operation.sign().equals("==")
                                && PICKED_BY.contains(operation.first().text())
                                && !type.equals("Seat")));
        return !picks && (constraint.expression().compares() || !binds);
    }

    private Typing typing(
            @Nullable String type, Map<String, Value> fields, Set<String> present, Map<String, Value> scope) {
        return new Typing(findings, known, new Typing.Scope(type, fields, present, scope, exact));
    }
}
