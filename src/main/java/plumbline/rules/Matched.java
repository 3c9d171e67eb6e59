package plumbline.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.Match;
import plumbline.ledger.Figure;
import plumbline.ledger.Standing;
import plumbline.ledger.SubjectFact;
import plumbline.policy.Period;

/** The values that a match's conditions looked at, by name. */
final class Matched {
    private final Rule rule;
    private final Match match;
    private final Map<String, Object> context;

    Matched(Rule rule, Match match, Map<String, Object> context) {
        this.rule = rule;
        this.match = match;
        this.context = context;
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
            Object value = RuleSession.value(match, variable);
            put(values, variable, value instanceof SubjectFact subject ? subject.getId() : value);
        }
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.putIfAbsent(name, value);
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

    private @Nullable Object field(Object fact, String field) {
        if (fact instanceof SubjectFact subject) {
            return switch (field) {
                case "id" -> subject.getId();
                case "name" -> subject.getName();
                default -> subject.indicator(field);
            };
        }
        if (fact instanceof Standing standing) {
            return switch (field) {
                case "subject" -> standing.subject().getId();
                case "total" -> standing.total();
                default -> standing.rank();
            };
        }
        if (fact instanceof Figure figure) {
            return field.equals("code") ? figure.code() : figure.value();
        }
        if (fact instanceof Period period) {
            return switch (field) {
                case "year" -> period.year();
                case "half" -> period.half();
                default -> period.text();
            };
        }
        return context.get(field);
    }
}
