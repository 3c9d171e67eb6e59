package plumbline.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.policy.DatedParameter;
import plumbline.policy.Indicator;
import plumbline.policy.Period;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.text.NearestName;

/** Reads a request of one policy. Immutable and thread-safe. */
public final class RequestReader {
    private static final List<String> MEMBERS = List.of("period", "asOf", "context", "subjects");
    private static final List<String> SUBJECT_MEMBERS = List.of("id", "name", "indicators");

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
        return read(StrictJson.REQUESTS.read(json));
    }

    /** The same of a request that was parsed before. */
    public Cohort read(JsonNode request) throws RequestRejected {
        Problems problems = new Problems();
        if (!request.isObject()) {
            problems.wrongType("", request, "一个 JSON 对象", "a JSON object");
            problems.throwIfAny();
        }
        LocalDate asOf = asOf(request.get("asOf"), problems);
        ValueReader values = new ValueReader(policy, asOf, problems);
        Map<String, Object> context = context(request.get("context"), values, problems);
        Period period = period(request.get("period"), context, problems);
        List<Subject> subjects = subjects(request.get("subjects"), values, problems);
        problems.unknownMembers(request, "", MEMBERS);
        problems.throwIfAny();
        return new Cohort(Objects.requireNonNull(period), asOf, context, subjects);
    }

    private @Nullable Period period(@Nullable JsonNode given, Map<String, Object> context, Problems problems) {
        if (given == null || given.isNull()) {
            problems.missing("/period", "period");
            return null;
        }
        if (!given.isTextual()) {
            problems.wrongType("/period", given, "文本，如 \"2022\"", "a text such as \"2022\"");
            return null;
        }
        Period period = Period.parse(given.textValue());
        Set<Period.Form> allowed = forms(context);
        if (period == null || !allowed.contains(period.form())) {
            String forms = allowed.stream().map(Period.Form::pattern).collect(Collectors.joining(", "));
            problems.add(
                    "/period",
                    "wrong-period",
                    "考核期应写成 " + forms + "，给的是 " + given,
                    "the period must be written " + forms + ", but is " + given);
            return null;
        }
        parameters(period, problems);
        return period;
    }

    /** Without its value no rule that looks at a parameter would match, and what it says would be lost in silence. */
    private void parameters(Period period, Problems problems) {
        for (DatedParameter parameter : policy.parameters()) {
            if (parameter.in(period.year()) == null) {
                problems.add(
                        "/period",
                        "no-parameter-value",
                        "参数“" + parameter.code() + "”（" + parameter.label().zh() + "）在 " + period.year()
                                + " 年没有值，这一期不能评；在 policy.yaml 里给出这一年的值",
                        "the parameter " + parameter.code() + " ("
                                + parameter.label().en() + ") has no value in " + period.year()
                                + ", so this period cannot be evaluated; give its value in policy.yaml");
            }
        }
    }

    /** The forms of period that the policy allows and that go with the choices in the context. */
    private Set<Period.Form> forms(Map<String, Object> context) {
        Set<Period.Form> forms = new TreeSet<>(policy.request().periods());
        for (Indicator member : policy.context()) {
            if (member.kind() instanceof ValueKind.OneOf oneOf) {
                oneOf.choices().stream()
                        .filter(choice -> choice.code().equals(context.get(member.code())))
                        .filter(choice -> !choice.periods().isEmpty())
                        .forEach(choice -> forms.retainAll(choice.periods()));
            }
        }
        return forms;
    }

    private @Nullable LocalDate asOf(@Nullable JsonNode given, Problems problems) {
        if (given == null || given.isNull()) {
            if (policy.request().asOfRequired()) {
                problems.missing("/asOf", "asOf");
            }
            return null;
        }
        return Dates.read(given, "/asOf", problems);
    }

    private Map<String, Object> context(@Nullable JsonNode given, ValueReader values, Problems problems) {
        if (given != null && !given.isNull() && !given.isObject()) {
            problems.wrongType("/context", given, "对象", "an object");
            return Map.of();
        }
        return values.read(given == null || given.isNull() ? null : given, "/context", "", policy.context());
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
            String label = policy.subject().label().zh();
            problems.add("/subjects", "no-subjects", "至少要有一个" + label, "there must be at least one subject");
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
            String place = "/subjects/" + i;
            if (given.get(i).isObject()) {
                subject(given.get(i), place, values, problems, subjects);
                id(given.get(i).path("id"), i, placeById, problems);
            } else {
                problems.wrongType(place, given.get(i), "对象", "an object");
            }
        }
        return subjects;
    }

    private void subject(JsonNode given, String place, ValueReader values, Problems problems, List<Subject> subjects) {
        String id = Texts.id(given.get("id"), place + "/id", problems);
        String name = Texts.read(given.get("name"), place + "/name", Limits.MAX_NAME_LENGTH, problems);
        problems.unknownMembers(given, place, SUBJECT_MEMBERS);
        JsonNode indicators = given.get("indicators");
        if (indicators == null || indicators.isNull()) {
            problems.missing(place + "/indicators", "indicators");
        } else if (!indicators.isObject()) {
            problems.wrongType(place + "/indicators", indicators, "对象", "an object");
        } else {
            Map<String, Object> read =
                    values.read(indicators, place + "/indicators", id == null ? "" : id, policy.indicators());
            if (id != null && name != null) {
                subjects.add(new Subject(id, name, read));
            }
        }
    }

    /** Ids are unique, and where the policy names its subjects they are among those. */
    private void id(JsonNode id, int index, Map<String, Integer> placeById, Problems problems) {
        if (!id.isTextual()) {
            return;
        }
        String place = "/subjects/" + index + "/id";
        Integer earlier = placeById.putIfAbsent(id.textValue(), index);
        if (earlier != null) {
            problems.add(
                    place,
                    "duplicate-id",
                    "id " + id + " 与第 " + (earlier + 1) + " 个重复",
                    "the id " + id + " is that of /subjects/" + earlier + " already");
        }
        List<String> known =
                policy.subject().ids().stream().map(ValueKind.Choice::code).toList();
        if (!known.isEmpty() && !known.contains(id.textValue())) {
            String nearest = NearestName.to(id.textValue(), known);
            String zh = nearest == null ? "可用：" + String.join(", ", known) : "是不是 " + nearest + "？";
            String en = nearest == null ? "there are: " + String.join(", ", known) : "did you mean " + nearest + "?";
            problems.add(place, "unknown-id", "没有 id " + id + "；" + zh, "there is no id " + id + "; " + en);
        }
    }
}
