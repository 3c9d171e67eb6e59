package plumbline.library.tiers;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import plumbline.policy.Period;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.rules.model.Comparison;
import plumbline.rules.model.FactPattern;
import plumbline.rules.model.RuleModel;
import plumbline.rules.model.Term;

/** Which periods a request can name where the conditions of a rule hold. Immutable. */
final class PossiblePeriods {
    private final Policy policy;

    PossiblePeriods(Policy policy) {
        this.policy = policy;
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
    Optional<Comparison> impossiblePeriod(RuleModel tier) {
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
