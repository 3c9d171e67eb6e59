package plumbline.audit.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.store.StoreFailed;
import plumbline.text.JsonText;

/**
 * A stored evaluation as its record in the journal tells: its members by their names there. Immutable.
 *
 * @param seq its place in the journal
 * @param hash of the record
 * @param at when it was added, in UTC
 * @param trial that it was only made to see what would come of it
 * @param caller who asked; null when that is not known
 * @param idempotencyKey as the caller wrote it; null when there was none
 * @param body hash of the request and of what was asked of it; null without a key
 * @param input hash of the canonical input
 * @param result hash of the canonical result
 * @param request hash of the input as it is kept
 * @param answer hash of the answer as it is kept
 * @param trace hash of the firings as they are kept
 * @param service version of the program that worked it out
 * @param engine version of its rule engine
 * @param subjects ids of those who were evaluated
 * @param rules names of those that fired
 */
public record EvaluationRecord(
        long seq,
        String hash,
        String at,
        String id,
        String policy,
        String revision,
        String period,
        boolean trial,
        @Nullable String caller,
        @Nullable String idempotencyKey,
        @Nullable String body,
        String input,
        String result,
        String request,
        String answer,
        String trace,
        String service,
        String engine,
        List<String> subjects,
        List<String> rules) {
    public static final String KIND = "evaluation";

    public EvaluationRecord {
        subjects = List.copyOf(subjects);
        rules = List.copyOf(rules);
    }

    /**
     * The evaluation of a record in its canonical text.
     *
     * @throws StoreFailed when it has not the members of an evaluation
     */
    static EvaluationRecord of(String record, String hash) {
        try {
            return of(JsonText.read(record.getBytes(StandardCharsets.UTF_8)), hash);
        } catch (IOException damaged) {
            throw new StoreFailed("the journal is damaged", damaged);
        }
    }

    /** The same of a record that was parsed before. */
    public static EvaluationRecord of(JsonNode record, String hash) {
        ObjectNode members = JsonNodeFactory.instance.objectNode().put("hash", hash);
        members.setAll((ObjectNode) record);
        try {
            return JsonText.as(EvaluationRecord.class, members);
        } catch (IllegalArgumentException damaged) {
            throw new StoreFailed("the journal is damaged", damaged);
        }
    }

    /** With which the caller tells a repeated request from a new one; null when there was none. */
    public @Nullable IdempotencyKey key() {
        return idempotencyKey == null || body == null ? null : new IdempotencyKey(idempotencyKey, body);
    }
}
