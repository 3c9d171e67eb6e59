package plumbline.rules.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plumbline.facts.AsOf;
import plumbline.facts.Figure;
import plumbline.facts.Formulas;
import plumbline.facts.Lookup;
import plumbline.facts.Parameter;
import plumbline.facts.Phase;
import plumbline.facts.RecordFact;
import plumbline.facts.Seat;
import plumbline.facts.Standing;
import plumbline.facts.SubjectFact;
import plumbline.facts.Sum;
import plumbline.ledger.Ledger;
import plumbline.policy.Indicator;
import plumbline.policy.Period;
import plumbline.policy.Policy;
import plumbline.policy.Ratings;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;

/** The types of facts that a policy's rules can match, and how they are declared to the engine. */
public final class FactTypes {
    public static final String CONTEXT = "Context";
    public static final String OWNER = "owner";

    /** The service's own facts and their fields. */
    private static final Map<Class<?>, List<String>> OWN = Map.of(
            Period.class, List.of("text", "year", "half"),
            AsOf.class, List.of("day"),
            Figure.class, List.of("code", "value"),
            Parameter.class, List.of("code", "value"),
            Lookup.class, List.of("code", "key", "value"),
            Sum.class, List.of("subject", "of", "points", "entries"),
            Standing.class, List.of("subject", "total", "rank"),
            Seat.class, List.of("subject", "quota"));

    /** The first phase in which there are facts of a type; those not listed are there from the start. */
    static final Map<String, Phase> FIRST_PHASE =
            Map.of("Sum", Phase.STANDING, "Standing", Phase.GRADE, "Seat", Phase.GRADE);

    private final Policy policy;

    public FactTypes(Policy policy) {
        this.policy = policy;
    }

    /** The fields of each type, by the type's name. */
    public Map<String, List<String>> fieldsByType() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put(policy.subject().factType(), codes(List.of("id", "name"), policy.indicators()));
        policy.records().forEach(records -> fields.put(records.factType(), codes(List.of(OWNER), records.fields())));
        policy.tables().forEach(table -> fields.put(table.factType(), codes(List.of(), table.columns())));
        fields.put(CONTEXT, codes(List.of(), policy.context()));
        OWN.forEach((type, names) -> fields.put(type.getSimpleName(), names));
        return fields;
    }

    /** Whether the field of the type is a number that the policy declares. */
    boolean isNumber(String type, String field) {
        return declared(type)
                .anyMatch(indicator -> indicator.code().equals(field) && indicator.kind() instanceof ValueKind.Numeric);
    }

    private Stream<Indicator> declared(String type) {
        if (type.equals(policy.subject().factType())) {
            return policy.indicators().stream();
        }
        return type.equals(CONTEXT)
                ? policy.context().stream()
                : Stream.concat(
                        policy.records()
                                .filter(records -> records.factType().equals(type))
                                .flatMap(records -> records.fields().stream()),
                        policy.tables().stream()
                                .filter(table -> table.factType().equals(type))
                                .flatMap(table -> table.columns().stream()));
    }

    private static List<String> codes(List<String> own, List<Indicator> declared) {
        return Stream.concat(
                        own.stream(),
                        declared.stream().filter(FactTypes::isField).map(Indicator::code))
                .toList();
    }

    /** The package of the policy's generated types. */
    public String packageName() {
        return "plumbline.pack." + policy.id().replace('-', '_').replaceAll("^(?=[0-9])", "_");
    }

    /** What stands before the rules: types, formulas and the ledger. The lines are the service's own. */
    public String header() {
        StringBuilder header = new StringBuilder();
        header.append("package ").append(packageName()).append('\n');
        Stream.concat(OWN.keySet().stream(), Stream.of(SubjectFact.class, RecordFact.class))
                .map(Class::getName)
                .sorted()
                .forEach(type -> header.append("import ").append(type).append('\n'));
        header.append("import function ").append(Formulas.class.getName()).append(".*\n");
        header.append("global ").append(Ledger.class.getName()).append(" ledger\n");
        declare(header, policy.subject().factType() + " extends SubjectFact", policy.indicators());
        policy.records()
                .forEach(records -> declare(header, records.factType() + " extends RecordFact", records.fields()));
        for (Table table : policy.tables()) {
            declare(header, table.factType(), table.columns());
        }
        declare(header, CONTEXT, policy.context());
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
