package plumbline.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.FactKinds;
import plumbline.facts.Formula;
import plumbline.facts.Formulas;
import plumbline.facts.RecordFact;
import plumbline.facts.SolvedFor;
import plumbline.facts.SubjectFact;
import plumbline.facts.WorkingDays;
import plumbline.policy.Ratings;
import plumbline.text.Sha256;

/**
 * All of the program that rules can see: the facts of {@link FactKinds}, the calls of a ledger that say what they
 * {@linkplain Posts post}, and what is marked as a {@link Formula}. What rules may write, what the compiler lets
 * through and what the reference says are derived from here. Immutable and thread-safe.
 */
public final class RuleApi {
    /** Facts and values that rules ask by their getters. */
    private static final List<Class<?>> ASKED =
            List.of(SubjectFact.class, RecordFact.class, Ratings.class, WorkingDays.class);

    public static final RuleApi STANDARD = new RuleApi(Ledger.class, Ledger::new, List.of(Formulas.class));

    private final Class<? extends Ledger> ledger;
    private final Function<Postings, ? extends Ledger> opened;
    private final List<Class<?>> formulaClasses;
    private final List<Method> calls;
    private final List<Method> formulas;
    private final List<Method> ofExact;
    private final String fingerprint;

    /**
     * What rules can see of these classes.
     *
     * @param opened makes a ledger of the class that writes to the postings
     * @param formulas classes of formulas; of two of the same form the first counts
     */
    public <T extends Ledger> RuleApi(Class<T> ledger, Function<Postings, T> opened, List<Class<?>> formulas) {
        this.ledger = ledger;
        this.opened = opened;
        this.formulaClasses = List.copyOf(formulas);
        this.calls =
                sorted(Arrays.stream(ledger.getMethods()).filter(method -> method.isAnnotationPresent(Posts.class)));
        this.formulas = sorted(formulas.stream().flatMap(RuleApi::marked));
        this.ofExact = sorted(marked(Exact.class));
        this.fingerprint = fingerprint(typeNames());
    }

    public Class<? extends Ledger> ledger() {
        return ledger;
    }

    /** A ledger through which rules write to the postings. */
    public Ledger open(Postings postings) {
        return opened.apply(postings);
    }

    public List<Class<?>> formulaClasses() {
        return formulaClasses;
    }

    /** The calls of the ledger, in the order of their names. */
    public List<Method> calls() {
        return calls;
    }

    /** The formulas, in the order of their names. */
    public List<Method> formulas() {
        return formulas;
    }

    /** What a formula gives for exact numbers, days and texts; null when there is none of the form, or it fails on them. */
    public @Nullable Object result(String formula, List<?> arguments) {
        return formulas.stream()
                .filter(method -> method.getName().equals(formula) && method.getParameterCount() == arguments.size())
                .findFirst()
                .map(method -> result(method, arguments))
                .orElse(null);
    }

    private static @Nullable Object result(Method method, List<?> arguments) {
        Object[] given = arguments.toArray();
        for (int i = 0; i < given.length; i++) {
            boolean isWhole = method.getParameterTypes()[i] == int.class && given[i] instanceof Exact;
            given[i] = isWhole ? ((Exact) given[i]).whole() : given[i];
        }
        try {
            method.setAccessible(true);
            return method.invoke(null, given);
        } catch (IllegalArgumentException | ArithmeticException none) {
            return null;
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof RuntimeException) {
                return null;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** How to find one argument of a formula from its result and the other argument; null when nobody says how. */
    public @Nullable Inverse inverse(String formula, int argument) {
        for (Class<?> owner : formulaClasses) {
            for (Method method : owner.getDeclaredMethods()) {
                for (SolvedFor solved : method.getAnnotationsByType(SolvedFor.class)) {
                    if (solved.formula().equals(formula) && solved.argument() == argument) {
                        return new Inverse(method, solved.falling());
                    }
                }
            }
        }
        return null;
    }

    /**
     * Finds an argument of a formula.
     *
     * @param isFalling whether the result falls as the argument grows
     */
    public record Inverse(Method method, boolean isFalling) {
        /** The argument; null when there is none for these. */
        public @Nullable Object of(Object result, Object other) {
            return RuleApi.result(method, List.of(result, other));
        }
    }

    /** What an exact number can be asked. */
    public List<Method> ofExact() {
        return ofExact;
    }

    /** What facts and values can be asked. */
    public List<Method> getters() {
        Stream<Method> ofFacts = FactKinds.ALL.stream()
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getAccessor);
        Stream<Method> ofOthers = ASKED.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.getName().startsWith("get"));
        return Stream.concat(ofFacts, ofOthers).toList();
    }

    /** The types of values that rules hold. */
    public List<Class<?>> values() {
        return Stream.of(FactKinds.ALL.stream(), ASKED.stream(), Stream.of(Exact.class, ledger))
                .flatMap(types -> types)
                .collect(Collectors.toUnmodifiableList());
    }

    /** The names of all types, and of those that the compiler needs in order to know them. */
    public SortedSet<String> typeNames() {
        return Stream.of(values().stream(), formulaClasses.stream(), Stream.of(Ledger.class))
                .flatMap(types -> types)
                .map(Class::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Another one when any of the types is another: rules that were compiled against it may not fit any more. */
    public String fingerprint() {
        return fingerprint;
    }

    private static Stream<Method> marked(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Formula.class));
    }

    private static List<Method> sorted(Stream<Method> methods) {
        return methods.sorted(Comparator.comparing(Method::getName).thenComparingInt(Method::getParameterCount))
                .toList();
    }

    private static String fingerprint(SortedSet<String> names) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : names) {
            String file = "/" + name.replace('.', '/') + ".class";
            try (InputStream type = Objects.requireNonNull(RuleApi.class.getResourceAsStream(file))) {
                type.transferTo(all);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return Sha256.of(all.toByteArray());
    }
}
