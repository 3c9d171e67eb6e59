package plumbline.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plumbline.audit.record.EvaluationRecord;
import plumbline.audit.record.KeyChange;
import plumbline.library.revision.FolderFaults;
import plumbline.library.revision.Revisions;

/** Which members a record of each kind has, and of which type: a number in quotes is no number. Stateless. */
final class RecordForm {
    private static final Map<String, Predicate<JsonNode>> OF_ALL = Map.of(
            "seq", JsonNode::isIntegralNumber,
            "at", at -> instant(at) != null,
            "kind", JsonNode::isTextual,
            "policy", JsonNode::isTextual,
            "previous", RecordForm::isHash);

    private static final Map<String, Map<String, Predicate<JsonNode>>> BY_KIND = Map.of(
            EvaluationRecord.KIND,
            Stream.of(
                            members(JsonNode::isTextual, "id", "period", "service", "engine"),
                            members(RecordForm::isHash, "revision", "input", "result", "request", "answer", "trace"),
                            members(RecordForm::isTextOrNull, "caller", "idempotencyKey", "body"),
                            members(JsonNode::isBoolean, "trial"),
                            members(RecordForm::areTexts, "subjects", "rules"))
                    .flatMap(members -> members.entrySet().stream())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
            Revisions.ACTIVATION,
            Stream.of(
                            members(RecordForm::isTextOrNull, "revision", "previousRevision", "author", "message"),
                            // Records from before there were keys have none.
                            members(caller -> caller.isMissingNode() || isTextOrNull(caller), "caller"),
                            members(JsonNode::isTextual, "origin"),
                            members(JsonNode::isObject, "changed"))
                    .flatMap(members -> members.entrySet().stream())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
            FolderFaults.KIND,
            Map.of(
                    "node", JsonNode::isTextual,
                    "folderRevision", RecordForm::isTextOrNull,
                    "errors", JsonNode::isIntegralNumber,
                    "findings", JsonNode::isArray),
            KeyChange.KIND,
            Map.of(
                    "action",
                            action -> action.asText().equals("made")
                                    || action.asText().equals("revoked"),
                    "name", JsonNode::isTextual,
                    "caller", RecordForm::isTextOrNull,
                    "roles", RecordForm::areTexts,
                    "policies", RecordForm::areTexts));

    private RecordForm() {}

    /** The members that are missing, or not of their type, or none that the kind has; {@code kind} when there is no such kind. */
    static List<String> faults(JsonNode record) {
        Map<String, Predicate<JsonNode>> ofKind =
                BY_KIND.get(record.path("kind").asText());
        if (ofKind == null) {
            return List.of("kind");
        }
        Set<String> names = new TreeSet<>(OF_ALL.keySet());
        names.addAll(ofKind.keySet());
        record.fieldNames().forEachRemaining(names::add);
        List<String> faults = new ArrayList<>();
        for (String name : names) {
            Predicate<JsonNode> type = OF_ALL.getOrDefault(name, ofKind.get(name));
            if (type == null || !type.test(record.path(name))) {
                faults.add(name);
            }
        }
        return faults;
    }

    /** The moment, as the journal writes it; null when it is not one. */
    static @Nullable Instant instant(JsonNode at) {
        try {
            Instant instant = Instant.parse(at.asText());
            return instant.truncatedTo(ChronoUnit.MILLIS).toString().equals(at.textValue()) ? instant : null;
        } catch (DateTimeException noInstant) {
            return null;
        }
    }

    private static boolean isTextOrNull(JsonNode value) {
        return value.isTextual() || value.isNull();
    }

    private static boolean isHash(JsonNode value) {
        return value.isTextual() && value.textValue().matches("sha256:[0-9a-f]{64}");
    }

    private static boolean areTexts(JsonNode value) {
        return value.isArray()
                && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isTextual);
    }

    private static Map<String, Predicate<JsonNode>> members(Predicate<JsonNode> type, String... names) {
        return Stream.of(names).collect(Collectors.toMap(name -> name, name -> type));
    }
}
