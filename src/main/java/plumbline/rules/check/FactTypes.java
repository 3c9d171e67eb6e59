package plumbline.rules.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import plumbline.facts.FactKinds;
import plumbline.ledger.RuleApi;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.Ratings;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;

/** The types of facts that a policy's rules can match, and how they are declared to the engine. */
public final class FactTypes {
    public static final String OWNER = "owner";

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
        declare(header, policy.subject().factType() + " extends SubjectFact", policy.indicators());
        policy.records()
                .forEach(records -> declare(header, records.factType() + " extends RecordFact", records.fields()));
        for (Table table : policy.tables()) {
            declare(header, table.factType(), table.columns());
        }
        declare(header, FactKinds.CONTEXT, policy.context());
        return header.toString();
    }

    private static void declare(StringBuilder header, String type, List<Indicator> fields) {
        header.append("declare ").append(type).append('\n');
        for (Indicator field : fields) {
            javaType(field.kind()).ifPresent(java -> header.append("    ")
                    .append(field.code())
                    .append(" : ")
                    .append(java.getName())
                    .append('\n'));
        }
        header.append("end\n");
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
