package plumbline.batch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import plumbline.problem.ProblemDetails;
import plumbline.text.JsonText;

/** What a line is answered with. Not to be changed. */
public final class Answer {
    private final byte[] bytes;
    private final @Nullable String problem;

    /**
     * @param bytes of a JSON object, in UTF-8 and without a line break
     * @param problem the code of the problem; null when the line was evaluated
     */
    Answer(byte[] bytes, @Nullable String problem) {
        this.bytes = bytes;
        this.problem = problem;
    }

    static Answer of(ProblemDetails problem) {
        return new Answer(JsonText.bytes(problem.body()), problem.code());
    }

    public byte[] bytes() {
        return bytes;
    }

    public @Nullable String problem() {
        return problem;
    }

    /** The bytes, in which a problem says at its end to which line it belongs, from 1. */
    public byte[] numbered(long line) {
        if (problem == null) {
            return bytes;
        }
        byte[] number = (",\"line\":" + line + "}").getBytes(StandardCharsets.US_ASCII);
        byte[] numbered = Arrays.copyOf(bytes, bytes.length - 1 + number.length);
        System.arraycopy(number, 0, numbered, bytes.length - 1, number.length);
        return numbered;
    }
}
