package plumbline.rules.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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
            // Records and named numbers become facts of their own.
            if (isField(field)) {
                String java = javaType(field.kind()).getName();
                header.append("    ")
                        .append(field.code())
                        .append(" : ")
                        .append(java)
                        .append('\n');
            }
        }
        header.append("end\n");
    }

    /** Whether the value is a field of its owner's fact rather than facts of its own. */
    public static boolean isField(Indicator indicator) {
        return !(indicator.kind() instanceof ValueKind.Records || indicator.kind() instanceof ValueKind.Numbers);
    }

    private static Class<?> javaType(ValueKind kind) {
        if (kind instanceof ValueKind.Numeric) {
            return BigDecimal.class;
        }
        if (kind instanceof ValueKind.Flag) {
            return Boolean.class;
        }
        if (kind instanceof ValueKind.Day) {
            return LocalDate.class;
        }
        return kind instanceof ValueKind.Rated ? Ratings.class : String.class;
    }
}
