package plumbline.library.tiers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import plumbline.facts.Exact;
import plumbline.intake.Cohort;
import plumbline.policy.DatedParameter;
import plumbline.policy.Indicator;
import plumbline.policy.Period;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;

/** What values of each dimension are tried. Immutable. */
final class SampleSets {
    /** A word that the request most likely does not hold. */
    private static final String OUTSIDER = "其他";

    private final Policy policy;
    private final Cohort cohort;
    private final List<Bound> bounds;
    private final Map<Dimension, Set<Object>> turns;
    private final PointBounds points;

    SampleSets(Policy policy, Cohort cohort, BoundReader read, PointBounds points) {
        this.policy = policy;
        this.cohort = cohort;
        this.bounds = List.copyOf(read.bounds());
        this.turns = read.turns();
        this.points = points;
    }

    /**
     * The values to try, those of an order in that order.
     *
     * @param few to leave out what tells no more apart
     */
    List<Object> of(Dimension dimension, boolean few) {
        return switch (dimension.kind()) {
            case RECORDS -> List.of(true, false);
            case AS_OF -> Samples.days(named(dimension, LocalDate.class));
            case PERIOD -> periods(dimension);
            case POINTS -> Samples.numbers(points.of(dimension.code()), named(dimension, Exact.class), few);
            case SEAT -> seats();
            default -> declared(dimension, Objects.requireNonNull(dimension.declared()), few);
        };
    }

    private List<Object> declared(Dimension dimension, Indicator indicator, boolean few) {
        List<Object> values = new ArrayList<>();
        // Absence comes first, before what is in order.
        if (indicator.optional() && indicator.byDefault() == null) {
            values.add(Dimension.Absent.ABSENT);
        }
        values.addAll(indicator
                .kind()
                .fold(new ValueKind.Cases<List<?>>(
                        numeric -> Samples.numbers(numeric, named(dimension, Exact.class), few),
                        flag -> List.of(true, false),
                        ValueKind.OneOf::codes,
                        day -> Samples.days(named(dimension, LocalDate.class)),
                        word -> words(dimension, word),
                        SampleSets::ratings,
                        records -> List.of(),
                        numbers -> List.of())));
        return values;
    }

    private List<String> words(Dimension dimension, ValueKind.Word word) {
        List<String> words = new ArrayList<>(named(dimension, String.class));
        if (word.known() == null && !words.contains(OUTSIDER)) {
            words.add(OUTSIDER);
        }
        return words;
    }

    private static List<ObjectNode> ratings(ValueKind.Rated rated) {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        return List.of(
                none,
                none.deepCopy()
                        .put(rated.raters().get(0).code(), rated.grades().get(0).code()));
    }

    private List<Object> seats() {
        List<Object> seats = new ArrayList<>();
        seats.add(Dimension.Absent.ABSENT);
        policy.quotas().stream().filter(quota -> !quota.afterGrades()).forEach(quota -> seats.add(quota.code()));
        return seats;
    }

    /** The request's own period, those that rules name, and the years in which a parameter changes. */
    private List<Object> periods(Dimension dimension) {
        Set<String> texts = new LinkedHashSet<>(named(dimension, String.class));
        Set<Integer> years = new TreeSet<>();
        years.add(cohort.period().year());
        for (Exact number : named(dimension, Exact.class)) {
            int year = number.rounded(0).intValue();
            years.addAll(List.of(year - 1, year, year + 1));
        }
        int first = policy.parameters().stream()
                .mapToInt(parameter -> parameter.values().get(0).from())
                .max()
                .orElse(0);
        policy.parameters().stream()
                .flatMap(parameter -> parameter.values().stream())
                .map(DatedParameter.Value::from)
                .flatMap(from -> Stream.of(from - 1, from))
                .filter(year -> year >= first)
                .forEach(years::add);
        years.stream().flatMap(year -> forms(year)).forEach(texts::add);
        List<Object> periods = new ArrayList<>();
        texts.stream()
                .filter(text -> {
                    Period period = Period.parse(text);
                    return period != null && policy.request().periods().contains(period.form());
                })
                .sorted()
                .forEach(periods::add);
        return periods;
    }

    private static Stream<String> forms(int year) {
        return Stream.of("", "-H1", "-H2").map(half -> year + half);
    }

    private <T> List<T> named(Dimension dimension, Class<T> type) {
        return Stream.concat(
                        bounds.stream()
                                .filter(bound -> bound.dimension().equals(dimension))
                                .flatMap(bound -> bound.values().stream()),
                        turns.getOrDefault(dimension, Set.of()).stream())
                .filter(type::isInstance)
                .map(type::cast)
                .distinct()
                .toList();
    }

    /** Whether the values of a dimension are ordered, so that tiers can be side by side. */
    static boolean isOrdered(Dimension dimension) {
        return dimension.numeric() != null
                || dimension.kind() == Dimension.Kind.POINTS
                || dimension.kind() == Dimension.Kind.AS_OF
                || (dimension.declared() != null && dimension.declared().kind() instanceof ValueKind.Day);
    }

    /** A value that has a place in the order. */
    static boolean isInOrder(Object value) {
        return value instanceof BigDecimal || value instanceof LocalDate;
    }
}
