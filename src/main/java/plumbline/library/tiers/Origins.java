package plumbline.library.tiers;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Measure;
import plumbline.policy.Derived;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.rules.model.FactPattern;
import plumbline.rules.model.RuleModel;
import plumbline.rules.model.Term;

/** Says which indicators of a subject stand behind what an item measures, and what is derived. Immutable. */
final class Origins {
    private static final Set<String> OF_MEASURES = Arrays.stream(Measure.class.getRecordComponents())
            .map(component -> component.getName())
            .collect(Collectors.toUnmodifiableSet());

    private final Policy policy;
    private final @Nullable Item item;

    /** @param place whose tiers are asked about */
    Origins(Policy policy, PostingTarget place) {
        this.policy = policy;
        this.item = place.kind().equals("item") ? policy.itemsByCode().get(place.code()) : null;
    }

    /** Whether it is a field that the service works out of how subjects compare. */
    static boolean isOfMeasures(String field) {
        return OF_MEASURES.contains(field);
    }

    /** The term in indicators of the subject, as far as it can be told. */
    Term of(RuleModel tier, Term term) {
        if (term instanceof Term.Call call) {
            return new Term.Call(
                    call.formula(),
                    call.arguments().stream().map(each -> of(tier, each)).toList());
        }
        if (!(term instanceof Term.Field field)) {
            return term;
        }
        FactPattern pattern = tier.patterns().get(field.pattern());
        if (pattern.type().equals(policy.subject().factType())) {
            return policy.derived(field.name()) == null ? term : of(field.pattern(), field.name());
        }
        String code = field.name().equals("value") ? measured(pattern) : null;
        return code == null ? term : of(field.pattern(), code);
    }

    /** What a pattern of the tiers measures; null when it measures nothing, or only a run tells. */
    private @Nullable String measured(FactPattern pattern) {
        if (!pattern.type().equals(Measure.class.getSimpleName())) {
            return null;
        }
        Item picked = pattern.picked("item").map(policy.itemsByCode()::get).orElse(item);
        return pattern.picked("of")
                .orElse(
                        picked == null || picked.measured() == null
                                ? null
                                : picked.measured().of());
    }

    /** The same of an indicator, or of what is derived, of the subject. */
    Term of(int pattern, String code) {
        Derived derived = policy.derived(code);
        if (derived == null) {
            // A field of the measure's own would be taken for it.
            return isOfMeasures(code) ? new Term.Unread() : new Term.Field(pattern, code);
        }
        if (derived.way().isOfRecords()) {
            return new Term.Unread();
        }
        List<Term> both = List.of(of(pattern, derived.of()), of(pattern, derived.with()));
        return derived.way().formula() == null
                ? new Term.Call("percentage", List.of(new Term.Call("minus", both), both.get(1)))
                : new Term.Call(derived.way().formula(), both);
    }

    /** Without these values there is nothing to measure. */
    Set<Dimension> needed(FactPattern pattern) {
        Set<Dimension> needed = new LinkedHashSet<>();
        String code = measured(pattern);
        if (code != null) {
            need(code, needed);
        }
        return needed;
    }

    private void need(String code, Set<Dimension> needed) {
        Derived derived = policy.derived(code);
        if (derived != null && !derived.way().isOfRecords()) {
            need(derived.of(), needed);
            need(derived.with(), needed);
            return;
        }
        Indicator indicator = policy.indicatorsByCode().get(code);
        if (indicator != null && (indicator.optional() || indicator.kind() instanceof ValueKind.Rated)) {
            needed.add(new Dimension(Dimension.Kind.INDICATOR, "", code, indicator));
        }
    }
}
