package plumbline.rules;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;
import org.kie.api.definition.type.FactType;
import plumbline.facts.AsOf;
import plumbline.facts.FactKinds;
import plumbline.facts.Lookup;
import plumbline.facts.Parameter;
import plumbline.facts.RecordFact;
import plumbline.facts.SubjectFact;
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
    private final String packageName;
    private final KieBase base;

    Facts(Policy policy, String packageName, KieBase base) {
        this.policy = policy;
        this.packageName = packageName;
        this.base = base;
    }

    /** Inserts all that rules can match before they fire, subjects by id. */
    void insert(Cohort cohort, RuleSession session) {
        session.insert(cohort.period());
        if (cohort.asOf() != null) {
            session.insert(new AsOf(cohort.asOf()));
        }
        for (plumbline.policy.Parameter parameter : policy.parameters()) {
            BigDecimal value = parameter.in(cohort.period().year());
            if (value != null) {
                session.insert(new Parameter(parameter.code(), value));
            }
        }
        for (Table table : policy.tables()) {
            table.rows().forEach(row -> session.insert(fact(table.factType(), row, table.columns())));
        }
        context(cohort.context(), session);
        for (Subject subject : cohort.subjects()) {
            subject(subject, session);
        }
    }

    private void context(Map<String, Object> context, RuleSession session) {
        session.insert(fact(FactKinds.CONTEXT, context, policy.context()));
        for (Indicator member : policy.context()) {
            if (member.kind() instanceof ValueKind.Numbers && context.get(member.code()) instanceof Map<?, ?> numbers) {
                numbers.forEach(
                        (key, value) -> session.insert(new Lookup(member.code(), key.toString(), (BigDecimal) value)));
            }
        }
    }

    private void subject(Subject subject, RuleSession session) {
        SubjectFact fact = (SubjectFact) fact(policy.subject().factType(), subject.values(), policy.indicators());
        fact.identify(subject.id(), subject.name(), subject.values());
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
        RecordFact fact = (RecordFact) fact(kind.factType(), values, kind.fields());
        fact.belongTo(owner, String.valueOf(values.get(kind.key())), values);
        session.insert(fact);
    }

    private Object fact(String typeName, Map<String, Object> values, List<Indicator> declared) {
        FactType type = base.getFactType(packageName, typeName);
        Map<String, Object> fields = new HashMap<>();
        for (Indicator indicator : declared) {
            Object value = values.get(indicator.code());
            if (value != null && FactTypes.isField(indicator)) {
                fields.put(indicator.code(), value);
            }
        }
        try {
            Object fact = type.newInstance();
            type.setFromMap(fact, fields);
            return fact;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(
                    "the generated type " + typeName + " has no usable constructor", impossible);
        }
    }
}
