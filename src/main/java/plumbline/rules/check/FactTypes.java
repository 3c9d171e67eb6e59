package plumbline.rules.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import plumbline.facts.Exact;
import plumbline.facts.FactKinds;
import plumbline.facts.SubjectFact;
import plumbline.ledger.RuleApi;
import plumbline.policy.Derived;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.Ratings;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;

/** The types of facts that a policy's rules can match, and how they are declared to the engine. */
public final class FactTypes {
    public static final String OWNER = "owner";

    /** Whose row it is, of a table of steps. */
    public static final String SUBJECT = "subject";

    private final Policy policy;
    private final RuleApi api;

    public FactTypes(Policy policy, RuleApi api) {
        this.policy = policy;
        this.api = api;
    }

    public Policy policy() {
        return policy;
    }

    public RuleApi api() {
        return api;
    }

    /** The package of the policy's generated types. */
    public String packageName() {
        return "plumbline.pack.p_" + policy.id().replace('-', '_');
    }

    /** What comes before the rules: types, formulas and the ledger. The lines are the service's own. */
    public String header() {
        StringBuilder header = new StringBuilder();
        header.append("package ").append(packageName()).append('\n');
        api.values().stream()
                .filter(type -> type != api.ledger())
                .map(Class::getName)
                .sorted()
                .forEach(type -> header.append("import ").append(type).append('\n'));
        api.formulaClasses()
                .forEach(type ->
                        header.append("import function ").append(type.getName()).append(".*\n"));
        header.append("global ").append(api.ledger().getName()).append(" ledger\n");
        declare(header, policy.subject().factType() + " extends SubjectFact", policy.indicators(), policy.derived());
        policy.records()
                .forEach(records ->
                        declare(header, records.factType() + " extends RecordFact", records.fields(), List.of()));
        for (Table table : policy.tables()) {
            declare(header, table);
        }
        declare(header, FactKinds.CONTEXT, policy.context(), List.of());
        return header.toString();
    }

    private static void declare(StringBuilder header, String type, List<Indicator> fields, List<Derived> derived) {
        header.append("declare ").append(type).append('\n');
        fields.forEach(field -> javaType(field.kind()).ifPresent(java -> declare(header, field.code(), java)));
        derived.forEach(each -> declare(header, each.code(), Exact.class));
        header.append("end\n");
    }

    private static void declare(StringBuilder header, Table table) {
        header.append("declare ").append(table.factType()).append('\n');
        if (table.steps() != null) {
            declare(header, SUBJECT, SubjectFact.class);
        }
        table.columns().forEach(column -> javaType(column.kind())
                .ifPresent(java -> declare(header, column.code(), table.isInterpolated(column) ? Exact.class : java)));
        header.append("end\n");
    }

    private static void declare(StringBuilder header, String field, Class<?> type) {
        header.append("    ").append(field).append(" : ").append(type.getName()).append('\n');
    }

    /** Whether the value is a field of its owner's fact rather than facts of its own. */
    public static boolean isField(Indicator indicator) {
        return javaType(indicator.kind()).isPresent();
    }

    /** The type of the field that holds such a value; none where each part of it is a fact of its own. */
    private static Optional<Class<?>> javaType(ValueKind kind) {
        return kind.fold(new ValueKind.Cases<>(
                number -> Optional.of(BigDecimal.class),
                flag -> Optional.of(Boolean.class),
                oneOf -> Optional.of(String.class),
                day -> Optional.of(LocalDate.class),
                word -> Optional.of(String.class),
                rated -> Optional.of(Ratings.class),
                records -> Optional.empty(),
                numbers -> Optional.empty()));
    }
}
