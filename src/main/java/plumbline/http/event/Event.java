package plumbline.http.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import plumbline.audit.record.EvaluationRecord;
import plumbline.http.json.EvaluationSummaryJson;
import plumbline.library.revision.FolderFaults;
import plumbline.library.revision.Revisions;

/**
 * Something that happened, as a record of the journal tells it.
 *
 * @param seq the record's place in the journal, by which a client says how far it has come
 * @param kind what happened, in kebab case
 */
record Event(long seq, String kind, ObjectNode data) {
    private static final String[] OF_ALL = {"seq", "at", "policy"};

    /** Null when the record tells of nothing that is announced. */
    static @Nullable Event of(ObjectNode record, String hash) {
        long seq = record.path("seq").asLong();
        return switch (record.path("kind").asText()) {
            case EvaluationRecord.KIND ->
                new Event(seq, "evaluation-kept", EvaluationSummaryJson.of(EvaluationRecord.of(record, hash)));
            case Revisions.ACTIVATION -> {
                ObjectNode data = members(record, "revision", "origin", "caller", "author", "message");
                data.set("previous", record.path("previousRevision"));
                yield new Event(seq, record.path("revision").isNull() ? "policy-removed" : "rules-activated", data);
            }
            case FolderFaults.KIND ->
                record.path("errors").asInt() > 0
                        ? new Event(seq, "rules-rejected", members(record, "folderRevision", "errors", "findings"))
                        : new Event(seq, "policy-recovered", members(record, "folderRevision"));
            default -> null;
        };
    }

    private static ObjectNode members(ObjectNode record, String... names) {
        ObjectNode data = record.objectNode();
        for (String[] some : new String[][] {OF_ALL, names}) {
            for (String name : some) {
                data.set(name, record.path(name));
            }
        }
        return data;
    }
}
