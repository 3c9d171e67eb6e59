package plumbline.rules.check;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.Formulas;
import plumbline.ledger.Ledger;
import plumbline.text.Text;

/**
 * What a rule can call, taken from the program itself so that nothing is ever missing.
 *
 * @param result what it gives; ANY when nothing
 */
record Signature(String name, List<Argument> arguments, Value result) {
    /**
     * One argument.
     *
     * @param name as the program calls it
     * @param sort null where any number will do
     * @param takesAbsent whether it may be null
     * @param isOfOutcome whether it is the value of an outcome, which may be a day or a text too
     */
    record Argument(String name, Value.@Nullable Sort sort, boolean takesAbsent, boolean isOfOutcome) {}

    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("subject", "对象"),
            Map.entry("record", "记录"),
            Map.entry("points", "分数"),
            Map.entry("reason", "理由"),
            Map.entry("share", "几成"),
            Map.entry("lost", "减分"),
            Map.entry("code", "代码"),
            Map.entry("value", "数"),
            Map.entry("key", "依据"),
            Map.entry("quota", "名额"),
            Map.entry("weight", "权数"),
            Map.entry("number", "数"),
            Map.entry("other", "另一个数"),
            Map.entry("third", "第三个数"),
            Map.entry("part", "部分"),
            Map.entry("whole", "全部"),
            Map.entry("best", "最高"),
            Map.entry("worst", "最低"),
            Map.entry("percent", "百分数"),
            Map.entry("perMille", "千分数"),
            Map.entry("distance", "距离"),
            Map.entry("step", "步长"),
            Map.entry("limit", "上限"),
            Map.entry("year", "年"),
            Map.entry("month", "月"),
            Map.entry("dayOfMonth", "日"),
            Map.entry("monthAndDay", "月-日"),
            Map.entry("first", "前一天"),
            Map.entry("second", "后一天"),
            Map.entry("day", "某日"),
            Map.entry("divisor", "除数"));

    private static final List<Signature> FORMULAS = of(Formulas.class, true);
    private static final List<Signature> LEDGER = of(Ledger.class, false);
    private static final List<Signature> EXACT = of(Exact.class, false).stream()
            .filter(signature -> signature.result().sort() == Value.Sort.EXACT)
            .toList();

    static List<Signature> formulas() {
        return FORMULAS;
    }

    static List<Signature> ledger() {
        return LEDGER;
    }

    /** What an exact number can be asked. */
    static List<Signature> exact() {
        return EXACT;
    }

    private static List<Signature> of(Class<?> owner, boolean isStatic) {
        return Stream.of(owner.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge())
                .filter(method -> Modifier.isStatic(method.getModifiers()) == isStatic)
                .map(Signature::of)
                .sorted(Comparator.comparing(Signature::name)
                        .thenComparingInt(each -> each.arguments().size()))
                .toList();
    }

    private static Signature of(Method method) {
        List<Argument> arguments = new ArrayList<>();
        Parameter[] parameters = method.getParameters();
        AnnotatedType[] types = method.getAnnotatedParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
            Value value = FieldValues.ofJava(parameters[i].getType());
            arguments.add(new Argument(
                    parameters[i].getName(),
                    value.isUnknown() ? null : value.sort(),
                    types[i].isAnnotationPresent(Nullable.class),
                    method.getName().toLowerCase(Locale.ROOT).endsWith("outcome")));
        }
        return new Signature(method.getName(), List.copyOf(arguments), FieldValues.ofJava(method.getReturnType()));
    }

    /** How the call is written: {@code award($subject, points, "reason")}. */
    Text shown(String owner) {
        return new Text(
                shown(owner, argument -> CHINESE.getOrDefault(argument.name(), argument.name())),
                shown(owner, Argument::name));
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

    /** Those of the name that take so many arguments. */
    static List<Signature> fitting(List<Signature> known, String name, int count) {
        return known.stream()
                .filter(each -> each.name().equals(name) && each.arguments().size() == count)
                .toList();
    }

    /** The ways in which what has the name is written. */
    static Text forms(List<Signature> known, String owner, String name) {
        List<Text> forms = known.stream()
                .filter(each -> each.name().equals(name))
                .map(each -> each.shown(owner))
                .toList();
        return new Text(
                forms.stream().map(Text::zh).collect(Collectors.joining(" 或 ")),
                forms.stream().map(Text::en).collect(Collectors.joining(" or ")));
    }

    static List<String> names(List<Signature> known) {
        return known.stream().map(Signature::name).distinct().toList();
    }

    /** The argument of the name among the values, or null. */
    <T> @Nullable T argument(String options, List<T> values) {
        int index =
                Arrays.asList(arguments.stream().map(Argument::name).toArray()).indexOf(options);
        return index < 0 ? null : values.get(index);
    }
}
