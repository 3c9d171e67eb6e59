package plumbline.rules.check;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Formula;
import plumbline.ledger.PostingKind;
import plumbline.ledger.Posts;
import plumbline.text.InChinese;
import plumbline.text.Text;

/**
 * What a rule can call, as the program declares it.
 *
 * @param inChinese its Chinese name; empty where it has none
 * @param result what it gives; ANY when nothing
 * @param posts what it posts; null for a formula
 */
public record Signature(String name, String inChinese, List<Argument> arguments, Value result, @Nullable Posts posts) {
    /**
     * One argument.
     *
     * @param name what it is called
     * @param sort null where any number will do
     * @param takesAbsent whether it may be null
     * @param isOfAnyKind whether it may be a day, a text or a truth value as well as a number
     * @param isCode whether it holds the code of what is posted
     * @param effect what it does to the points of an item; null for nothing
     */
    public record Argument(
            Text name,
            Value.@Nullable Sort sort,
            boolean takesAbsent,
            boolean isOfAnyKind,
            boolean isCode,
            Posts.@Nullable Effect effect) {}

    public Signature {
        arguments = List.copyOf(arguments);
    }

    static Signature of(Method method) {
        Posts posts = method.getAnnotation(Posts.class);
        String[] names = posts == null ? method.getAnnotation(Formula.class).value() : posts.arguments();
        List<Argument> arguments = new ArrayList<>();
        Parameter[] parameters = method.getParameters();
        AnnotatedType[] types = method.getAnnotatedParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
            Parameter parameter = parameters[i];
            Value value = FieldValues.ofJava(parameter.getType());
            Posts.Points points = parameter.getAnnotation(Posts.Points.class);
            arguments.add(new Argument(
                    new Text(names[i], parameter.getName()),
                    value.isUnknown() ? null : value.sort(),
                    types[i].isAnnotationPresent(Nullable.class),
                    parameter.isAnnotationPresent(Posts.OfAnyKind.class),
                    parameter.isAnnotationPresent(Posts.Code.class),
                    points == null ? null : points.value()));
        }
        InChinese inChinese = method.getAnnotation(InChinese.class);
        return new Signature(
                method.getName(),
                inChinese == null ? "" : inChinese.value(),
                arguments,
                FieldValues.ofJava(method.getReturnType()),
                posts);
    }

    /** The value among those of a call that goes with the first argument of the kind; null when there is none. */
    public <T> @Nullable T argument(Predicate<Argument> kind, List<T> values) {
        for (int i = 0; i < Math.min(arguments.size(), values.size()); i++) {
            if (kind.test(arguments.get(i))) {
                return values.get(i);
            }
        }
        return null;
    }

    /** What a call of the ledger posts. */
    public PostingKind posted() {
        return Objects.requireNonNull(posts).value();
    }

    /** What its number does to the points of an item; null for nothing. */
    public Posts.@Nullable Effect effect() {
        return arguments.stream()
                .map(Argument::effect)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** How the call is written: {@code award($subject, points, "reason")}. */
    Text shown(String owner) {
        return new Text(shown(owner, argument -> argument.name().zh()), shown(owner, argument -> argument.name()
                .en()));
    }

    private String shown(String owner, Function<Argument, String> names) {
        return arguments.stream()
                .map(argument -> argument.sort() == Value.Sort.TEXT
                        ? "\"" + names.apply(argument) + "\""
                        : argument.sort() == Value.Sort.SUBJECT || argument.sort() == Value.Sort.RECORD
                                ? "$" + names.apply(argument)
                                : names.apply(argument))
                .collect(Collectors.joining(", ", owner + name + "(", ")"));
    }
}
