package plumbline.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a pack declares in its {@code policy.yaml}: who is scored, on which indicators, on which sheet, and what comes
 * of it. Immutable.
 *
 * @param id the pack's folder, such as {@code shangrao-deposit-contribution}
 * @param document the source and its section
 * @param factType the name by which rules match a subject, such as {@code Bank}
 * @param subjectLabel what a subject is called
 * @param categories the scoring sheet, in the order of the document
 */
public record Policy(
        String id,
        Text title,
        String document,
        String factType,
        Text subjectLabel,
        Set<Period.Form> periods,
        List<Indicator> context,
        List<Indicator> indicators,
        List<Category> categories,
        List<FigureKind> figures,
        List<OutcomeKind> outcomes,
        List<NoticeKind> notices,
        List<Reading> readings) {
    public Policy {
        periods = Set.copyOf(periods);
        context = List.copyOf(context);
        indicators = List.copyOf(indicators);
        categories = List.copyOf(categories);
        figures = List.copyOf(figures);
        outcomes = List.copyOf(outcomes);
        notices = List.copyOf(notices);
        readings = List.copyOf(readings);
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
        return byCode(indicators.stream(), Indicator::code);
    }

    public Map<String, FigureKind> figuresByCode() {
        return byCode(figures.stream(), FigureKind::code);
    }

    public Map<String, OutcomeKind> outcomesByCode() {
        return byCode(outcomes.stream(), OutcomeKind::code);
    }

    public Map<String, NoticeKind> noticesByCode() {
        return byCode(notices.stream(), NoticeKind::code);
    }

    /** The member of the context with this code, or null. */
    public @Nullable Indicator contextMember(String code) {
        return context.stream()
                .filter(member -> member.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static <T> Map<String, T> byCode(Stream<T> things, Function<T, String> code) {
        return things.collect(
                Collectors.toMap(code, Function.identity(), (first, second) -> first, java.util.LinkedHashMap::new));
    }
}
