package plumbline.rules.judge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.RecordFact;
import plumbline.facts.SubjectFact;

/** The facts that the rules of one phase could see at its end. Not to be shared between threads. */
public final class SeenFacts {
    private static final String SUBJECT = "subject";

    private final Map<String, List<Object>> byType;
    private final Map<String, Map<String, List<Object>>> bySubject = new HashMap<>();
    private final BiFunction<Object, String, @Nullable Object> fields;

    /** @param fields gives the value of a fact's field, by its name; null when there is none */
    public SeenFacts(List<Object> facts, BiFunction<Object, String, @Nullable Object> fields) {
        this.byType = facts.stream().collect(Collectors.groupingBy(SeenFacts::type));
        this.fields = fields;
    }

    /** The name by which rules know the type of a fact. */
    public static String type(Object fact) {
        return fact.getClass().getSimpleName();
    }

    public List<Object> of(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** Those that say something of the subject, or are its records. */
    public List<Object> of(String type, SubjectFact subject) {
        return bySubject.computeIfAbsent(type, this::grouped).getOrDefault(subject.getId(), List.of());
    }

    private Map<String, List<Object>> grouped(String type) {
        Map<String, List<Object>> grouped = new HashMap<>();
        for (Object fact : of(type)) {
            Object owner = fact instanceof RecordFact record ? record.getOwner() : fields.apply(fact, SUBJECT);
            if (owner instanceof SubjectFact subject) {
                grouped.computeIfAbsent(subject.getId(), any -> new ArrayList<>())
                        .add(fact);
            }
        }
        return grouped;
    }

    /** The subject of the id; null when it does not take part. */
    public @Nullable SubjectFact subject(String id) {
        return byType.values().stream()
                .filter(facts -> facts.get(0) instanceof SubjectFact)
                .flatMap(List::stream)
                .map(SubjectFact.class::cast)
                .filter(subject -> subject.getId().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** The value of a field, numbers exact; null when there is none. */
    public @Nullable Object field(Object fact, String name) {
        return name.equals("this") ? fact : exact(fields.apply(fact, name));
    }

    static @Nullable Object exact(@Nullable Object value) {
        return value instanceof BigDecimal || value instanceof Integer || value instanceof Long
                ? Exact.of(value)
                : value;
    }
}
