package plumbline.library.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.ledger.PostingKind;
import plumbline.policy.Item;
import plumbline.rules.model.Comparison;
import plumbline.rules.model.FactPattern;
import plumbline.rules.model.LedgerCall;
import plumbline.rules.model.RuleModel;
import plumbline.rules.model.Term;

/** What the rules of a pack name, as their texts say. Immutable. */
record Mentions(List<RuleModel> tiers) {
    Mentions {
        tiers = List.copyOf(tiers);
    }

    /** Whether a rule posts something of the kind. */
    boolean posts(PostingKind kind) {
        return calls().anyMatch(call -> call.posted() == kind);
    }

    /** Whether a rule posts something of one of the kinds with the code, or with one that only a run shows. */
    boolean posts(Set<PostingKind> kinds, String code) {
        return calls().filter(call -> kinds.contains(call.posted()))
                .anyMatch(call -> call.code() == null || call.code().equals(code));
    }

    /** Whether a rule gives seats to whoever it names, however many there are. */
    boolean givesSeats() {
        return calls().anyMatch(call -> call.posts().certain());
    }

    private Stream<LedgerCall> calls() {
        return tiers.stream().flatMap(tier -> tier.calls().stream());
    }

    /** Whether a rule looks at facts of the type. */
    boolean types(String type) {
        return patterns(type).findAny().isPresent();
    }

    /** Whether a rule looks at a fact of the type that has the word in its field. */
    boolean picks(String type, String field, String word) {
        return patterns(type)
                .map(pattern -> picked(pattern, field))
                .anyMatch(words -> words.isEmpty() || words.contains(word));
    }

    /**
     * Whether a rule looks at how subjects compare in an item.
     *
     * @param item null for what is measured by the name of the indicator
     * @param of what it measures
     */
    boolean measures(@Nullable Item item, String of) {
        return patterns("Measure")
                .anyMatch(pattern -> (item == null
                                ? !picked(pattern, "of").isEmpty()
                                : isPicked(pattern, "item", item.code())
                                        && isPicked(pattern, "category", item.category()))
                        && isPicked(pattern, "of", of));
    }

    private static boolean isPicked(FactPattern pattern, String field, String word) {
        Set<String> words = picked(pattern, field);
        return words.isEmpty() || words.contains(word);
    }

    /** The words that a pattern asks for in the field of a fact; none when it asks for none. */
    static Set<String> picked(FactPattern pattern, String field) {
        return comparisons(pattern, field)
                .flatMap(comparison -> words(comparison.right()))
                .collect(Collectors.toSet());
    }

    /** Whether a rule reads the field, or shows it in a reason. */
    boolean reads(String type, String field) {
        return tiers.stream()
                .anyMatch(tier -> tier.reads().contains(type + "." + field)
                        || tier.shown().contains(field));
    }

    /**
     * The words that the rules ask for in the field.
     *
     * @return nothing when they look at it in other ways too, so that any word may count
     */
    Optional<Set<String>> asked(String type, String field) {
        Set<String> asked = new HashSet<>();
        for (RuleModel tier : tiers) {
            boolean isBound = tier.bound().values().stream()
                    .anyMatch(term -> term instanceof Term.Field bound
                            && bound.name().equals(field)
                            && tier.patterns().get(bound.pattern()).type().equals(type));
            if (isBound) {
                return Optional.empty();
            }
            for (FactPattern pattern : tier.patterns()) {
                if (pattern.type().equals(type)) {
                    if (!pattern.isRead() && tier.reads().contains(type + "." + field)) {
                        return Optional.empty();
                    }
                    for (Comparison comparison : comparisons(pattern, field).toList()) {
                        Set<String> words = words(comparison.right()).collect(Collectors.toSet());
                        if (words.isEmpty() || !Set.of("==", "in").contains(comparison.operator())) {
                            return Optional.empty();
                        }
                        asked.addAll(words);
                    }
                }
            }
        }
        return Optional.of(asked);
    }

    private Stream<FactPattern> patterns(String type) {
        return tiers.stream().flatMap(tier -> tier.patterns().stream()).filter(pattern -> pattern.type()
                .equals(type));
    }

    private static Stream<Comparison> comparisons(FactPattern pattern, String field) {
        return pattern.comparisons().stream()
                .filter(comparison -> comparison.left() instanceof Term.Field left
                        && left.name().equals(field));
    }

    private static Stream<String> words(Term term) {
        return (term instanceof Term.Call call && call.formula().equals("in")
                        ? call.arguments().stream()
                        : Stream.of(term))
                .map(each -> each instanceof Term.Literal literal ? literal.value() : null)
                .filter(Objects::nonNull)
                .map(String::valueOf);
    }
}
