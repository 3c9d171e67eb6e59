package plumbline.library;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Category;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.NearestName;
import plumbline.policy.Parameter;
import plumbline.policy.Period;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.policy.RankingKey;
import plumbline.policy.Text;
import plumbline.policy.ValueKind;
import plumbline.rules.Comparison;
import plumbline.rules.FactPattern;
import plumbline.rules.Term;
import plumbline.rules.Tier;

/** Which words a fact's field can hold, and which periods a request can name. Immutable. */
final class KnownNames {
    private final Policy policy;

    KnownNames(Policy policy) {
        this.policy = policy;
    }

    /** What is wrong when the field is compared with a word that it never holds; null when nothing is. */
    @Nullable
    Text unknown(FactPattern pattern, Comparison comparison) {
        if (!(comparison.left() instanceof Term.Field field)
                || !List.of("==", "in").contains(comparison.operator())) {
            return null;
        }
        Set<String> known = known(pattern, field.name());
        for (String word : words(comparison.right())) {
            if (known != null && !known.contains(word)) {
                String nearest = NearestName.to(word, known);
                return nearest == null
                        ? new Text(
                                "没有“" + word + "”，可写：" + String.join("、", known),
                                "there is no " + word + "; there are " + String.join(", ", known))
                        : new Text(
                                "没有“" + word + "”，是不是 " + nearest + "？",
                                "there is no " + word + "; did you mean " + nearest + "?");
            }
        }
        return null;
    }

    /** Null when it can be any. */
    private @Nullable Set<String> known(FactPattern pattern, String field) {
        String place = pattern.type() + "." + field;
        return switch (place) {
            case "Parameter.code" -> set(policy.parameters().stream().map(Parameter::code));
            case "Figure.code" -> policy.figuresByCode().keySet();
            case "Seat.quota" -> set(policy.quotas().stream().map(Quota::code));
            case "Sum.of" ->
                set(Stream.of(
                                Stream.of(RankingKey.TOTAL),
                                policy.categories().stream().map(Category::code),
                                policy.items().map(Item::code))
                        .flatMap(codes -> codes));
            case "Lookup.code" ->
                set(policy.context().stream()
                        .filter(member -> member.kind() instanceof ValueKind.Numbers)
                        .map(Indicator::code));
            default -> declared(pattern.type(), field);
        };
    }

    private @Nullable Set<String> declared(String type, String field) {
        if (type.equals(policy.subject().factType())) {
            return field.equals("id") && !policy.subject().ids().isEmpty()
                    ? set(policy.subject().ids().stream().map(ValueKind.Choice::code))
                    : choices(policy.indicators(), field);
        }
        return policy.tables().stream()
                .filter(table -> table.factType().equals(type))
                .findFirst()
                .map(table -> set(table.rows().stream().map(row -> String.valueOf(row.get(field)))))
                .orElseGet(() -> type.equals("Context")
                        ? choices(policy.context(), field)
                        : policy.records()
                                .filter(records -> records.factType().equals(type))
                                .findFirst()
                                .map(records -> choices(records.members(), field))
                                .orElse(null));
    }

    private static @Nullable Set<String> choices(List<Indicator> among, String code) {
        return among.stream()
                .filter(indicator -> indicator.code().equals(code) && indicator.kind() instanceof ValueKind.OneOf)
                .findFirst()
                .map(indicator -> set(((ValueKind.OneOf) indicator.kind()).codes().stream()))
                .orElse(null);
    }

    private static Set<String> set(Stream<String> words) {
        return words.collect(java.util.stream.Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private static Set<String> words(Term term) {
        Set<String> words = new HashSet<>();
        List<Term> terms =
                term instanceof Term.Call call && call.formula().equals("in") ? call.arguments() : List.of(term);
        for (Term each : terms) {
            if (each instanceof Term.Literal literal && literal.value() instanceof String word) {
                words.add(word);
            }
        }
        return words;
    }

    /** The condition of a rule after which no period is left that a request may name. */
    Optional<Comparison> impossiblePeriod(Tier tier) {
        Set<Period.Form> forms = EnumSet.copyOf(policy.request().periods());
        for (FactPattern pattern : tier.patterns()) {
            for (Comparison comparison : pattern.isMatched() ? pattern.comparisons() : List.<Comparison>of()) {
                if (!comparison.isAlternative() && comparison.left() instanceof Term.Field field) {
                    narrow(forms, pattern.type() + "." + field.name(), comparison);
                }
                if (forms.isEmpty()) {
                    return Optional.of(comparison);
                }
            }
        }
        return Optional.empty();
    }

    private void narrow(Set<Period.Form> forms, String place, Comparison comparison) {
        Set<String> words = words(comparison.right());
        boolean isOneOf = List.of("==", "in").contains(comparison.operator());
        if (place.equals("Period.text") && isOneOf && !words.isEmpty()) {
            forms.removeIf(form ->
                    words.stream().map(Period::parse).noneMatch(period -> period != null && period.form() == form));
        } else if (place.equals("Period.half")
                && comparison.operator().equals("==")
                && comparison.right() instanceof Term.Literal literal
                && literal.value() instanceof BigDecimal half) {
            forms.removeIf(form -> half.compareTo(BigDecimal.valueOf(half(form))) != 0);
        } else if (place.startsWith("Context.") && isOneOf && !words.isEmpty()) {
            policy.context().stream()
                    .filter(member -> place.equals("Context." + member.code()))
                    .filter(member -> member.kind() instanceof ValueKind.OneOf)
                    .forEach(member -> keep(forms, ((ValueKind.OneOf) member.kind()), words));
        }
    }

    private static int half(Period.Form form) {
        return Objects.requireNonNull(Period.parse(form.pattern().replace("YYYY", "2000")))
                .half();
    }

    private static void keep(Set<Period.Form> forms, ValueKind.OneOf kind, Set<String> words) {
        List<ValueKind.Choice> named = kind.choices().stream()
                .filter(choice -> words.contains(choice.code()))
                .toList();
        forms.removeIf(form -> named.stream()
                .noneMatch(
                        choice -> choice.periods().isEmpty() || choice.periods().contains(form)));
    }
}
