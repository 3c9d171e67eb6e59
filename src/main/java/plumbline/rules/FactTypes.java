package plumbline.rules;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plumbline.ledger.Figure;
import plumbline.ledger.Formulas;
import plumbline.ledger.Ledger;
import plumbline.ledger.Standing;
import plumbline.ledger.SubjectFact;
import plumbline.policy.Indicator;
import plumbline.policy.Period;
import plumbline.policy.Policy;

/** The types of facts that a policy's rules can match, and how they are declared to the engine. */
final class FactTypes {
    static final String CONTEXT = "Context";

    private final Policy policy;

    FactTypes(Policy policy) {
        this.policy = policy;
    }

    /** The fields of each type, by the type's name. */
    Map<String, List<String>> fieldsByType() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Stream<String> indicators = policy.indicators().stream().map(Indicator::code);
        fields.put(
                policy.factType(),
                Stream.concat(Stream.of("id", "name"), indicators).toList());
        fields.put(CONTEXT, policy.context().stream().map(Indicator::code).toList());
        fields.put("Period", List.of("text", "year", "half"));
        fields.put("Figure", List.of("code", "value"));
        fields.put("Standing", List.of("subject", "total", "rank"));
        return fields;
    }

    /** The package of the policy's generated types. */
    String packageName() {
        return "plumbline.pack." + policy.id().replace('-', '_').replaceAll("^(?=[0-9])", "_");
    }

    /** What stands before the rules: types, formulas and the ledger. The lines are the service's own. */
    String header() {
        StringBuilder header = new StringBuilder();
        header.append("package ").append(packageName()).append('\n');
        for (Class<?> fact : List.of(SubjectFact.class, Figure.class, Standing.class, Period.class)) {
            header.append("import ").append(fact.getName()).append('\n');
        }
        header.append("import function ").append(Formulas.class.getName()).append(".*\n");
        header.append("global ").append(Ledger.class.getName()).append(" ledger\n");
        declare(header, policy.factType() + " extends " + SubjectFact.class.getSimpleName(), policy.indicators());
        declare(header, CONTEXT, policy.context());
        return header.toString();
    }

    private static void declare(StringBuilder header, String type, List<Indicator> fields) {
        header.append("declare ").append(type).append('\n');
        for (Indicator field : fields) {
            Class<?> java = field.type().isNumber() ? BigDecimal.class : Boolean.class;
            header.append("    ")
                    .append(field.code())
                    .append(" : ")
                    .append(java.getName())
                    .append('\n');
        }
        header.append("end\n");
    }
}
