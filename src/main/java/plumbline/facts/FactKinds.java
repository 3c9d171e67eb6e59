package plumbline.facts;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Period;
import plumbline.policy.Ratings;

/**
 * The facts that every policy's rules can match, beside those that it declares. The components of each are its fields.
 * Stateless.
 */
public final class FactKinds {
    public static final List<Class<? extends Record>> ALL = List.of(
            Period.class,
            AsOf.class,
            Calendar.class,
            Figure.class,
            Parameter.class,
            Lookup.class,
            Measure.class,
            Sum.class,
            Standing.class,
            Seat.class);

    private static final Map<Class<?>, Map<String, Method>> ACCESSORS = ALL.stream()
            .collect(Collectors.toMap(type -> type, type -> Arrays.stream(type.getRecordComponents())
                    .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getAccessor))));

    /** The type of the one fact that holds the values of the request's context. */
    public static final String CONTEXT = "Context";

    public static final String CONTEXT_IN_CHINESE = "共用数据";

    private FactKinds() {}

    /** The names by which rules know them; no type that a policy declares can have one of these. */
    public static List<String> names() {
        Stream<Class<?>> values =
                Stream.of(SubjectFact.class, RecordFact.class, Exact.class, Ratings.class, WorkingDays.class);
        return Stream.concat(
                        Stream.of(CONTEXT), Stream.concat(ALL.stream(), values).map(Class::getSimpleName))
                .toList();
    }

    /** The names of those that say something of one subject each. */
    public static List<String> ofSubjects() {
        return ALL.stream()
                .filter(type -> Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getType() == SubjectFact.class))
                .map(Class::getSimpleName)
                .toList();
    }

    /** The first phase in which there are facts of the type, whoever declares it. */
    public static Phase firstPhase(String type) {
        return ALL.stream()
                .filter(each -> each.getSimpleName().equals(type))
                .map(each -> each.getAnnotation(AppearsIn.class))
                .map(appears -> appears == null ? Phase.ADMISSION : appears.value())
                .findFirst()
                .orElse(Phase.ADMISSION);
    }

    /** The value of a component of such a fact; null when it has none of the name. */
    public static @Nullable Object field(Object fact, String name) {
        Method accessor = ACCESSORS.getOrDefault(fact.getClass(), Map.of()).get(name);
        try {
            return accessor == null ? null : accessor.invoke(fact);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
