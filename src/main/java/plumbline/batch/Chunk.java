package plumbline.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some lines of the input that follow one another: enough to be worth a thread's while. Not to be changed.
 *
 * @param bytes of the lines together
 * @param consumed bytes of the input, up to the end of these lines
 * @param number of lines of the input, up to the end of these
 */
record Chunk(List<LineReader.Numbered> lines, int bytes, long consumed, long number) {
    private static final int ENOUGH_BYTES = 1 << 16;

    /** The answers to a chunk's lines, each with a line break behind it. */
    record Answers(ByteArrayOutputStream bytes, Tally tally, Chunk chunk) {}

    /** The next lines; null at the end. */
    static @Nullable Chunk read(LineReader reader) throws IOException {
        List<LineReader.Numbered> lines = new ArrayList<>();
        int bytes = 0;
        while (bytes < ENOUGH_BYTES) {
            LineReader.Numbered line = reader.next();
            if (line == null) {
                break;
            }
            lines.add(line);
            bytes += line.bytes().length;
        }
        return lines.isEmpty() ? null : new Chunk(lines, bytes, reader.consumed(), reader.number());
    }

    Answers answered(Function<byte[], Answer> function) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Tally tally = new Tally();
        for (LineReader.Numbered line : lines) {
            Answer answer = function.apply(line.bytes());
            tally.add(answer);
            if (answer.bytes().length > 0) {
                out.writeBytes(answer.numbered(line.number()));
                out.write('\n');
            }
        }
        return new Answers(out, tally, this);
    }
}
