package plumbline.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.Formulas;
import plumbline.facts.Measure;
import plumbline.facts.SubjectFact;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.Policy;
import plumbline.policy.Ratings;
import plumbline.rules.check.Rule;

/**
 * Compares the subjects in what the items of the sheet measure: once for all rules, each comparison by one sorting.
 * Immutable.
 */
final class Measures {
    private final Policy policy;
    private final boolean isAsked;
    private final boolean isSummed;
    private final Set<String> named;

    /** @param rules of which those that look at measures say what has to be worked out */
    Measures(Policy policy, List<Rule> rules) {
        this.policy = policy;
        Set<String> reads =
                rules.stream().flatMap(rule -> rule.reads().stream()).collect(Collectors.toSet());
        this.isAsked = rules.stream().anyMatch(rule -> rule.types().contains(Measure.class.getSimpleName()));
        this.isSummed = reads.contains("Measure.mean") || reads.contains("Measure.sum");
        this.named = rules.stream().flatMap(rule -> rule.measured().stream()).collect(Collectors.toSet());
    }

    private record Own(SubjectFact subject, Exact value) {}

    /** What rules can match, item by item in the order of the sheet. */
    List<Measure> of(List<SubjectFact> subjects) {
        List<Measure> measures = new ArrayList<>();
        if (!isAsked) {
            return measures;
        }
        Set<String> measured = policy.items()
                .map(Item::measured)
                .filter(Objects::nonNull)
                .map(each -> each.of())
                .collect(Collectors.toSet());
        policy.items()
                .filter(item -> item.measured() != null)
                .forEach(item ->
                        compare(item, Objects.requireNonNull(item.measured()).of(), subjects, measures));
        // What no item measures is compared where a rule asks for it by its name.
        policy.fields().stream()
                .map(Indicator::code)
                .filter(code -> named.contains(code) && !measured.contains(code))
                .forEach(code -> compare(null, code, subjects, measures));
        return measures;
    }

    private void compare(@Nullable Item item, String of, List<SubjectFact> subjects, List<Measure> measures) {
        String by =
                item == null || item.measured() == null ? null : item.measured().by();
        Map<Object, List<Own>> groups = new LinkedHashMap<>();
        for (SubjectFact subject : subjects) {
            Exact value = value(subject.indicator(of));
            if (value != null && (item == null || item.isFor(subject.indicators()))) {
                Object group = by == null ? "" : Objects.requireNonNullElse(subject.indicator(by), "");
                groups.computeIfAbsent(group, any -> new ArrayList<>()).add(new Own(subject, value));
            }
        }
        boolean isLowerBetter =
                Objects.requireNonNull(policy.fieldsByCode().get(of)).lowerIsBetter();
        groups.values()
                .forEach(group -> compared(item, of, isLowerBetter, group).forEach(measures::add));
    }

    private static @Nullable Exact value(@Nullable Object given) {
        if (given instanceof Ratings ratings) {
            return ratings.getCount() == 0 ? null : Formulas.share(ratings.getSum(), ratings.getCount());
        }
        return given == null ? null : Exact.of(given);
    }

    private Stream<Measure> compared(@Nullable Item item, String of, boolean isLowerBetter, List<Own> group) {
        Comparator<Own> upwards = Comparator.comparing(Own::value);
        List<Own> order = group.stream()
                .sorted(isLowerBetter ? upwards : upwards.reversed())
                .toList();
        Exact sum = isSummed ? sum(group) : null;
        Exact mean = sum == null ? null : sum.dividedBy(group.size());
        Exact best = order.get(0).value();
        Exact worst = order.get(order.size() - 1).value();
        List<Measure> measures = new ArrayList<>();
        int place = 1;
        for (int i = 0; i < order.size(); i++) {
            Own own = order.get(i);
            place = i > 0 && own.value().equals(order.get(i - 1).value()) ? place : i + 1;
            measures.add(new Measure(
                    own.subject(),
                    item == null ? "" : item.code(),
                    item == null ? "" : item.category(),
                    of,
                    own.value(),
                    best,
                    worst,
                    mean,
                    sum,
                    group.size(),
                    place));
        }
        return measures.stream();
    }

    private static Exact sum(List<Own> group) {
        return group.stream().map(Own::value).reduce(Exact.ZERO, Exact::plus);
    }
}
