package plumbline.library.tiers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.FactKinds;
import plumbline.facts.Measure;
import plumbline.intake.Cohort;
import plumbline.ledger.CohortFigure;
import plumbline.ledger.RuleApi;
import plumbline.policy.DatedParameter;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;
import plumbline.rules.model.FactPattern;
import plumbline.rules.model.RuleModel;
import plumbline.rules.model.Term;

/**
 * What a term can be worth for one subject of a cohort: the values of several rows, years or records where the rule does
 * not say which. Numbers are {@link Exact}. Used by one thread.
 */
final class Valuation {
    private final Policy policy;
    private final RuleApi api;
    private final Cohort cohort;
    private final Map<String, Object> own;
    private final List<CohortFigure> figures;
    private final List<Measure> measures;
    private final Effort effort;
    private boolean isWhole = true;

    /**
     * @param id of the subject
     * @param answer on the cohort
     */
    Valuation(Policy policy, RuleApi api, Cohort cohort, String id, Probe.Answer answer, Effort effort) {
        this.api = api;
        this.effort = effort;
        this.policy = policy;
        this.cohort = cohort;
        this.own = new java.util.HashMap<>(ProbeRequest.values(cohort, id));
        own.put("id", id);
        this.figures = answer.figures();
        this.measures = answer.measures().stream()
                .filter(measure -> measure.subject().getId().equals(id))
                .toList();
    }

    /** Whether no value was left out since there were too many. */
    boolean isWhole() {
        return isWhole;
    }

    /** None when nothing is known of it, or more than can be tried. */
    Set<Object> of(RuleModel tier, Term term) {
        Set<Object> values = every(tier, term);
        if (!effort.spend(values.size() + 1L) || values.size() > Effort.MOST_OF_A_TERM) {
            isWhole = false;
            return new LinkedHashSet<>();
        }
        return values;
    }

    private Set<Object> every(RuleModel tier, Term term) {
        Set<Object> values = new LinkedHashSet<>();
        if (term instanceof Term.Literal literal) {
            add(values, literal.value());
        } else if (term instanceof Term.Field field) {
            field(tier, tier.patterns().get(field.pattern()), field.name()).forEach(value -> add(values, value));
        } else if (term instanceof Term.Call call) {
            List<Set<Object>> arguments =
                    call.arguments().stream().map(each -> of(tier, each)).toList();
            if (call.formula().equals("in")) {
                arguments.forEach(values::addAll);
            } else if (isFew(arguments)) {
                combinations(arguments).forEach(each -> add(values, api.result(call.formula(), each)));
            }
        }
        return values;
    }

    private static void add(Set<Object> values, @Nullable Object value) {
        if (value instanceof BigDecimal || value instanceof Integer) {
            values.add(Exact.of(value));
        } else if (value != null) {
            values.add(value);
        }
    }

    private Stream<?> field(RuleModel tier, FactPattern pattern, String name) {
        String type = pattern.type();
        if (type.equals(policy.subject().factType())) {
            return Stream.ofNullable(own.get(name));
        }
        String picked = pattern.picked("code").orElse("");
        return switch (type) {
            case "Context" -> Stream.ofNullable(cohort.context().get(name));
            case "AsOf" -> Stream.ofNullable(cohort.asOf());
            case "Period" -> Stream.of(period(name));
            case "Parameter" -> parameter(picked);
            case "Figure" ->
                figures.stream()
                        .filter(figure -> figure.kind().code().equals(picked))
                        .map(CohortFigure::value);
            case "Lookup" -> lookup(picked, name);
            case "Measure" -> Origins.isOfMeasures(name) ? measured(pattern, name) : Stream.ofNullable(own.get(name));
            case "Sum" ->
                name.equals("entries")
                        ? Stream.of(Probe.entries(policy, pattern.picked("of").orElse("")))
                        : Stream.empty();
            default -> Stream.concat(records(type, name), rows(tier, pattern, name));
        };
    }

    private Object period(String name) {
        return switch (name) {
            case "year" -> cohort.period().year();
            case "half" -> cohort.period().half();
            default -> cohort.period().text();
        };
    }

    private Stream<?> parameter(String code) {
        return policy.parameters().stream()
                .filter(parameter -> parameter.code().equals(code))
                .flatMap(parameter -> parameter.values().stream())
                .map(DatedParameter.Value::value);
    }

    private Stream<?> measured(FactPattern pattern, String name) {
        return measures.stream()
                .filter(measure ->
                        pattern.picked("item").map(measure.item()::equals).orElse(true))
                .filter(measure ->
                        pattern.picked("of").map(measure.of()::equals).orElse(true))
                .filter(measure -> pattern.picked("category")
                        .map(measure.category()::equals)
                        .orElse(true))
                .map(measure -> FactKinds.field(measure, name))
                .filter(Objects::nonNull);
    }

    private Stream<?> lookup(String code, String name) {
        return cohort.context().get(code) instanceof Map<?, ?> numbers
                ? (name.equals("key") ? numbers.keySet() : numbers.values()).stream()
                : Stream.empty();
    }

    private Stream<?> records(String type, String name) {
        return policy.indicators().stream()
                .filter(indicator -> indicator.kind() instanceof ValueKind.Records records
                        && records.factType().equals(type))
                .flatMap(
                        indicator -> own.get(indicator.code()) instanceof List<?> list ? list.stream() : Stream.empty())
                .map(record -> record instanceof Map<?, ?> members ? members.get(name) : null)
                .filter(java.util.Objects::nonNull);
    }

    private Stream<?> rows(RuleModel tier, FactPattern pattern, String name) {
        return policy.tables().stream()
                .filter(table -> table.factType().equals(pattern.type()))
                .flatMap(table ->
                        table.rows().stream().filter(row -> isPicked(table, row, pattern) && isOwn(tier, pattern, row)))
                .map(row -> row.get(name))
                .filter(java.util.Objects::nonNull);
    }

    private static boolean isPicked(Table table, Map<String, Object> row, FactPattern pattern) {
        return table.columns().stream().map(Indicator::code).allMatch(column -> pattern.picked(column)
                .map(text -> text.equals(String.valueOf(row.get(column))))
                .orElse(true));
    }

    /** Whether the row is of the subject, where the rule says that it must be. */
    private boolean isOwn(RuleModel tier, FactPattern pattern, Map<String, Object> row) {
        return pattern.comparisons().stream()
                .filter(comparison -> comparison.operator().equals("==") && !comparison.isAlternative())
                .filter(comparison -> comparison.right() instanceof Term.Field right
                        && right.name().equals("id")
                        && tier.patterns()
                                .get(right.pattern())
                                .type()
                                .equals(policy.subject().factType()))
                .allMatch(comparison -> !(comparison.left() instanceof Term.Field left)
                        || Objects.equals(own.get("id"), row.get(left.name())));
    }

    /** Whether the combinations are so few that each can be calculated. */
    private boolean isFew(List<Set<Object>> arguments) {
        long combinations = 1;
        for (Set<Object> values : arguments) {
            combinations *= values.size();
            if (!isWorth(combinations)) {
                return false;
            }
        }
        return true;
    }

    /** Whether so many values more can be calculated; where they cannot, something is left out. */
    boolean isWorth(long combinations) {
        boolean isFew =
                combinations <= (long) Effort.MOST_OF_A_TERM * Effort.MOST_OF_A_TERM && effort.spend(combinations);
        isWhole &= isFew;
        return isFew;
    }

    private static List<List<Object>> combinations(List<Set<Object>> arguments) {
        List<List<Object>> all = List.of(List.of());
        for (Set<Object> values : arguments) {
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> begun : all) {
                for (Object value : values) {
                    List<Object> next = new ArrayList<>(begun);
                    next.add(value);
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all;
    }
}
