package plumbline.evaluation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The form of an evaluation in JSON, as integrators read it and as it is kept, in UTF-8. Stateless. */
public final class EvaluationJson {
    /** About what forty subjects need with their entries. */
    private static final int USUAL_SIZE = 1 << 17;

    /** How the answer of an evaluation begins that is not stored; a stored one's content follows. */
    public static final String DRY_RUN = "{\"id\":null,\"dryRun\":true,";

    private EvaluationJson() {}

    /** All of an answer but its id and what has to do with storing it, with entries and without firings. */
    public static final class Content {
        private final byte[] bytes;
        private final Receipt receipt;

        private Content(byte[] bytes, Receipt receipt) {
            this.bytes = bytes;
            this.receipt = receipt;
        }

        public byte[] bytes() {
            return bytes;
        }

        /** What it says of itself. */
        public Receipt receipt() {
            return receipt;
        }
    }

    public static Content content(Evaluation evaluation) {
        ByteArrayOutputStream bytes = started();
        AnswerWriter writer = new AnswerWriter(evaluation, bytes);
        Receipt receipt = written(() -> {
            writer.send("{");
            Receipt made = writer.content(true);
            writer.send("}");
            return made;
        });
        return new Content(bytes.toByteArray(), receipt);
    }

    /** The whole answer of an evaluation that is not stored. */
    public static byte[] answer(Evaluation evaluation, Explain explain) {
        ByteArrayOutputStream bytes = started();
        written(() -> {
            write(evaluation, explain, bytes);
            return bytes;
        });
        return bytes.toByteArray();
    }

    /**
     * Writes the same answer as it is made: it has no id and says that it is a dry run.
     *
     * @param explain the receipt is the same whatever is explained
     * @throws IOException when the sink does not take it
     */
    public static void write(Evaluation evaluation, Explain explain, OutputStream sink) throws IOException {
        AnswerWriter writer = new AnswerWriter(evaluation, sink);
        writer.send(DRY_RUN);
        writer.content(explain != Explain.NONE);
        if (explain == Explain.FULL) {
            writer.send(",\"firings\":");
            writer.firings();
        }
        writer.send("}");
    }

    /** The firings in the form of the trace; what they matched is there when the evaluation was traced. */
    public static byte[] firings(Evaluation evaluation) {
        ByteArrayOutputStream bytes = started();
        written(() -> {
            new AnswerWriter(evaluation, bytes).firings();
            return bytes;
        });
        return bytes.toByteArray();
    }

    /** What was evaluated, as the receipt hashes it but with numbers as numbers; it can be read as a request. */
    public static byte[] input(Evaluation evaluation) {
        ByteArrayOutputStream bytes = started();
        written(() -> {
            new AnswerWriter(evaluation, bytes).input();
            return bytes;
        });
        return bytes.toByteArray();
    }

    private static ByteArrayOutputStream started() {
        return new ByteArrayOutputStream(USUAL_SIZE);
    }

    private interface Writing<T> {
        T run() throws IOException;
    }

    private static <T> T written(Writing<T> writing) {
        try {
            return writing.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
