package plumbline.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import plumbline.facts.RuleFault;
import plumbline.rules.check.JoinShape;
import plumbline.rules.check.Rule;

/**
 * Tells before rules fire whether the engine would have to look at too many combinations of facts. It counts what every
 * fact could be combined with, and looks at the facts themselves only where that is too much. Used by one thread.
 */
final class Combinations {
    private final RunBounds bounds;

    /** Facts that appear while rules fire count from the start. */
    private final Map<Class<?>, int[]> countByClass = new HashMap<>();

    private Class<?> latest = Combinations.class;
    private int[] count = new int[1];

    private final Map<String, Integer> laterByType;

    /** @param laterByType how many facts of a type the rules themselves may let appear */
    Combinations(RunBounds bounds, Map<String, Integer> laterByType) {
        this.bounds = bounds;
        this.laterByType = laterByType;
    }

    void added(Object fact) {
        count(fact)[0]++;
    }

    void removed(Object fact) {
        count(fact)[0]--;
    }

    private int[] count(Object fact) {
        // Facts of a type mostly come one after another.
        if (fact.getClass() != latest) {
            latest = fact.getClass();
            count = countByClass.computeIfAbsent(latest, any -> new int[1]);
        }
        return count;
    }

    /**
     * Looks at the rules of a phase.
     *
     * @param facts that the rules see
     * @throws RuleFault naming the first rule for which there are too many
     */
    void check(List<Rule> rules, Collection<?> facts) {
        Map<String, List<Object>> byType = new HashMap<>();
        Map<JoinShape.Match, Long> picked = new HashMap<>();
        Function<JoinShape.Match, Long> exactly =
                match -> picked.computeIfAbsent(match, any -> picked(match, byType, facts));
        long all = 0;
        for (Rule rule : rules) {
            long combinations = rule.joins().combinations(this::every);
            if (combinations > bounds.combinations()) {
                combinations = rule.joins().combinations(exactly);
            }
            all += combinations;
            if (combinations > bounds.combinations()) {
                throw tooMany(combinations, bounds.combinations()).in(rule.ref());
            }
            if (all > bounds.combinationsOfAll()) {
                throw tooMany(all, bounds.combinationsOfAll()).in(rule.ref());
            }
        }
    }

    private long every(JoinShape.Match match) {
        long count = laterByType.getOrDefault(match.type(), 0);
        for (Map.Entry<Class<?>, int[]> known : countByClass.entrySet()) {
            count += known.getKey().getSimpleName().equals(match.type()) ? known.getValue()[0] : 0;
        }
        return count;
    }

    /** The most facts that agree in what they are picked by. */
    private long picked(JoinShape.Match match, Map<String, List<Object>> byType, Collection<?> facts) {
        if (match.equals().isEmpty() || laterByType.containsKey(match.type())) {
            return every(match);
        }
        if (byType.isEmpty()) {
            facts.forEach(fact -> byType.computeIfAbsent(fact.getClass().getSimpleName(), any -> new ArrayList<>())
                    .add(fact));
        }
        Map<List<Optional<Object>>, Long> agreeing = new HashMap<>();
        for (Object fact : byType.getOrDefault(match.type(), List.of())) {
            List<Optional<Object>> key = new ArrayList<>();
            boolean isPicked = true;
            for (JoinShape.Equal equal : match.equals()) {
                Object value = MatchValues.field(fact, equal.field());
                isPicked &= equal.isVariable() || equal.text().equals(value);
                // The engine finds texts and facts by their hash; numbers it compares one by one.
                boolean isFound = equal.isVariable() && !(value instanceof Number);
                key.add(Optional.ofNullable(isFound ? value : null));
            }
            if (isPicked) {
                agreeing.merge(key, 1L, Long::sum);
            }
        }
        return agreeing.values().stream().max(Comparator.naturalOrder()).orElse(0L);
    }

    /** @param most how many there may be of one rule, or of all rules of a phase */
    private static RuleFault tooMany(long combinations, long most) {
        return new RuleFault("too-many-combinations.run", combinations, most);
    }
}
