package plumbline.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * What a pack declares in its {@code policy.yaml}: who is scored, on which indicators, on which sheet, and what comes
 * of it. Immutable.
 *
 * @param id the name of the pack's folder
 * @param document the source and its section
 * @param subject who is scored
 * @param request what a request must hold
 * @param derived what follows from a subject's indicators, each after what it follows from
 * @param categories the scoring sheet, in the order of the document
 * @param ranking the keys by which subjects are ranked
 */
public record Policy(
        String id,
        Text title,
        String document,
        SubjectKind subject,
        RequestForm request,
        List<Derived> derived,
        List<DatedParameter> parameters,
        List<Table> tables,
        List<Calendar> calendars,
        List<Category> categories,
        List<FigureKind> figures,
        List<RankingKey> ranking,
        List<Quota> quotas,
        List<GradeKind> grades,
        List<OutcomeKind> outcomes,
        List<NoticeKind> notices,
        List<Reading> readings) {
    /**
     * Who is scored.
     *
     * @param factType the name by which rules match a subject, such as {@code Bank}
     * @param ids the only subjects there are; any when empty
     */
    public record SubjectKind(String factType, Text label, List<ValueKind.Choice> ids) {
        public SubjectKind {
            ids = List.copyOf(ids);
        }
    }

    /**
     * What a request must hold.
     *
     * @param asOfRequired whether it must name the day that the evaluation looks from
     */
    public record RequestForm(
            Set<Period.Form> periods, boolean asOfRequired, List<Indicator> context, List<Indicator> indicators) {
        public RequestForm {
            periods = Set.copyOf(periods);
            context = List.copyOf(context);
            indicators = List.copyOf(indicators);
        }
    }

    public Policy {
        derived = List.copyOf(derived);
        parameters = List.copyOf(parameters);
        tables = List.copyOf(tables);
        calendars = List.copyOf(calendars);
        categories = List.copyOf(categories);
        figures = List.copyOf(figures);
        ranking = List.copyOf(ranking);
        quotas = List.copyOf(quotas);
        grades = List.copyOf(grades);
        outcomes = List.copyOf(outcomes);
        notices = List.copyOf(notices);
        readings = List.copyOf(readings);
    }

    public List<Indicator> context() {
        return request.context();
    }

    public List<Indicator> indicators() {
        return request.indicators();
    }

    /** All items of the sheet, in its order. */
    public Stream<Item> items() {
        return categories.stream().flatMap(category -> category.items().stream());
    }

    /** The items by code, in the order of the sheet. */
    public Map<String, Item> itemsByCode() {
        return byCode(items(), Item::code);
    }

    public Map<String, Indicator> indicatorsByCode() {
        return byCode(indicators().stream(), Indicator::code);
    }

    /** All that rules can look at in a subject: its indicators and what is derived from them. */
    public List<Indicator> fields() {
        return Stream.concat(indicators().stream(), derived.stream().map(Derived::field))
                .toList();
    }

    public Map<String, Indicator> fieldsByCode() {
        return byCode(fields().stream(), Indicator::code);
    }

    /** What is derived under the code; null when it is an indicator, or nothing. */
    public @Nullable Derived derived(String code) {
        return derived.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    public Map<String, FigureKind> figuresByCode() {
        return byCode(figures.stream(), FigureKind::code);
    }

    public Map<String, Quota> quotasByCode() {
        return byCode(quotas.stream(), Quota::code);
    }

    public Map<String, GradeKind> gradesByCode() {
        return byCode(grades.stream(), GradeKind::code);
    }

    public Map<String, OutcomeKind> outcomesByCode() {
        return byCode(outcomes.stream(), OutcomeKind::code);
    }

    public Map<String, NoticeKind> noticesByCode() {
        return byCode(notices.stream(), NoticeKind::code);
    }

    public Map<String, Table> tablesByCode() {
        return byCode(tables.stream(), Table::code);
    }

    /** The ranking keys that rules post: neither the total nor the grade nor a category. */
    public List<String> postedKeys() {
        return ranking.stream()
                .map(RankingKey::code)
                .filter(code -> !code.equals(RankingKey.TOTAL) && !code.equals(RankingKey.GRADE))
                .filter(code -> categories.stream()
                        .noneMatch(category -> category.code().equals(code)))
                .toList();
    }

    /** The member of the context with this code, or null. */
    public @Nullable Indicator contextMember(String code) {
        return context().stream()
                .filter(member -> member.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** The indicators that hold records. */
    public Stream<ValueKind.Records> records() {
        return indicators().stream()
                .filter(indicator -> indicator.kind() instanceof ValueKind.Records)
                .map(indicator -> (ValueKind.Records) indicator.kind());
    }

    /** Whether any day of a subject, or of a record, must not be after the day that the evaluation looks from. */
    public boolean hasDaysNotAfterAsOf() {
        return Stream.concat(indicators().stream(), records().flatMap(kind -> kind.members().stream()))
                .anyMatch(each -> each.kind() instanceof ValueKind.Day day && day.notAfterAsOf());
    }

    private static <T> Map<String, T> byCode(Stream<T> things, Function<T, String> code) {
        return things.collect(
                Collectors.toMap(code, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }
}
