package plumbline.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
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

/** Reads a request of one policy. Immutable and thread-safe. */
public final class RequestReader {
    private static final String PERIOD = "period";
    private static final String AS_OF = "asOf";
    private static final String CONTEXT = "context";
    private static final String SUBJECTS = "subjects";
    private static final List<String> MEMBERS = List.of(PERIOD, AS_OF, CONTEXT, SUBJECTS);

    private final Policy policy;

    public RequestReader(Policy policy) {
        this.policy = policy;
    }

    /**
     * The cohort of a request in JSON (UTF-8). Its subjects are read one by one, and no more of it is held at once than
     * one of them, unless they come before the day that their own days must not be after.
     *
     * @throws RequestRejected naming every fault; nothing is taken from a faulty request
     */
    public Cohort read(byte[] json) throws RequestRejected {
        return StrictJson.REQUESTS.read(json, document -> {
            if (document.parser().currentToken() != JsonToken.START_OBJECT) {
                JsonNode whole = document.value(Place.ROOT);
                document.end();
                return read(whole);
            }
            ObjectNode head = JsonNodeFactory.instance.objectNode();
            SubjectReader subjects = members(document, head);
            document.end();
            return cohort(head, subjects);
        });
    }

    /** Reads the members into the head, except subjects that need not be kept as they came. */
    private @Nullable SubjectReader members(JsonTree document, ObjectNode head) throws IOException {
        SubjectReader subjects = null;
        JsonParser parser = document.parser();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            boolean isList = parser.nextToken() == JsonToken.START_ARRAY;
            if (isList && name.equals(SUBJECTS) && (head.has(AS_OF) || !policy.hasDaysNotAfterAsOf())) {
                Place place = Place.ROOT.of(SUBJECTS);
                subjects = new SubjectReader(policy, asOf(head.get(AS_OF), new Problems()));
                for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                    if (i < Limits.MAX_SUBJECTS) {
                        subjects.add(document.value(place.of(i)));
                    } else {
                        subjects.leaveOut();
                        parser.skipChildren();
                    }
                }
            } else {
                head.set(name, document.value(Place.ROOT.of(HalfCharacters.written(name))));
            }
        }
        return subjects;
    }

    /** The same of a request that was parsed before. */
    public Cohort read(JsonNode request) throws RequestRejected {
        return cohort(request, null);
    }

    /** @param read the subjects, where they were read before; null where they are among the members */
    private Cohort cohort(JsonNode request, @Nullable SubjectReader read) throws RequestRejected {
        Problems problems = new Problems();
        if (!request.isObject()) {
            problems.wrongType(Place.ROOT, request, "一个 JSON 对象", "a JSON object");
            problems.throwIfAny();
        }
        LocalDate asOf = asOf(request.get(AS_OF), problems);
        Map<String, Object> context = context(request.get(CONTEXT), new ValueReader(policy, asOf, problems), problems);
        Period period = period(request.get(PERIOD), context, problems);
        List<Subject> subjects = read == null
                ? subjects(request.get(SUBJECTS), new SubjectReader(policy, asOf), problems)
                : read.subjects(problems);
        problems.unknownMembers(request, Place.ROOT, MEMBERS);
        problems.throwIfAny();
        return new Cohort(Objects.requireNonNull(period), asOf, context, subjects);
    }

    private @Nullable Period period(@Nullable JsonNode given, Map<String, Object> context, Problems problems) {
        if (given == null || given.isNull()) {
            problems.missing(Place.ROOT.of(PERIOD), "period");
            return null;
        }
        if (!given.isTextual()) {
            problems.wrongType(Place.ROOT.of(PERIOD), given, "文本，如 \"2022\"", "a text such as \"2022\"");
            return null;
        }
        Period period = Period.parse(given.textValue());
        Set<Period.Form> allowed = forms(context);
        if (period == null || !allowed.contains(period.form())) {
            String forms = allowed.stream().map(Period.Form::pattern).collect(Collectors.joining(", "));
            problems.add(
                    Place.ROOT.of(PERIOD),
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
                        Place.ROOT.of(PERIOD),
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
                problems.missing(Place.ROOT.of(AS_OF), "asOf");
            }
            return null;
        }
        return Dates.read(given, Place.ROOT.of(AS_OF), problems);
    }

    private Map<String, Object> context(@Nullable JsonNode given, ValueReader values, Problems problems) {
        if (given != null && !given.isNull() && !given.isObject()) {
            problems.wrongType(Place.ROOT.of(CONTEXT), given, "对象", "an object");
            return Map.of();
        }
        return values.read(
                given == null || given.isNull() ? null : given, Place.ROOT.of(CONTEXT), "", policy.context());
    }

    private static List<Subject> subjects(@Nullable JsonNode given, SubjectReader reader, Problems problems) {
        if (given == null || given.isNull()) {
            problems.missing(Place.ROOT.of(SUBJECTS), SUBJECTS);
            return List.of();
        }
        if (!given.isArray()) {
            problems.wrongType(Place.ROOT.of(SUBJECTS), given, "列表", "a list");
            return List.of();
        }
        for (int i = 0; i < given.size(); i++) {
            if (i < Limits.MAX_SUBJECTS) {
                reader.add(given.get(i));
            } else {
                reader.leaveOut();
            }
        }
        return reader.subjects(problems);
    }
}
