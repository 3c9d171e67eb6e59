package plumbline.rules.names;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.facts.FactKinds;
import plumbline.facts.Phase;
import plumbline.facts.RecordFact;
import plumbline.facts.SubjectFact;
import plumbline.ledger.PostingKind;
import plumbline.ledger.Posts;
import plumbline.ledger.RuleApi;
import plumbline.policy.Category;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.Origin;
import plumbline.policy.Policy;
import plumbline.policy.Ratings;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;
import plumbline.text.InChinese;
import plumbline.text.Text;

/** All names that the rules of a policy can write, each in its place. Immutable once it is made. */
final class Vocabulary {
    /** What works something out over all objects of a kind: the engine's own, which cannot declare their names. */
    private static final Map<String, String> ACCUMULATIONS =
            Map.of("sum", "合计", "min", "最小", "max", "最大", "count", "个数");

    private static final Map<String, String> ANNOTATIONS = Map.of("item", "项目", "basis", "条款", "origin", "出处");
    private static final String POINTS = "points";

    private final RuleApi api;
    private final String subjectType;
    private final Names types = new Names();
    private final Map<String, Names> fields = new HashMap<>();
    private final Map<String, Names> words = new HashMap<>();
    private final Map<PostingKind, Names> posted = new EnumMap<>(PostingKind.class);
    private final Names placeholders = new Names();
    final Names items;
    final Names annotations = new Names();
    final Names origins = new Names();
    final Names phases = new Names();
    final Names calls;
    final Names formulas;
    final Names ofExact;
    final Names accumulations = new Names();
    final Names ofRatings = getters(Ratings.class);

    Vocabulary(Policy policy, RuleApi api) {
        this.api = api;
        this.subjectType = policy.subject().factType();
        this.items = names(policy.items(), Item::code, Item::label);
        this.calls = methods(api.calls());
        this.formulas = methods(api.formulas());
        this.ofExact = methods(api.ofExact());
        ACCUMULATIONS.forEach(accumulations::add);
        ANNOTATIONS.forEach(annotations::add);
        Stream.of(Origin.values()).forEach(origin -> origins.add(origin.code(), origin.zh()));
        for (Phase phase : Phase.values()) {
            phases.add(phase.group(), inChinese(constant(phase)));
        }
        own();
        declared(policy);
        words(policy);
    }

    /** The names of the program's own facts. */
    private void own() {
        for (Class<?> type : FactKinds.ALL) {
            types.add(type.getSimpleName(), inChinese(type));
            for (RecordComponent component : type.getRecordComponents()) {
                of(type.getSimpleName()).add(component.getName(), inChinese(component));
            }
        }
        types.add(FactKinds.CONTEXT, FactKinds.CONTEXT_IN_CHINESE);
    }

    private void declared(Policy policy) {
        type(subjectType, policy.subject().label(), policy.fields());
        of(subjectType).addAll(getters(SubjectFact.class));
        words.put(subjectType + ".id", choices(policy.subject().ids()));
        policy.fields()
                .forEach(field -> placeholders.add(field.code(), field.label().zh()));
        for (Indicator indicator : policy.indicators()) {
            if (indicator.kind() instanceof ValueKind.Records records) {
                type(records.factType(), indicator.label(), records.fields());
                of(records.factType()).addAll(getters(RecordFact.class));
                records.fields()
                        .forEach(member ->
                                placeholders.add(member.code(), member.label().zh()));
            }
        }
        placeholders.add(POINTS, "得分");
        for (Table table : policy.tables()) {
            type(table.factType(), table.label(), table.columns());
            if (table.steps() != null) {
                of(table.factType()).add("subject", "对象");
            }
        }
        policy.context().forEach(member -> field(FactKinds.CONTEXT, member));
    }

    private void words(Policy policy) {
        for (PostingKind kind : PostingKind.values()) {
            posted.put(kind, Names.NONE);
        }
        Names outcomes = names(policy.outcomes().stream(), each -> each.code(), each -> each.label());
        Names grades = names(policy.grades().stream(), each -> each.code(), each -> each.label());
        Names quotas = names(policy.quotas().stream(), each -> each.code(), each -> each.label());
        Names figures = names(policy.figures().stream(), each -> each.code(), each -> each.label());
        posted.putAll(Map.of(
                PostingKind.OUTCOME, outcomes,
                PostingKind.CLAIM, outcomes,
                PostingKind.GRADE, grades,
                PostingKind.PROPOSAL, grades,
                PostingKind.CANDIDATE, quotas,
                PostingKind.FIGURE, figures));
        Names categories = names(policy.categories().stream(), Category::code, Category::label);
        Names sums = new Names();
        sums.add("total", "总分");
        sums.addAll(categories);
        sums.addAll(items);
        words.put("Seat.quota", quotas);
        words.put("Figure.code", figures);
        words.put("Sum.of", sums);
        words.put("Measure.item", items);
        words.put("Measure.category", categories);
        words.put("Measure.of", names(policy.fields().stream(), Indicator::code, Indicator::label));
        words.put("Parameter.code", names(policy.parameters().stream(), each -> each.code(), each -> each.label()));
        words.put("Calendar.code", names(policy.calendars().stream(), each -> each.code(), each -> each.label()));
        words.put("Lookup.code", names(policy.context().stream(), Indicator::code, Indicator::label));
    }

    Names types() {
        return types;
    }

    Names placeholders() {
        return placeholders;
    }

    /** The fields of a type. */
    Names fields(String type) {
        return fields.getOrDefault(type, Names.NONE);
    }

    /** The words that a field may hold. */
    Names words(String type, String field) {
        return words.getOrDefault(type + "." + field, Names.NONE);
    }

    /** The type of the object that a field holds; empty where it holds none. */
    String type(String type, String field) {
        return Set.of("subject", "owner").contains(field)
                        && fields(type).codes(field).size() == 1
                ? subjectType
                : "";
    }

    /** The codes that an argument of a call of the ledger takes; null where it is no code. */
    @Nullable
    Names argument(String call, int count, int index) {
        return api.calls().stream()
                .filter(method -> method.getName().equals(call) && method.getParameterCount() == count)
                .filter(method -> method.getParameters()[index].isAnnotationPresent(Posts.Code.class))
                .findFirst()
                .map(method ->
                        posted.getOrDefault(method.getAnnotation(Posts.class).value(), Names.NONE))
                .orElse(null);
    }

    private Names of(String type) {
        return fields.computeIfAbsent(type, any -> new Names());
    }

    private void type(String type, Text label, List<Indicator> declared) {
        types.add(type, label.zh());
        declared.forEach(each -> field(type, each));
    }

    private void field(String type, Indicator field) {
        of(type).add(field.code(), field.label().zh());
        if (field.kind() instanceof ValueKind.OneOf oneOf) {
            words.put(type + "." + field.code(), choices(oneOf.choices()));
        }
    }

    private static Names choices(List<ValueKind.Choice> choices) {
        return names(choices.stream(), ValueKind.Choice::code, ValueKind.Choice::label);
    }

    private static <T> Names names(Stream<T> things, Function<T, String> code, Function<T, Text> label) {
        Names names = new Names();
        things.forEach(each -> names.add(code.apply(each), label.apply(each).zh()));
        return names;
    }

    private static Names methods(List<Method> methods) {
        Names names = new Names();
        methods.forEach(method -> names.add(method.getName(), inChinese(method)));
        return names;
    }

    /** What is asked by getters, under the names without get. */
    private static Names getters(Class<?> type) {
        Names names = new Names();
        for (Method method : Stream.of(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(InChinese.class))
                .collect(Collectors.toList())) {
            String name = method.getName().substring("get".length());
            names.add(Character.toLowerCase(name.charAt(0)) + name.substring(1), inChinese(method));
        }
        return names;
    }

    private static AnnotatedElement constant(Phase phase) {
        try {
            return Phase.class.getField(phase.name());
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String inChinese(AnnotatedElement element) {
        InChinese name = element.getAnnotation(InChinese.class);
        return name == null ? "" : name.value();
    }
}
