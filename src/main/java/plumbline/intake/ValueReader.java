package plumbline.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.Ratings;
import plumbline.policy.ValueKind;
import plumbline.text.CodePointOrder;
import plumbline.text.Text;

/** Reads the declared values of an object: the indicators of a subject, the members of the context or of a record. */
final class ValueReader {
    private final Policy policy;
    private final Problems problems;
    private final NumberReader numbers;
    private final @Nullable LocalDate asOf;
    private int records;
    private final IdentityHashMap<Indicator, Form> forms = new IdentityHashMap<>();

    /** @param asOf the day that the evaluation looks from; null when the request names none */
    ValueReader(Policy policy, @Nullable LocalDate asOf, Problems problems) {
        this.policy = policy;
        this.problems = problems;
        this.numbers = new NumberReader(problems);
        this.asOf = asOf;
    }

    /**
     * The values of the object's members by code; each fault is added to the problems.
     *
     * @param object null when the request has none, which is the same as an empty one
     * @param subject id of the subject that the values are of; empty for the context's
     */
    Map<String, Object> read(@Nullable JsonNode object, Place pointer, String subject, List<Indicator> declared) {
        Map<String, Object> values = new LinkedHashMap<>();
        int known = 0;
        for (Indicator indicator : declared) {
            JsonNode given = object == null ? null : object.get(indicator.code());
            known += given == null ? 0 : 1;
            Place place = pointer.of(indicator.code());
            if (given == null || given.isNull()) {
                if (!indicator.optional() || isRequired(indicator, object)) {
                    problems.missing(place, indicator.label().zh());
                } else if (indicator.byDefault() != null) {
                    values.put(indicator.code(), indicator.byDefault());
                }
                continue;
            }
            Object value = value(given, place, subject, indicator);
            if (value != null) {
                values.put(indicator.code(), value);
            }
        }
        for (Indicator indicator : declared) {
            numbers.checkAtMost(indicator, values, pointer);
        }
        if (object != null && object.size() > known) {
            problems.unknownMembers(
                    object, pointer, declared.stream().map(Indicator::code).toList());
        }
        return values;
    }

    /** How many records there were so far; of those beyond the limit nothing is read. */
    int records() {
        return records;
    }

    private static boolean isRequired(Indicator indicator, @Nullable JsonNode object) {
        Indicator.When when = indicator.requiredWhen();
        return when != null
                && object != null
                && when.is().equals(object.path(when.indicator()).textValue());
    }

    private @Nullable Object value(JsonNode given, Place place, String subject, Indicator indicator) {
        Form form = forms.computeIfAbsent(indicator, this::form);
        if (!form.type().test(given)) {
            Text expected = indicator.kind().expected();
            problems.wrongType(place, given, expected.zh(), expected.en());
            return null;
        }
        return form.reading().of(given, place, subject);
    }

    /** How a value of an indicator is written. */
    private record Form(Predicate<JsonNode> type, Reading reading) {}

    private interface Reading {
        @Nullable
        Object of(JsonNode given, Place place, String subject);
    }

    private Form form(Indicator indicator) {
        return indicator
                .kind()
                .fold(new ValueKind.Cases<>(
                        number -> new Form(
                                given -> true,
                                (given, place, subject) -> numbers.read(
                                        given, place, indicator.label().zh(), number)),
                        flag -> new Form(JsonNode::isBoolean, (given, place, subject) -> given.booleanValue()),
                        oneOf -> new Form(
                                JsonNode::isTextual,
                                (given, place, subject) -> oneOf(given.textValue(), place, oneOf.codes())),
                        day -> new Form(JsonNode::isTextual, (given, place, subject) -> day(given, place, day)),
                        word -> new Form(
                                JsonNode::isTextual, (given, place, subject) -> word(given, place, subject, word)),
                        rated -> new Form(JsonNode::isObject, (given, place, subject) -> ratings(given, place, rated)),
                        records -> new Form(
                                JsonNode::isArray,
                                (given, place, subject) -> records(given, place, subject, indicator, records)),
                        each -> new Form(
                                JsonNode::isObject, (given, place, subject) -> numbersByName(given, place, each))));
    }

    private @Nullable String oneOf(String given, Place place, List<String> codes) {
        if (codes.contains(given)) {
            return given;
        }
        String all = String.join(", ", codes);
        if (codes.isEmpty()) {
            problems.add(
                    place, "unknown-choice", "“" + given + "”：这里没有可填的", given + ": there is nothing to choose from");
        } else {
            problems.add(place, "unknown-choice", "“" + given + "”不在可选之列：" + all, given + " is not one of: " + all);
        }
        return null;
    }

    private @Nullable LocalDate day(JsonNode given, Place place, ValueKind.Day kind) {
        LocalDate day = Dates.read(given, place, problems);
        if (day != null && kind.notAfterAsOf() && asOf != null && day.isAfter(asOf)) {
            problems.add(
                    place,
                    "after-as-of",
                    "日期不能晚于 asOf " + asOf + "，给的是 " + day,
                    "the day must not be after asOf " + asOf + ", but is " + day);
            return null;
        }
        return day;
    }

    private @Nullable String word(JsonNode given, Place place, String subject, ValueKind.Word kind) {
        String text = Texts.read(given, place, Limits.MAX_ID_LENGTH, problems);
        ValueKind.Known known = kind.known();
        // Of a subject that does not exist nothing is known; its id is the fault.
        boolean exists =
                policy.subject().ids().stream().anyMatch(id -> id.code().equals(subject));
        if (text == null || known == null || !exists) {
            return text;
        }
        List<String> words = policy.tables().stream()
                .filter(table -> table.code().equals(known.table()))
                .flatMap(table -> table.words(known.column(), known.where(), subject))
                .toList();
        return oneOf(text, place, words);
    }

    private Map<String, Object> numbersByName(JsonNode given, Place place, ValueKind.Numbers kind) {
        Map<String, Object> values = new TreeMap<>(CodePointOrder.IDS);
        given.properties().forEach(member -> {
            Place at = place.of(member.getKey());
            BigDecimal number = numbers.read(member.getValue(), at, member.getKey(), kind.each());
            if (number != null) {
                values.put(member.getKey(), number);
            }
        });
        return values;
    }

    private Ratings ratings(JsonNode given, Place place, ValueKind.Rated kind) {
        Map<String, String> gradeByRater = new LinkedHashMap<>();
        List<BigDecimal> values = new java.util.ArrayList<>();
        Map<String, BigDecimal> worth = kind.worth();
        List<String> raters = kind.raters().stream().map(ValueKind.Choice::code).toList();
        for (String rater : raters) {
            JsonNode grade = given.path(rater);
            Place at = place.of(rater);
            if (grade.isMissingNode() || grade.isNull()) {
                continue;
            }
            if (!grade.isTextual()) {
                problems.wrongType(at, grade, "评价等次", "a grade");
                continue;
            }
            String known = oneOf(grade.textValue(), at, List.copyOf(worth.keySet()));
            BigDecimal value = known == null ? null : worth.get(known);
            if (known != null && value != null) {
                gradeByRater.put(rater, known);
                values.add(value);
            }
        }
        problems.unknownMembers(given, place, raters);
        return new Ratings(gradeByRater, values);
    }

    private List<Map<String, Object>> records(
            JsonNode given, Place place, String subject, Indicator indicator, ValueKind.Records kind) {
        if (given.isEmpty() && !indicator.optional()) {
            problems.add(place, "no-records", indicator.label().zh() + "至少要有一条", "there must be at least one");
        }
        Integer count = kind.count();
        if (count != null && !given.isEmpty() && given.size() != count) {
            problems.add(
                    place,
                    "wrong-count",
                    indicator.label().zh() + "应当正好 " + count + " 条，给的是 " + given.size() + " 条",
                    "there must be " + count + ", and there are " + given.size());
        }
        records += given.size();
        if (records > Limits.MAX_RECORDS) {
            return List.of();
        }
        Map<String, Map<String, Object>> byKey = new TreeMap<>(CodePointOrder.IDS);
        for (int i = 0; i < given.size(); i++) {
            JsonNode record = given.get(i);
            Place at = place.of(i);
            if (!record.isObject()) {
                problems.wrongType(at, record, "对象", "an object");
                continue;
            }
            Map<String, Object> values = read(record, at, subject, kind.members());
            Object key = values.get(kind.key());
            if (key != null && byKey.putIfAbsent(key.toString(), values) != null) {
                problems.add(at.of(kind.key()), "duplicate-key", "“" + key + "”重复", key + " appears twice");
            }
        }
        return List.copyOf(byKey.values());
    }
}
