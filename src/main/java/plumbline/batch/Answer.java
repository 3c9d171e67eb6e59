package plumbline.batch;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.problem.ProblemDetails;
import plumbline.text.JsonText;

/** What a line is answered with. Not to be changed. */
public final class Answer {
    private static final String PROBLEM = "{\"type\":\"" + ProblemDetails.TYPE;
    private static final Pattern NUMBER = Pattern.compile(",\"line\":\\d+\\}$");

    private final byte[] bytes;
    private final @Nullable String problem;
    private final @Nullable SortedMap<String, BigDecimal> sums;

    /**
     * @param bytes of a JSON object, in UTF-8 and without a line break
     * @param problem the code of the problem; null when the line was evaluated
     */
    Answer(byte[] bytes, @Nullable String problem) {
        this(bytes, problem, null);
    }

    private Answer(byte[] bytes, @Nullable String problem, @Nullable SortedMap<String, BigDecimal> sums) {
        this.bytes = bytes;
        this.problem = problem;
        this.sums = sums;
    }

    /**
     * What differs between two revisions.
     *
     * @param bytes none when nothing does
     * @param sums by policy and name
     */
    static Answer difference(byte[] bytes, @Nullable String problem, SortedMap<String, BigDecimal> sums) {
        return new Answer(bytes, problem, sums);
    }

    static Answer of(ProblemDetails problem) {
        return new Answer(JsonText.bytes(problem.body()), problem.code());
    }

    /** The answer that was written like this, with the number of its line or without. */
    public static Answer written(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        if (!text.startsWith(PROBLEM)) {
            return new Answer(line, null);
        }
        String problem = text.substring(PROBLEM.length(), text.indexOf('"', PROBLEM.length()));
        return new Answer(NUMBER.matcher(text).replaceFirst("}").getBytes(StandardCharsets.UTF_8), problem);
    }

    public byte[] bytes() {
        return bytes;
    }

    public @Nullable String problem() {
        return problem;
    }

    /** What is added up over differences; nothing for another answer. */
    SortedMap<String, BigDecimal> sums() {
        return sums == null ? Collections.emptySortedMap() : sums;
    }

    /** The bytes, in which a problem or a difference says at its end to which line it belongs, from 1. */
    public byte[] numbered(long line) {
        if (problem == null && sums == null) {
            return bytes;
        }
        byte[] number = (",\"line\":" + line + "}").getBytes(StandardCharsets.US_ASCII);
        byte[] numbered = Arrays.copyOf(bytes, bytes.length - 1 + number.length);
        System.arraycopy(number, 0, numbered, bytes.length - 1, number.length);
        return numbered;
    }
}
