package plumbline.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import org.drools.base.factmodel.AccessibleFact;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.Match;
import plumbline.facts.FactKinds;
import plumbline.facts.RecordFact;
import plumbline.facts.SubjectFact;
import plumbline.rules.check.FactTypes;
import plumbline.rules.check.Rule;

/** The values that a match's conditions looked at, by name. */
final class Matched {
    private final Rule rule;
    private final Match match;

    Matched(Rule rule, Match match) {
        this.rule = rule;
        this.match = match;
    }

    /** Fields by {@code $bank.taxPaid} (or {@code Context.pool} of a fact without a variable), then bound values. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Rule.Look look : rule.looks()) {
            Object fact = fact(look);
            if (fact != null) {
                String owner = look.variable() == null ? look.type() : look.variable();
                for (String field : look.fields()) {
                    put(values, owner + "." + field, field(fact, field));
                }
            }
        }
        for (String variable : rule.variables()) {
            put(values, variable, RuleSession.value(match, variable));
        }
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            Object shown = value instanceof SubjectFact subject
                    ? subject.getId()
                    : value instanceof RecordFact record ? record.key() : value;
            values.putIfAbsent(name, shown);
        }
    }

    private @Nullable Object fact(Rule.Look look) {
        if (look.variable() != null) {
            return RuleSession.value(match, look.variable());
        }
        return match.getObjects().stream()
                .filter(object -> object.getClass().getSimpleName().equals(look.type()))
                .findFirst()
                .orElse(null);
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
