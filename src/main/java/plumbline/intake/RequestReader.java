package plumbline.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Period;
import plumbline.policy.Policy;

/** Reads a request of one policy. Immutable and thread-safe. */
public final class RequestReader {
    private static final List<String> MEMBERS = List.of("period", "asOf", "context", "subjects");
    private static final List<String> SUBJECT_MEMBERS = List.of("id", "name", "indicators");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** Control and format characters (also those that turn the direction of writing), lone surrogates, line breaks. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private static final Pattern SPACE = Pattern.compile("\\s|\\p{Z}");

    private final Policy policy;

    public RequestReader(Policy policy) {
        this.policy = policy;
    }

    /**
     * The cohort of a request in JSON (UTF-8).
     *
     * @throws RequestRejected naming every fault; nothing is taken from a faulty request
     */
    public Cohort read(byte[] json) throws RequestRejected {
        return read(StrictJson.read(json).root());
    }

    /** The same of a request that was parsed before. */
    public Cohort read(JsonNode request) throws RequestRejected {
        Problems problems = new Problems();
        if (!request.isObject()) {
            problems.wrongType("", request, "一个 JSON 对象", "a JSON object");
            problems.throwIfAny();
        }
        ValueReader values = new ValueReader(problems);
        Period period = period(request.get("period"), problems);
        LocalDate asOf = asOf(request.get("asOf"), problems);
        Map<String, Object> context = context(request.get("context"), values, problems);
        List<Subject> subjects = subjects(request.get("subjects"), values, problems);
        problems.unknownMembers(request, "", MEMBERS);
        problems.throwIfAny();
        return new Cohort(Objects.requireNonNull(period), asOf, context, subjects);
    }

    private @Nullable Period period(@Nullable JsonNode given, Problems problems) {
        if (given == null || given.isNull()) {
            problems.missing("/period", "period");
            return null;
        }
        String forms =
                policy.periods().stream().sorted().map(Period.Form::pattern).collect(Collectors.joining(", "));
        if (!given.isTextual()) {
            problems.wrongType("/period", given, "文本，如 \"2022\"", "a text such as \"2022\"");
            return null;
        }
        Period period = Period.parse(given.textValue());
        if (period == null || !policy.periods().contains(period.form())) {
            problems.add(
                    "/period",
                    "wrong-period",
                    "考核期应写成 " + forms + "，给的是 " + given,
                    "the period must be written " + forms + ", but is " + given);
            return null;
        }
        return period;
    }

    private static @Nullable LocalDate asOf(@Nullable JsonNode given, Problems problems) {
        if (given == null || given.isNull()) {
            return null;
        }
        if (given.isTextual() && DATE.matcher(given.textValue()).matches()) {
            try {
                return LocalDate.parse(given.textValue());
            } catch (DateTimeParseException noSuchDay) {
                problems.add("/asOf", "no-such-day", "没有这一天：" + given, "there is no such day: " + given);
                return null;
            }
        }
        problems.wrongType("/asOf", given, "日期，如 \"2022-12-31\"", "a date such as \"2022-12-31\"");
        return null;
    }

    private Map<String, Object> context(@Nullable JsonNode given, ValueReader values, Problems problems) {
        if (given != null && !given.isNull() && !given.isObject()) {
            problems.wrongType("/context", given, "对象", "an object");
            return Map.of();
        }
        return values.read(given == null || given.isNull() ? null : given, "/context", policy.context());
    }

    private List<Subject> subjects(@Nullable JsonNode given, ValueReader values, Problems problems) {
        if (given == null || given.isNull()) {
            problems.missing("/subjects", "subjects");
            return List.of();
        }
        if (!given.isArray()) {
            problems.wrongType("/subjects", given, "列表", "a list");
            return List.of();
        }
        if (given.isEmpty()) {
            problems.add(
                    "/subjects",
                    "no-subjects",
                    "至少要有一个" + policy.subjectLabel().zh(),
                    "there must be at least one subject");
        }
        if (given.size() > Limits.MAX_SUBJECTS) {
            problems.add(
                    "/subjects",
                    "too-many-subjects",
                    "最多 " + Limits.MAX_SUBJECTS + " 个，给了 " + given.size() + " 个",
                    "at most " + Limits.MAX_SUBJECTS + " subjects, but there are " + given.size());
            return List.of();
        }
        List<Subject> subjects = new ArrayList<>();
        Map<String, Integer> placeById = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            subject(given.get(i), "/subjects/" + i, values, problems, subjects);
            uniqueId(given.get(i).path("id"), i, placeById, problems);
        }
        return subjects;
    }

    private void subject(JsonNode given, String place, ValueReader values, Problems problems, List<Subject> subjects) {
        if (!given.isObject()) {
            problems.wrongType(place, given, "对象", "an object");
            return;
        }
        String id = text(given.get("id"), place + "/id", Limits.MAX_ID_LENGTH, problems);
        if (id != null && (SPACE.matcher(id).find() || !Normalizer.isNormalized(id, Normalizer.Form.NFC))) {
            problems.add(place + "/id", "wrong-id", "id 不能含空格或未规范化的字符", "an id holds no spaces and is in Unicode NFC");
        }
        String name = text(given.get("name"), place + "/name", Limits.MAX_NAME_LENGTH, problems);
        JsonNode indicators = given.get("indicators");
        problems.unknownMembers(given, place, SUBJECT_MEMBERS);
        if (indicators == null || indicators.isNull()) {
            problems.missing(place + "/indicators", "indicators");
        } else if (!indicators.isObject()) {
            problems.wrongType(place + "/indicators", indicators, "对象", "an object");
        } else {
            Map<String, Object> read = values.read(indicators, place + "/indicators", policy.indicators());
            if (id != null && name != null) {
                subjects.add(new Subject(id, name, read));
            }
        }
    }

    private static @Nullable String text(@Nullable JsonNode given, String place, int maxLength, Problems problems) {
        String member = place.substring(place.lastIndexOf('/') + 1);
        if (given == null || given.isNull()) {
            problems.missing(place, member);
            return null;
        }
        if (!given.isTextual()) {
            problems.wrongType(place, given, "文本（加引号）", "a text in quotes");
            return null;
        }
        String text = given.textValue();
        if (text.isBlank()) {
            problems.add(place, "empty-text", member + " 不能为空", member + " must not be empty");
            return null;
        }
        if (text.codePointCount(0, text.length()) > maxLength) {
            problems.add(
                    place,
                    "too-long",
                    member + " 最多 " + maxLength + " 个字符",
                    member + " has more than " + maxLength + " characters");
            return null;
        }
        var hidden = HIDDEN.matcher(text);
        if (hidden.find()) {
            String shown = "U+%04X".formatted(text.codePointAt(hidden.start()));
            problems.add(
                    place,
                    "hidden-character",
                    "第 " + (hidden.start() + 1) + " 个字符 " + shown + " 看不见，请删去",
                    "character " + (hidden.start() + 1) + " is " + shown + ", which cannot be seen; remove it");
            return null;
        }
        return text;
    }

    private static void uniqueId(JsonNode id, int index, Map<String, Integer> placeById, Problems problems) {
        if (!id.isTextual()) {
            return;
        }
        Integer earlier = placeById.putIfAbsent(id.textValue(), index);
        if (earlier != null) {
            problems.add(
                    "/subjects/" + index + "/id",
                    "duplicate-id",
                    "id " + id + " 与第 " + (earlier + 1) + " 个重复",
                    "the id " + id + " is that of /subjects/" + earlier + " already");
        }
    }
}
