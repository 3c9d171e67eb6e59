package plumbline.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plumbline.audit.record.EvaluationRecord;
import plumbline.evaluation.Receipt;
import plumbline.facts.Exact;
import plumbline.store.Contents;
import plumbline.text.JsonText;
import plumbline.text.Messages;
import plumbline.text.Text;

/**
 * Checks that what an evaluation's record says is what its contents hold: the input, the answer and the firings. Hashes
 * alone only show that a content is the one that the record names, and somebody who recomputes the chain recomputes
 * them too.
 * Used once.
 */
final class ContentCheck {
    private static final Text REQUEST = Messages.text("content-input");
    private static final Text ANSWER = Messages.text("content-answer");
    private static final Text TRACE = Messages.text("content-firings");

    private final EvaluationRecord record;
    private final List<Fault> faults = new ArrayList<>();

    private ContentCheck(EvaluationRecord record) {
        this.record = record;
    }

    /** Where the record contradicts its contents; a content that is missing or damaged is reported elsewhere. */
    static List<Fault> faults(EvaluationRecord record, JournalRow.EvaluationRow row) {
        ContentCheck check = new ContentCheck(record);
        check.run(
                check.read(row.requestContent(), "request"),
                check.read(row.answerContent(), "answer"),
                check.read(row.traceContent(), "trace"));
        // The answer tells some things twice.
        return check.faults.stream().distinct().toList();
    }

    private void run(@Nullable JsonNode input, @Nullable JsonNode answer, @Nullable JsonNode trace) {
        if (input != null) {
            input(input);
        }
        if (answer != null) {
            answer(answer);
        }
        if (trace != null) {
            same("rules", record.rules(), sorted(texts(trace, "rule")), TRACE);
        }
        if (input != null && answer != null) {
            same("asOf", answer.path("asOf"), input.path("asOf"), REQUEST);
            same("context", answer.path("context"), input.path("context"), REQUEST);
        }
        if (answer != null && trace != null && !isPosted(answer, trace)) {
            contradicted("answer", TRACE);
        }
    }

    private void input(JsonNode input) {
        same("input", record.input(), hash(() -> Receipt.hash(input)), REQUEST);
        same("policy", record.policy(), input.path("policy").textValue(), REQUEST);
        same("period", record.period(), input.path("period").textValue(), REQUEST);
        same("subjects", record.subjects(), texts(input.path("subjects"), "id"), REQUEST);
    }

    private void answer(JsonNode answer) {
        same("policy", record.policy(), answer.at("/policy/id").textValue(), ANSWER);
        same("revision", record.revision(), answer.at("/policy/revision").textValue(), ANSWER);
        same("revision", record.revision(), answer.at("/receipt/rules").textValue(), ANSWER);
        same("period", record.period(), answer.path("period").textValue(), ANSWER);
        same("input", record.input(), answer.at("/receipt/input").textValue(), ANSWER);
        same("result", record.result(), answer.at("/receipt/result").textValue(), ANSWER);
        same("result", record.result(), hash(() -> Receipt.ofAnswer(answer)), ANSWER);
        same("subjects", sorted(record.subjects()), sorted(texts(answer.path("results"), "id")), ANSWER);
    }

    private @Nullable JsonNode read(Contents.@Nullable Packed packed, String member) {
        byte[] bytes = packed == null ? null : Contents.unpacked(packed);
        try {
            return bytes == null ? null : JsonText.read(bytes);
        } catch (IOException noJson) {
            contradicted(member, Messages.text("content-not-json"));
            return null;
        }
    }

    private void same(String member, Object recorded, @Nullable Object found, Text content) {
        if (!recorded.equals(found)) {
            contradicted(member, content);
        }
    }

    private void contradicted(String member, Text content) {
        faults.add(Fault.of(record.seq(), "record-contradicted", member, content));
    }

    /** Whether a firing posted each of the answer's points. */
    private static boolean isPosted(JsonNode answer, JsonNode trace) {
        Map<String, Integer> times = new HashMap<>();
        trace.forEach(
                firing -> firing.path("posted").forEach(posting -> times.merge(points(posting), 1, Integer::sum)));
        answer.path("results").forEach(result -> result.path("entries")
                .forEach(entry -> times.merge(points(entry), -1, Integer::sum)));
        return times.values().stream().noneMatch(left -> left < 0);
    }

    private static String points(JsonNode posted) {
        return posted.path("item").asText() + " "
                + Exact.plain(posted.path("points").decimalValue()).toPlainString();
    }

    /** Empty, which is no hash, when there is no canonical form. */
    private static String hash(Supplier<String> canonical) {
        try {
            return canonical.get();
        } catch (RuntimeException notCanonical) {
            return "";
        }
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().distinct().sorted().toList();
    }

    private static List<String> texts(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.path(member).asText())
                .toList();
    }
}
