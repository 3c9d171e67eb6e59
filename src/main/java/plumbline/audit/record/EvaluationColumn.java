package plumbline.audit.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of the table {@code evaluation}, which repeats a member of the record, to find it by.
 *
 * @param recorded what the record says of it: a text, a whole number, or null
 */
public record EvaluationColumn(String name, Function<JsonNode, @Nullable Object> recorded) {
    /** All but {@code seq}, the place in the journal. */
    public static final List<EvaluationColumn> ALL = List.of(
            text("id"),
            text("policy"),
            text("revision"),
            text("period"),
            new EvaluationColumn("at_millis", EvaluationColumn::millis),
            new EvaluationColumn("trial", record -> record.path("trial").booleanValue() ? 1 : 0),
            text("caller"),
            new EvaluationColumn(
                    "idempotency_key", record -> record.path("idempotencyKey").textValue()),
            text("request"),
            text("answer"),
            text("trace"));

    private static EvaluationColumn text(String member) {
        return new EvaluationColumn(member, record -> record.path(member).textValue());
    }

    private static @Nullable Object millis(JsonNode record) {
        try {
            return Instant.parse(record.path("at").asText()).toEpochMilli();
        } catch (DateTimeException noInstant) {
            return null;
        }
    }
}
