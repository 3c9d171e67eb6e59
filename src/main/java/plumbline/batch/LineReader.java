package plumbline.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Limits;

/** Takes a stream apart into its lines, leaving out blank ones. Used by one thread. */
public final class LineReader {
    private static final int BUFFER = 1 << 16;

    /** A line with its place. Not to be changed. */
    public static final class Numbered {
        private final long number;
        private final byte[] bytes;

        private Numbered(long number, byte[] bytes) {
            this.number = number;
            this.bytes = bytes;
        }

        /** From 1, blank ones counted. */
        public long number() {
            return number;
        }

        /** Without the line break, and no more of them than show that it is too long. */
        public byte[] bytes() {
            return bytes;
        }
    }

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private long number;
    private long consumed;

    /** @param number of lines that come before the first */
    public LineReader(InputStream in, long number) {
        this.in = in;
        this.number = number;
    }

    /** The next line that is not blank; null at the end. */
    public @Nullable Numbered next() throws IOException {
        while (true) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            boolean isEnd = !read(line);
            if (isEnd && line.size() == 0) {
                return null;
            }
            number++;
            byte[] bytes = line.toByteArray();
            if (!isBlank(bytes)) {
                return new Numbered(number, bytes);
            }
        }
    }

    /** How many bytes of the stream the lines so far have taken, with their line breaks. */
    public long consumed() {
        return consumed;
    }

    /** How many lines there were so far, with blank ones. */
    public long number() {
        return number;
    }

    /** Whether a line break ended it. */
    private boolean read(ByteArrayOutputStream line) throws IOException {
        while (true) {
            if (next == end) {
                next = 0;
                end = Math.max(in.read(buffer), 0);
                if (end == 0) {
                    return false;
                }
            }
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            line.write(buffer, from, Math.min(next - from, Limits.MAX_LINE_BYTES + 1 - line.size()));
            consumed += next - from;
            if (next < end) {
                next++;
                consumed++;
                return true;
            }
        }
    }

    /** Whether there is nothing in it but what JSON takes for space. */
    public static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
