package plumbline.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.text.NearestName;

/** Reads the subjects of one request, one by one. Used by one thread. */
final class SubjectReader {
    private static final Place SUBJECTS = Place.ROOT.of("subjects");
    private static final List<String> MEMBERS = List.of("id", "name", "indicators");

    private final Policy policy;
    private final Problems problems = new Problems();
    private final ValueReader values;
    private final List<String> known;
    private final Set<String> isKnown;
    private final List<Subject> subjects = new ArrayList<>();
    private final Map<String, Integer> placeById = new HashMap<>();
    private int count;

    /** @param asOf the day that the evaluation looks from; null when the request names none */
    SubjectReader(Policy policy, @Nullable LocalDate asOf) {
        this.policy = policy;
        this.values = new ValueReader(policy, asOf, problems);
        this.known = policy.subject().ids().stream().map(ValueKind.Choice::code).toList();
        this.isKnown = new HashSet<>(known);
    }

    void add(JsonNode given) {
        Place place = SUBJECTS.of(count);
        if (given.isObject()) {
            subject(given, place);
            id(given.path("id"), count, place);
        } else {
            problems.wrongType(place, given, "对象", "an object");
        }
        count++;
    }

    /** One that is too many: it is only counted. */
    void leaveOut() {
        count++;
    }

    /** All subjects; what is wrong with them is added to the request's problems. */
    List<Subject> subjects(Problems ofRequest) {
        if (count > Limits.MAX_SUBJECTS) {
            ofRequest.add(
                    SUBJECTS,
                    "too-many-subjects",
                    "最多 " + Limits.MAX_SUBJECTS + " 个，给了 " + count + " 个",
                    "at most " + Limits.MAX_SUBJECTS + " subjects, but there are " + count);
            return List.of();
        }
        if (count == 0) {
            String label = policy.subject().label().zh();
            ofRequest.add(SUBJECTS, "no-subjects", "至少要有一个" + label, "there must be at least one subject");
        }
        ofRequest.addAll(problems);
        if (values.records() > Limits.MAX_RECORDS) {
            ofRequest.add(
                    SUBJECTS,
                    "too-many-records",
                    "记录最多 " + Limits.MAX_RECORDS + " 条，给了 " + values.records() + " 条",
                    "at most " + Limits.MAX_RECORDS + " records, but there are " + values.records());
        }
        return subjects;
    }

    private void subject(JsonNode given, Place place) {
        String id = Texts.id(given.get("id"), place.of("id"), problems);
        String name = Texts.read(given.get("name"), place.of("name"), Limits.MAX_NAME_LENGTH, problems);
        problems.unknownMembers(given, place, MEMBERS);
        JsonNode indicators = given.get("indicators");
        Place there = place.of("indicators");
        if (indicators == null || indicators.isNull()) {
            problems.missing(there, "indicators");
        } else if (!indicators.isObject()) {
            problems.wrongType(there, indicators, "对象", "an object");
        } else {
            Map<String, Object> read = values.read(indicators, there, id == null ? "" : id, policy.indicators());
            if (id != null && name != null) {
                subjects.add(new Subject(id, name, read));
            }
        }
    }

    /** Ids are unique, and where the policy names its subjects they are among those. */
    private void id(JsonNode id, int index, Place subject) {
        if (!id.isTextual()) {
            return;
        }
        Integer earlier = placeById.putIfAbsent(id.textValue(), index);
        if (earlier != null) {
            problems.add(
                    subject.of("id"),
                    "duplicate-id",
                    "id " + id + " 与第 " + (earlier + 1) + " 个重复",
                    "the id " + id + " is that of /subjects/" + earlier + " already");
        }
        if (!known.isEmpty() && !isKnown.contains(id.textValue())) {
            String nearest = NearestName.to(id.textValue(), known);
            String zh = nearest == null ? "可用：" + String.join(", ", known) : "是不是 " + nearest + "？";
            String en = nearest == null ? "there are: " + String.join(", ", known) : "did you mean " + nearest + "?";
            problems.add(subject.of("id"), "unknown-id", "没有 id " + id + "；" + zh, "there is no id " + id + "; " + en);
        }
    }
}
