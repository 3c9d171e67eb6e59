package plumbline.audit.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.Explain;
import plumbline.store.StoreFailed;
import plumbline.text.JsonText;

/** An evaluation as it is kept. Not to be changed, and thread-safe as long as nobody does. */
public final class StoredEvaluation {
    private final EvaluationRecord record;
    private final byte[] request;
    private final byte[] content;

    /**
     * @param request the input, as {@link EvaluationJson#input} writes it
     * @param content the answer, as {@link EvaluationJson#content} writes it
     */
    public StoredEvaluation(EvaluationRecord record, byte[] request, byte[] content) {
        this.record = record;
        this.request = request;
        this.content = content;
    }

    public EvaluationRecord record() {
        return record;
    }

    /** Whether the input has these bytes. */
    public boolean hasInput(byte[] other) {
        return Arrays.equals(request, other);
    }

    /** Whether the answer without its head has these bytes. */
    public boolean hasResult(byte[] other) {
        return Arrays.equals(content, other);
    }

    /** The input; each call makes another. */
    public ObjectNode input() {
        return parsed(request);
    }

    /** The answer without its head; each call makes another. */
    public ObjectNode result() {
        return parsed(content);
    }

    /**
     * The answer that was given, to the byte.
     *
     * @param firings as they were kept, where they are wanted
     */
    public byte[] answer(Explain explain, byte @Nullable [] firings) {
        ObjectNode head = JsonNodeFactory.instance
                .objectNode()
                .put("id", record.id())
                .put("dryRun", false)
                .put("trial", record.trial())
                .put("at", record.at());
        byte[] first = JsonText.bytes(head);
        byte[] rest = explain == Explain.NONE ? withoutEntries() : content;
        ByteArrayOutputStream answer = new ByteArrayOutputStream(first.length + rest.length);
        answer.write(first, 0, first.length - 1);
        answer.write(',');
        answer.write(rest, 1, rest.length - 2);
        if (firings != null) {
            answer.writeBytes(",\"firings\":".getBytes(StandardCharsets.US_ASCII));
            answer.writeBytes(firings);
        }
        answer.write('}');
        return answer.toByteArray();
    }

    /** The same answer as a dry run gives it. */
    public byte[] dryRun() {
        byte[] head = EvaluationJson.DRY_RUN.getBytes(StandardCharsets.US_ASCII);
        byte[] answer = Arrays.copyOf(head, head.length + content.length - 1);
        System.arraycopy(content, 1, answer, head.length, content.length - 1);
        return answer;
    }

    private byte[] withoutEntries() {
        ObjectNode result = result();
        result.get("results").forEach(subject -> ((ObjectNode) subject).remove("entries"));
        return JsonText.bytes(result);
    }

    public static ObjectNode parsed(byte[] json) {
        try {
            return (ObjectNode) JsonText.read(json);
        } catch (IOException damaged) {
            throw new StoreFailed("the store is damaged", damaged);
        }
    }
}
