package plumbline.intake;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The bytes of a document that should be UTF-8, of which no copy is made. Immutable. */
final class Utf8Bytes {
    private static final int CHUNK = 8_192;
    private static final int MARK = 3;
    private static final int FIRST_OF_MARK = 0xef;

    private final byte[] bytes;
    private final int start;

    Utf8Bytes(byte[] bytes) {
        this.bytes = bytes;
        boolean isMarked = bytes.length >= MARK
                && (bytes[0] & 0xff) == FIRST_OF_MARK
                && (bytes[1] & 0xff) == 0xbb
                && (bytes[2] & 0xff) == 0xbf;
        this.start = isMarked ? MARK : 0;
    }

    /** Where the text begins: after the mark that some editors write before it. */
    int start() {
        return start;
    }

    /** The place of the first byte that is not UTF-8; -1 when all are. */
    int firstThatIsNone() {
        int ascii = start;
        while (ascii < bytes.length && bytes[ascii] >= 0) {
            ascii++;
        }
        if (ascii == bytes.length) {
            return -1;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes, ascii, bytes.length - ascii);
        CharBuffer output = CharBuffer.allocate(CHUNK);
        CoderResult result;
        do {
            output.clear();
            result = decoder.decode(input, output, true);
        } while (result.isOverflow());
        return result.isError() ? input.position() : -1;
    }

    boolean isBlank() {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] > ' ') {
                return false;
            }
        }
        return bytes.length - start >= CHUNK || text().isBlank();
    }

    private String text() {
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    /**
     * Whether a parser of bytes takes them for what they are: zeros at the beginning would be a sign of UTF-16 or UTF-32,
     * and a second mark it would pass over.
     */
    boolean isPlain() {
        for (int i = start; i < Math.min(bytes.length, start + Integer.BYTES); i++) {
            if (bytes[i] == 0 || (bytes[i] & 0xff) == FIRST_OF_MARK) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is an escape of four hexadecimal digits. */
    boolean hasEscapes() {
        for (int i = start; i < bytes.length - 1; i++) {
            if (bytes[i] == '\\' && bytes[i + 1] == 'u') {
                return true;
            }
        }
        return false;
    }

    /** The text of bytes that are all UTF-8. */
    Reader characters() {
        return new InputStreamReader(
                new ByteArrayInputStream(bytes, start, bytes.length - start), StandardCharsets.UTF_8);
    }
}
