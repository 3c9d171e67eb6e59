package plumbline.rules;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.Formulas;
import plumbline.intake.Subject;
import plumbline.policy.Derived;
import plumbline.policy.Policy;

/** Works out what a policy derives from the indicators of each subject. Belongs to one cohort. */
final class Derivations {
    private final Policy policy;
    private final Set<String> asGiven = new HashSet<>();

    Derivations(Policy policy, List<Subject> subjects) {
        this.policy = policy;
        for (Derived derived : policy.derived()) {
            boolean isMissing = derived.asGivenWhereMissing()
                    && subjects.stream()
                            .anyMatch(subject -> added(subject.values()).get(derived.code()) == null);
            if (isMissing) {
                asGiven.add(derived.code());
            }
        }
    }

    /** The codes of what is taken as it is given, since some subject lacks what it would be worked out with. */
    Set<String> asGiven() {
        return Set.copyOf(asGiven);
    }

    /** The values of a subject, with what follows from them. */
    Map<String, Object> added(Map<String, Object> values) {
        if (policy.derived().isEmpty()) {
            return values;
        }
        Map<String, Object> all = new HashMap<>(values);
        for (Derived derived : policy.derived()) {
            Exact value = value(derived, all);
            if (value != null) {
                all.put(derived.code(), value);
            }
        }
        return all;
    }

    private @Nullable Exact value(Derived derived, Map<String, Object> values) {
        Object of = values.get(derived.of());
        if (of == null) {
            return null;
        }
        if (derived.way().isOfRecords()) {
            return ofRecords(derived, (List<?>) of);
        }
        if (asGiven.contains(derived.code())) {
            return Exact.of(of);
        }
        Object with = values.get(derived.with());
        if (with == null) {
            return null;
        }
        return switch (derived.way()) {
            case PER -> Formulas.share(of, with);
            case LESS -> Formulas.minus(of, with);
            case PERCENT_OF -> Formulas.percentage(of, with);
            default -> Formulas.percentage(Formulas.minus(of, with), with);
        };
    }

    /** Null where no record is left. */
    private static @Nullable Exact ofRecords(Derived derived, List<?> records) {
        List<BigDecimal> numbers = records.stream()
                .map(record -> ((Map<?, ?>) record).get(derived.with()))
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .sorted()
                .toList();
        List<BigDecimal> kept = numbers.size() > 2 * derived.trim()
                ? numbers.subList(derived.trim(), numbers.size() - derived.trim())
                : Collections.emptyList();
        BigDecimal sum = kept.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (derived.way() == Derived.Way.SUM) {
            return Exact.of(sum);
        }
        return kept.isEmpty() ? null : Formulas.share(sum, kept.size());
    }
}
