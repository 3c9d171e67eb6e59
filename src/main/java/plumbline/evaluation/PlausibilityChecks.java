package plumbline.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Cohort;
import plumbline.intake.Subject;
import plumbline.ledger.Notice;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.text.CodePointOrder;
import plumbline.text.Messages;
import plumbline.text.Text;

/**
 * Finds values that may be in another unit than the policy's, by what its pack declares to be plausible. They are scored as
 * they are. Used by one evaluation.
 */
final class PlausibilityChecks {
    /** How many values are listed; somebody who took one unit for another did so everywhere. */
    private static final int MOST_LISTED = 200;

    private static final int SHOWN = 3;

    /** With fewer values the median may be the one that is wrong. */
    private static final int LEAST_FOR_MEDIAN = 3;

    /**
     * A number of the request.
     *
     * @param holder what the number's object holds, by code
     */
    private record Given(
            @Nullable Subject subject,
            @Nullable String record,
            @Nullable String member,
            BigDecimal value,
            Map<?, ?> holder) {
        BigDecimal size() {
            return value.abs();
        }
    }

    private final Policy policy;
    private final Cohort cohort;
    private final List<Notice.Implausible> found = new ArrayList<>();
    private final List<Text> shown = new ArrayList<>();
    private final TreeSet<String> subjects = new TreeSet<>(CodePointOrder.IDS);
    private int count;

    PlausibilityChecks(Policy policy, Cohort cohort) {
        this.policy = policy;
        this.cohort = cohort;
    }

    /** All that is implausible, in the order of the policy's indicators, of ids and of keys; empty when nothing is. */
    Optional<Notice> notice() {
        for (Indicator member : policy.context()) {
            if (member.plausible() != null) {
                check(member, member, member.plausible(), numbers(null, cohort.context(), member));
            }
        }
        for (Indicator indicator : policy.indicators()) {
            if (indicator.kind() instanceof ValueKind.Records records) {
                records(indicator, records);
            } else if (indicator.plausible() != null) {
                List<Given> all = new ArrayList<>();
                cohort.subjects().forEach(subject -> all.addAll(numbers(subject, subject.values(), indicator)));
                check(indicator, indicator, indicator.plausible(), all);
            }
        }
        if (count == 0) {
            return Optional.empty();
        }
        String more = count > SHOWN ? "; …" : "";
        Text listed = new Text(
                shown.stream().map(Text::zh).collect(Collectors.joining("；")) + more.replace("; ", "；"),
                shown.stream().map(Text::en).collect(Collectors.joining("; ")) + more);
        return Optional.of(new Notice(
                "implausible",
                Messages.text("implausible-values", count, listed),
                null,
                null,
                List.copyOf(subjects),
                List.of(),
                List.of(),
                found));
    }

    private static List<Given> numbers(@Nullable Subject subject, Map<String, Object> holder, Indicator indicator) {
        Object value = holder.get(indicator.code());
        if (value instanceof BigDecimal number) {
            return List.of(new Given(subject, null, null, number, holder));
        }
        List<Given> each = new ArrayList<>();
        if (value instanceof Map<?, ?> byName) {
            byName.forEach((name, number) ->
                    each.add(new Given(subject, String.valueOf(name), null, (BigDecimal) number, byName)));
        }
        return each;
    }

    private void records(Indicator indicator, ValueKind.Records records) {
        for (Indicator member : records.members()) {
            if (member.plausible() == null) {
                continue;
            }
            List<Given> all = new ArrayList<>();
            for (Subject subject : cohort.subjects()) {
                if (subject.values().get(indicator.code()) instanceof List<?> list) {
                    for (Object each : list) {
                        Map<?, ?> record = (Map<?, ?>) each;
                        if (record.get(member.code()) instanceof BigDecimal number) {
                            String key = String.valueOf(record.get(records.key()));
                            all.add(new Given(subject, key, member.code(), number, record));
                        }
                    }
                }
            }
            check(indicator, member, member.plausible(), all);
        }
    }

    private void check(Indicator indicator, Indicator declared, Indicator.Plausible plausible, List<Given> all) {
        List<Given> given =
                all.stream().filter(each -> each.value().signum() != 0).toList();
        BigDecimal median = given.size() < LEAST_FOR_MEDIAN
                ? null
                : given.stream().map(Given::size).sorted().toList().get(given.size() / 2);
        if (median != null && plausible.median() != null && !plausible.median().contains(median)) {
            add(
                    indicator,
                    declared,
                    new Given(null, null, null, median, Map.of()),
                    Messages.text("implausible-median", bounds(plausible.median())));
        }
        for (Given each : given) {
            Text why = why(plausible, each, median);
            if (why != null) {
                add(indicator, declared, each, why);
            }
        }
    }

    private @Nullable Text why(Indicator.Plausible plausible, Given given, @Nullable BigDecimal median) {
        if (plausible.value() != null && !plausible.value().contains(given.size())) {
            return Messages.text("implausible-value", bounds(plausible.value()));
        }
        BigDecimal times = plausible.timesMedian();
        if (times != null && median != null && isFar(given.size(), median, times)) {
            return Messages.text("implausible-to-median", times.toPlainString(), median.toPlainString());
        }
        Indicator.Ratio ratio = plausible.ratio();
        if (ratio != null
                && given.holder().get(ratio.to()) instanceof BigDecimal other
                && other.signum() != 0
                && !ratio.range().contains(given.size().divide(other.abs(), MathContext.DECIMAL64))) {
            return Messages.text("implausible-ratio", label(ratio.to()), other.toPlainString(), bounds(ratio.range()));
        }
        return null;
    }

    private Text label(String code) {
        return Stream.of(
                        policy.context().stream(),
                        policy.indicators().stream(),
                        policy.records().flatMap(records -> records.members().stream()))
                .flatMap(Function.identity())
                .filter(indicator -> indicator.code().equals(code))
                .findFirst()
                .orElseThrow()
                .label();
    }

    private static boolean isFar(BigDecimal value, BigDecimal median, BigDecimal times) {
        return value.compareTo(median.multiply(times)) > 0
                || value.multiply(times).compareTo(median) < 0;
    }

    private static String bounds(Indicator.Range range) {
        String min = range.min() == null ? "…" : range.min().toPlainString();
        return min + "–" + (range.max() == null ? "…" : range.max().toPlainString());
    }

    private void add(Indicator indicator, Indicator declared, Given given, Text why) {
        count++;
        Subject subject = given.subject();
        String unit = declared.unit();
        if (subject != null) {
            subjects.add(subject.id());
        }
        if (shown.size() < SHOWN) {
            String whose = subject == null ? "" : " (" + subject.id() + ")";
            String number = whose + " " + given.value().toPlainString() + (unit == null ? "" : " " + unit);
            shown.add(new Text(declared.label().zh() + number, declared.label().en() + number));
        }
        if (found.size() < MOST_LISTED) {
            found.add(new Notice.Implausible(
                    subject == null ? null : subject.id(),
                    indicator.code(),
                    given.record(),
                    given.member(),
                    given.value(),
                    unit,
                    why));
        }
    }
}
