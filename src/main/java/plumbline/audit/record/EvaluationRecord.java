package plumbline.audit.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plumbline.rules.Versions;
import plumbline.store.Journal;
import plumbline.store.StoreFailed;
import plumbline.text.JsonText;

/**
 * A stored evaluation as its record in the journal tells. Immutable.
 *
 * @param seq its place in the journal
 * @param hash of the record
 * @param trial that it was only made to see what would come of it
 * @param caller who asked; null when that is not known
 * @param key with which the caller tells a repeated request from a new one; null when there was none
 * @param input hash of the canonical input
 * @param result hash of the canonical result
 * @param request hash of the input as it is kept
 * @param answer hash of the answer as it is kept
 * @param trace hash of the firings as they are kept
 * @param versions with what it was worked out
 * @param subjects ids of those who were evaluated
 * @param rules names of those that fired
 */
public record EvaluationRecord(
        long seq,
        String hash,
        Instant at,
        String id,
        String policy,
        String revision,
        String period,
        boolean trial,
        @Nullable String caller,
        @Nullable IdempotencyKey key,
        String input,
        String result,
        String request,
        String answer,
        String trace,
        Versions versions,
        List<String> subjects,
        List<String> rules) {
    public static final String KIND = "evaluation";

    public EvaluationRecord {
        subjects = List.copyOf(subjects);
        rules = List.copyOf(rules);
    }

    /** The members that the journal does not write by itself. */
    ObjectNode members() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("revision", revision)
                .put("period", period)
                .put("trial", trial)
                .put("caller", caller)
                .put("idempotencyKey", key == null ? null : key.key())
                .put("body", key == null ? null : key.body())
                .put("input", input)
                .put("result", result)
                .put("request", request)
                .put("answer", answer)
                .put("trace", trace)
                .put("service", versions.service())
                .put("engine", versions.engine());
        texts(json.putArray("subjects"), subjects);
        texts(json.putArray("rules"), rules);
        return json;
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    /** The same at its place in the journal. */
    EvaluationRecord placed(Journal.Entry place) {
        return new EvaluationRecord(
                place.seq(),
                place.hash(),
                place.at(),
                id,
                policy,
                revision,
                period,
                trial,
                caller,
                key,
                input,
                result,
                request,
                answer,
                trace,
                versions,
                subjects,
                rules);
    }

    /** The evaluation of a record in its canonical text. */
    public static EvaluationRecord of(String record, String hash) {
        try {
            return of(JsonText.read(record.getBytes(StandardCharsets.UTF_8)), hash);
        } catch (IOException damaged) {
            throw new StoreFailed("the journal is damaged", damaged);
        }
    }

    public static EvaluationRecord of(JsonNode json, String hash) {
        String key = json.path("idempotencyKey").textValue();
        return new EvaluationRecord(
                json.path("seq").asLong(),
                hash,
                Instant.parse(text(json, "at")),
                text(json, "id"),
                text(json, "policy"),
                text(json, "revision"),
                text(json, "period"),
                json.path("trial").asBoolean(),
                json.path("caller").textValue(),
                key == null ? null : new IdempotencyKey(key, text(json, "body")),
                text(json, "input"),
                text(json, "result"),
                text(json, "request"),
                text(json, "answer"),
                text(json, "trace"),
                new Versions(text(json, "service"), text(json, "engine")),
                texts(json.path("subjects")),
                texts(json.path("rules")));
    }

    private static String text(JsonNode json, String member) {
        String text = json.path(member).textValue();
        if (text == null) {
            throw new StoreFailed("the journal is damaged", new IllegalStateException("no " + member));
        }
        return text;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
