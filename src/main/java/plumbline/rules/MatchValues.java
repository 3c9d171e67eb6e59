package plumbline.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.base.factmodel.AccessibleFact;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.Match;
import plumbline.facts.FactKinds;
import plumbline.facts.RecordFact;
import plumbline.facts.SubjectFact;
import plumbline.rules.check.FactTypes;
import plumbline.rules.check.Rule;

/** The values that a rule's matches hold, by name. Made once for each rule; thread-safe. */
final class MatchValues {
    private final Rule rule;

    /** What the conditions look at, each field once. */
    private final List<Rule.Look> looks = new ArrayList<>();

    /** The names of the fields, and of the variables, in a trace. */
    private final String[] names;

    private volatile @Nullable Set<String> bound;

    MatchValues(Rule rule) {
        this.rule = rule;
        Set<String> all = new LinkedHashSet<>();
        for (Rule.Look look : rule.looks()) {
            String owner = look.variable() == null ? look.type() : look.variable();
            looks.add(new Rule.Look(
                    look.variable(),
                    look.type(),
                    look.fields().stream()
                            .filter(field -> all.add(owner + "." + field))
                            .toList()));
        }
        all.addAll(rule.variables());
        this.names = all.toArray(String[]::new);
    }

    Rule rule() {
        return rule;
    }

    /** The value of a variable; null where the match binds none of the name. */
    @Nullable
    Object variable(Match match, String variable) {
        Set<String> names = bound;
        if (names == null) {
            // All matches of a rule bind the same, but only a match can say what.
            names = Set.copyOf(match.getDeclarationIds());
            bound = names;
        }
        return names.contains(variable) ? match.getDeclarationValue(variable) : null;
    }

    /** The values of all variables that the match binds, in the order of the text. */
    Map<String, Object> variables(Match match) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String variable : rule.variables()) {
            Object value = variable(match, variable);
            if (value != null) {
                values.put(variable, value);
            }
        }
        return values;
    }

    /**
     * What the conditions looked at: fields by {@code $bank.taxPaid} (or {@code Context.pool} of a fact without a
     * variable), then variables; subjects by their ids and records by their keys.
     */
    Map<String, Object> all(Match match) {
        @Nullable Object[] values = new Object[names.length];
        int at = 0;
        for (Rule.Look look : looks) {
            Object fact = fact(match, look);
            for (String field : look.fields()) {
                values[at++] = fact == null ? null : shown(field(fact, field));
            }
        }
        for (String variable : rule.variables()) {
            values[at++] = shown(variable(match, variable));
        }
        return new Matched(names, values);
    }

    private static @Nullable Object shown(@Nullable Object value) {
        return value instanceof SubjectFact subject
                ? subject.getId()
                : value instanceof RecordFact record ? record.key() : value;
    }

    private @Nullable Object fact(Match match, Rule.Look look) {
        if (look.variable() != null) {
            return variable(match, look.variable());
        }
        for (Object object : match.getObjects()) {
            if (object.getClass().getSimpleName().equals(look.type())) {
                return object;
            }
        }
        return null;
    }

    /** The value of a fact's field; null when it has none. */
    static @Nullable Object field(Object fact, String field) {
        if (fact instanceof SubjectFact subject) {
            return switch (field) {
                case "id" -> subject.getId();
                case "name" -> subject.getName();
                default -> subject.indicator(field);
            };
        }
        if (fact instanceof RecordFact record) {
            return field.equals(FactTypes.OWNER) ? record.getOwner() : record.member(field);
        }
        if (fact.getClass().isRecord()) {
            return FactKinds.field(fact, field);
        }
        return fact instanceof AccessibleFact generated ? generated.getValue(field) : null;
    }
}
