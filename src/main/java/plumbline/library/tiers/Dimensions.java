package plumbline.library.tiers;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Measure;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.RankingKey;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;
import plumbline.rules.model.FactPattern;
import plumbline.rules.model.RuleModel;
import plumbline.rules.model.Term;

/** Finds the value that a field of a fact comes from. Immutable. */
final class Dimensions {
    private final Policy policy;

    Dimensions(Policy policy) {
        this.policy = policy;
    }

    /** Null when it cannot be varied, such as a row of a table. */
    @Nullable
    Dimension of(RuleModel tier, Term.Field field) {
        FactPattern pattern = tier.patterns().get(field.pattern());
        String type = pattern.type();
        String code = field.name().replaceAll("\\..*", "");
        // Indicators that stand behind a measure, or the row of a table, are named as the fact's own.
        boolean isMeasured = (type.equals(Measure.class.getSimpleName()) && !Origins.isOfMeasures(code))
                || policy.tables().stream().anyMatch(table -> isRowOf(table, type, code));
        if (type.equals(policy.subject().factType()) || isMeasured) {
            return declared(Dimension.Kind.INDICATOR, "", policy.indicators(), code);
        }
        for (Indicator indicator : policy.indicators()) {
            if (indicator.kind() instanceof ValueKind.Records records
                    && records.factType().equals(type)) {
                return member(indicator, records, code);
            }
        }
        return switch (type) {
            case "Context" -> declared(Dimension.Kind.CONTEXT, "", policy.context(), code);
            case "AsOf" -> new Dimension(Dimension.Kind.AS_OF, "", "", null);
            case "Period" -> new Dimension(Dimension.Kind.PERIOD, "", "", null);
            case "Sum" -> code.equals("points") ? points(pattern.picked("of").orElse(null)) : null;
            case "Standing" -> code.equals("total") ? points(RankingKey.TOTAL) : null;
            default -> null;
        };
    }

    /** The list of records that a pattern looks into; null when it is of another type. */
    @Nullable
    Dimension records(FactPattern pattern) {
        return policy.indicators().stream()
                .filter(indicator -> indicator.kind() instanceof ValueKind.Records records
                        && records.factType().equals(pattern.type()))
                .findFirst()
                .map(indicator -> new Dimension(Dimension.Kind.RECORDS, "", indicator.code(), indicator))
                .orElse(null);
    }

    private static boolean isRowOf(Table table, String type, String code) {
        return table.steps() != null
                && table.factType().equals(type)
                && table.columns().stream().noneMatch(column -> column.code().equals(code));
    }

    private @Nullable Dimension points(@Nullable String of) {
        return of == null ? null : new Dimension(Dimension.Kind.POINTS, "", of, null);
    }

    /** With one record, a total over the records is the member that is added up. */
    private static @Nullable Dimension member(Indicator owner, ValueKind.Records records, String code) {
        String of = records.totals().stream()
                .filter(total -> total.field().code().equals(code))
                .map(ValueKind.Total::of)
                .findFirst()
                .orElse(code);
        return of.equals(records.key()) ? null : declared(Dimension.Kind.MEMBER, owner.code(), records.members(), of);
    }

    private static @Nullable Dimension declared(Dimension.Kind kind, String owner, List<Indicator> among, String code) {
        Predicate<Indicator> isVariable = indicator ->
                !(indicator.kind() instanceof ValueKind.Records || indicator.kind() instanceof ValueKind.Numbers);
        return among.stream()
                .filter(indicator -> indicator.code().equals(code))
                .filter(isVariable)
                .findFirst()
                .map(indicator -> new Dimension(kind, owner, code, indicator))
                .orElse(null);
    }
}
