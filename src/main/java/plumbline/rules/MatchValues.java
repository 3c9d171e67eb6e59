package plumbline.rules;

import java.util.LinkedHashMap;
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

    /** The names that the fields of each look have in a trace. */
    private final Map<Rule.Look, List<String>> looks = new LinkedHashMap<>();

    private volatile @Nullable Set<String> bound;

    MatchValues(Rule rule) {
        this.rule = rule;
        for (Rule.Look look : rule.looks()) {
            String owner = look.variable() == null ? look.type() : look.variable();
            looks.put(
                    look,
                    look.fields().stream().map(field -> owner + "." + field).toList());
        }
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
        Map<String, Object> values = new LinkedHashMap<>();
        looks.forEach((look, names) -> {
            Object fact = fact(match, look);
            for (int i = 0; fact != null && i < names.size(); i++) {
                Object value = field(fact, look.fields().get(i));
                if (value != null) {
                    values.putIfAbsent(names.get(i), shown(value));
                }
            }
        });
        variables(match).forEach((name, value) -> values.putIfAbsent(name, shown(value)));
        return values;
    }

    private static Object shown(Object value) {
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
