package plumbline.rules.check;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plumbline.facts.FactKinds;
import plumbline.facts.RecordFact;
import plumbline.facts.SubjectFact;
import plumbline.ledger.RuleApi;
import plumbline.policy.Category;
import plumbline.policy.Derived;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.Labels;
import plumbline.policy.Policy;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;

/** What is known of the fields of all types that rules can match. Immutable. */
public final class FieldValues {
    private final Policy policy;
    private final Map<String, Map<String, Value>> byType = new LinkedHashMap<>();

    private final Labels labels;
    private final Callables formulas;
    private final Callables ofExact;
    private final Callables ledger;

    public FieldValues(Policy policy, RuleApi api) {
        this.formulas = Callables.formulas(api);
        this.ofExact = Callables.ofExact(api);
        this.ledger = Callables.ledger(api);
        this.policy = policy;
        this.labels = new Labels(policy);
        Map<String, Value> subject = fields(policy.subject().factType());
        subject.put("id", Value.word(codes(policy.subject().ids(), ValueKind.Choice::code)));
        subject.put("name", Value.of(Value.Sort.TEXT));
        declare(subject, policy.indicators());
        policy.derived()
                .forEach(derived ->
                        subject.put(derived.code(), Value.of(Value.Sort.EXACT).orAbsent(mayBeAbsent(derived))));
        policy.records().forEach(records -> {
            Map<String, Value> record = fields(records.factType());
            record.put(
                    FactTypes.OWNER,
                    Value.fact(Value.Sort.SUBJECT, policy.subject().factType()));
            declare(record, records.fields());
            // A record that lacks the member in common has no total.
            records.totals()
                    .forEach(total -> record.computeIfPresent(
                            total.field().code(),
                            (code, value) -> value.orAbsent(records.members().stream()
                                    .filter(member -> member.code().equals(total.by())
                                            || member.code().equals(total.of()))
                                    .anyMatch(FieldValues::mayBeAbsent))));
        });
        policy.tables().forEach(this::table);
        declare(fields(FactKinds.CONTEXT), policy.context());
        FactKinds.ALL.forEach(this::own);
        field("Figure", "code", codes(policy.figures(), figure -> figure.code()));
        field("Calendar", "code", codes(policy.calendars(), calendar -> calendar.code()));
        field("Parameter", "code", codes(policy.parameters(), parameter -> parameter.code()));
        field(
                "Lookup",
                "code",
                policy.context().stream()
                        .filter(member -> member.kind() instanceof ValueKind.Numbers)
                        .map(Indicator::code)
                        .toList());
        List<Item> measured =
                policy.items().filter(item -> item.measured() != null).toList();
        field("Measure", "item", codes(measured, Item::code));
        field(
                "Measure",
                "category",
                measured.stream().map(Item::category).distinct().toList());
        field("Measure", "of", codes(policy.fields(), Indicator::code));
        field("Seat", "quota", codes(policy.quotas(), quota -> quota.code()));
        field(
                "Sum",
                "of",
                Stream.of(
                                Stream.of("total"),
                                policy.categories().stream().map(Category::code),
                                policy.items().map(Item::code))
                        .flatMap(codes -> codes)
                        .toList());
    }

    /** The fields of each type, by the type's name. */
    public Map<String, Map<String, Value>> byType() {
        return byType;
    }

    Callables formulas() {
        return formulas;
    }

    Callables ofExact() {
        return ofExact;
    }

    Callables ledger() {
        return ledger;
    }

    Labels labels() {
        return labels;
    }

    /** What a variable is that is bound to an object of the type. */
    Value fact(String type) {
        boolean isRecord =
                policy.records().anyMatch(records -> records.factType().equals(type));
        Value.Sort sort = type.equals(policy.subject().factType())
                ? Value.Sort.SUBJECT
                : isRecord ? Value.Sort.RECORD : Value.Sort.FACT;
        return Value.fact(sort, type);
    }

    private Map<String, Value> fields(String type) {
        return byType.computeIfAbsent(type, any -> new LinkedHashMap<>());
    }

    private void field(String type, String field, List<String> words) {
        // Where the pack declares none of a kind, every code is wrong.
        fields(type).put(field, Value.word(words.isEmpty() ? List.of("") : words));
    }

    private void own(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            Value value = ofJava(component.getType());
            fields(type.getSimpleName())
                    .put(
                            component.getName(),
                            value.sort() == Value.Sort.SUBJECT
                                    ? Value.fact(value.sort(), policy.subject().factType())
                                    : value);
        }
    }

    private void table(Table table) {
        Map<String, Value> fields = fields(table.factType());
        declare(fields, table.columns());
        if (table.steps() != null) {
            fields.put(
                    FactTypes.SUBJECT,
                    Value.fact(Value.Sort.SUBJECT, policy.subject().factType()));
            fields.computeIfPresent(table.bounds().code(), (code, value) -> value.orAbsent(table.isOpen()));
            table.columns().stream()
                    .filter(table::isInterpolated)
                    .forEach(column -> fields.put(column.code(), Value.of(Value.Sort.EXACT)));
        }
        for (Indicator column : table.columns()) {
            if (column.kind() instanceof ValueKind.Word) {
                fields.put(
                        column.code(),
                        Value.word(table.rows().stream()
                                .map(row -> String.valueOf(row.get(column.code())))
                                .distinct()
                                .toList()));
            }
        }
    }

    private static void declare(Map<String, Value> fields, List<Indicator> indicators) {
        indicators.stream()
                .filter(FactTypes::isField)
                .forEach(indicator ->
                        fields.put(indicator.code(), ofKind(indicator.kind()).orAbsent(mayBeAbsent(indicator))));
    }

    private static boolean mayBeAbsent(Indicator indicator) {
        return indicator.optional() && indicator.byDefault() == null;
    }

    private boolean mayBeAbsent(Derived derived) {
        Map<String, Value> ofSubjects = byType.getOrDefault(policy.subject().factType(), Map.of());
        Value of = ofSubjects.get(derived.of());
        Value with = ofSubjects.get(derived.with());
        boolean isLacking = with != null && with.absent() && !derived.asGivenWhereMissing();
        return derived.way() == Derived.Way.MEAN || isLacking || (of != null && of.absent());
    }

    /** Records and named numbers are no fields, but facts of their own. */
    private static Value ofKind(ValueKind kind) {
        return kind.fold(new ValueKind.Cases<>(
                number -> Value.of(Value.Sort.DECIMAL),
                flag -> Value.of(Value.Sort.FLAG),
                oneOf -> Value.word(oneOf.codes()),
                day -> Value.of(Value.Sort.DAY),
                word -> Value.of(Value.Sort.TEXT),
                rated -> Value.of(Value.Sort.RATINGS),
                records -> Value.ANY,
                numbers -> Value.ANY));
    }

    /** What is known of a value of a type of the program's. */
    static Value ofJava(Class<?> type) {
        if (type == int.class || type == long.class) {
            return Value.of(Value.Sort.WHOLE);
        }
        if (SubjectFact.class.isAssignableFrom(type)) {
            return Value.fact(Value.Sort.SUBJECT, "");
        }
        if (RecordFact.class.isAssignableFrom(type)) {
            return Value.fact(Value.Sort.RECORD, "");
        }
        return Value.of(
                switch (type.getSimpleName()) {
                    case "BigDecimal" -> Value.Sort.DECIMAL;
                    case "Exact" -> Value.Sort.EXACT;
                    case "String" -> Value.Sort.TEXT;
                    case "LocalDate" -> Value.Sort.DAY;
                    default -> Value.Sort.ANY;
                });
    }

    private static <T> List<String> codes(List<T> things, java.util.function.Function<T, String> code) {
        return things.stream().map(code).toList();
    }
}
