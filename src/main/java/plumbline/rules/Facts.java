package plumbline.rules;

import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drools.base.factmodel.AccessibleFact;
import org.kie.api.KieBase;
import plumbline.facts.AsOf;
import plumbline.facts.Calendar;
import plumbline.facts.FactKinds;
import plumbline.facts.Lookup;
import plumbline.facts.Parameter;
import plumbline.facts.RecordFact;
import plumbline.facts.SubjectFact;
import plumbline.facts.WorkingDays;
import plumbline.intake.Cohort;
import plumbline.intake.Subject;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;
import plumbline.rules.check.FactTypes;

/** Makes the facts of a cohort. Immutable and thread-safe. */
final class Facts {
    private final Policy policy;
    private final Map<String, Maker> makers = new HashMap<>();

    Facts(Policy policy, String packageName, KieBase base) {
        this.policy = policy;
        maker(base, packageName, policy.subject().factType(), policy.fields());
        policy.records().forEach(records -> maker(base, packageName, records.factType(), records.fields()));
        for (Table table : policy.tables()) {
            List<String> fields = new ArrayList<>(codes(table.columns()));
            if (table.steps() != null) {
                fields.add(FactTypes.SUBJECT);
            }
            makerOf(base, packageName, table.factType(), fields);
        }
        maker(base, packageName, FactKinds.CONTEXT, policy.context());
    }

    private static List<String> codes(List<Indicator> declared) {
        return declared.stream().filter(FactTypes::isField).map(Indicator::code).toList();
    }

    private void maker(KieBase base, String packageName, String type, List<Indicator> declared) {
        makerOf(base, packageName, type, codes(declared));
    }

    private void makerOf(KieBase base, String packageName, String type, List<String> fields) {
        try {
            makers.put(
                    type,
                    new Maker(base.getFactType(packageName, type).getFactClass().getConstructor(), fields));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("the generated type " + type + " has no usable constructor", impossible);
        }
    }

    /** Makes facts of one type. */
    private record Maker(Constructor<?> constructor, List<String> fields) {
        AccessibleFact make(Map<String, Object> values) {
            try {
                AccessibleFact fact = (AccessibleFact) constructor.newInstance();
                for (String field : fields) {
                    Object value = values.get(field);
                    if (value != null) {
                        fact.setValue(field, value);
                    }
                }
                return fact;
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Inserts all that rules can match before they fire, subjects by id. */
    void insert(Cohort cohort, RuleSession session) {
        session.insert(cohort.period());
        if (cohort.asOf() != null) {
            session.insert(new AsOf(cohort.asOf()));
        }
        for (plumbline.policy.DatedParameter parameter : policy.parameters()) {
            BigDecimal value = parameter.in(cohort.period().year());
            if (value != null) {
                session.insert(new Parameter(parameter.code(), value));
            }
        }
        policy.calendars()
                .forEach(calendar -> session.insert(new Calendar(
                        calendar.code(), new WorkingDays(calendar.code(), calendar.years(), calendar.working()))));
        for (Table table : policy.tables()) {
            if (table.steps() == null) {
                table.rows().forEach(row -> session.insert(fact(table.factType(), row)));
            }
        }
        context(cohort.context(), session);
        Derivations derivations = new Derivations(policy, cohort.subjects());
        session.showAsGiven(derivations.asGiven());
        int place = 0;
        for (Subject subject : cohort.subjects()) {
            subject(subject, derivations.added(subject.values()), place++, session);
        }
    }

    /**
     * A row of a table.
     *
     * @param more fields beside its cells, or in place of them
     */
    Object row(Table table, Map<String, Object> row, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(row);
        values.putAll(more);
        return fact(table.factType(), values);
    }

    private void context(Map<String, Object> context, RuleSession session) {
        session.insert(fact(FactKinds.CONTEXT, context));
        for (Indicator member : policy.context()) {
            if (member.kind() instanceof ValueKind.Numbers && context.get(member.code()) instanceof Map<?, ?> numbers) {
                numbers.forEach(
                        (key, value) -> session.insert(new Lookup(member.code(), key.toString(), (BigDecimal) value)));
            }
        }
    }

    private void subject(Subject subject, Map<String, Object> values, int place, RuleSession session) {
        SubjectFact fact = (SubjectFact) fact(policy.subject().factType(), values);
        fact.identify(subject.id(), subject.name(), place, values);
        session.insert(fact);
        for (Indicator indicator : policy.indicators()) {
            if (indicator.kind() instanceof ValueKind.Records kind
                    && subject.values().get(indicator.code()) instanceof List<?> records) {
                @SuppressWarnings("unchecked") // intake makes each record a map of its members
                List<Map<String, Object>> members = (List<Map<String, Object>>) records;
                RecordTotals.added(kind, members).forEach(record -> record(fact, kind, record, session));
            }
        }
    }

    private void record(SubjectFact owner, ValueKind.Records kind, Map<String, Object> values, RuleSession session) {
        RecordFact fact = (RecordFact) fact(kind.factType(), values);
        fact.belongTo(owner, String.valueOf(values.get(kind.key())), values);
        session.insert(fact);
    }

    private Object fact(String type, Map<String, Object> values) {
        return Objects.requireNonNull(makers.get(type)).make(values);
    }
}
