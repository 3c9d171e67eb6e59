package plumbline.text;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** Bytes that grow, with texts of JSON in UTF-8 among them. Not thread-safe. */
public final class Utf8Buffer {
    private static final String SHORT_ESCAPES = "\"\\\b\t\n\f\r";

    private byte[] bytes = new byte[1024];
    private int length;

    public int length() {
        return length;
    }

    public byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    public void writeTo(OutputStream stream) throws IOException {
        writeTo(stream, 0);
    }

    /** Writes what comes after so many bytes. */
    public void writeTo(OutputStream stream, int from) throws IOException {
        stream.write(bytes, from, length - from);
    }

    public void updateTo(MessageDigest digest) {
        digest.update(bytes, 0, length);
    }

    void clear() {
        length = 0;
    }

    void cut(int newLength) {
        length = newLength;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    void add(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    void add(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    void add(Utf8Buffer other, int from, int to) {
        reserve(to - from);
        System.arraycopy(other.bytes, from, bytes, length, to - from);
        length += to - from;
    }

    @SuppressWarnings("deprecation") // of ASCII, each sign is its byte
    void ascii(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    /** A number in canonical form: without trailing zeros, as a text. */
    void canonicalNumber(BigDecimal number) {
        add('"');
        ascii(Decimals.text(Decimals.plain(number)));
        add('"');
    }

    /**
     * A text in quotes as answers have it: what is beyond the basic plane is escaped, as is what must be.
     *
     * @return whether its canonical form is the same
     * @throws IllegalArgumentException when it holds half a surrogate pair
     */
    boolean quoted(String text) {
        return quoted(text, false);
    }

    /** A text in quotes in the form of RFC 8785. */
    void canonicallyQuoted(String text) {
        quoted(text, true);
    }

    private boolean quoted(String text, boolean canonically) {
        boolean isSame = true;
        reserve(3 * text.length() + 2);
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign < 0x80 && sign >= ' ' && sign != '"' && sign != '\\') {
                bytes[length++] = (byte) sign;
            } else if (sign >= 0x800 && !Character.isSurrogate(sign)) {
                bytes[length++] = (byte) (0xe0 | (sign >> 12));
                bytes[length++] = (byte) (0x80 | ((sign >> 6) & 0x3f));
                bytes[length++] = (byte) (0x80 | (sign & 0x3f));
            } else if (sign >= 0x80 && sign < 0x800) {
                bytes[length++] = (byte) (0xc0 | (sign >> 6));
                bytes[length++] = (byte) (0x80 | (sign & 0x3f));
            } else {
                byte[] rare;
                if (sign < 0x80) {
                    rare = escaped(sign, canonically);
                    isSame &= SHORT_ESCAPES.indexOf(sign) >= 0;
                } else {
                    rare = pair(text, i++, canonically);
                    isSame = false;
                }
                reserve(rare.length + 3 * (text.length() - i) + 1);
                add(rare);
            }
        }
        bytes[length++] = '"';
        return isSame;
    }

    private static byte[] escaped(char sign, boolean canonically) {
        int known = SHORT_ESCAPES.indexOf(sign);
        String escape = known >= 0
                ? "\\" + "\"\\btnfr".charAt(known)
                : (canonically ? "\\u%04x" : "\\u%04X").formatted((int) sign);
        return escape.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] pair(String text, int at, boolean canonically) {
        int point = text.codePointAt(at);
        if (!Character.isSupplementaryCodePoint(point)) {
            throw new IllegalArgumentException("half a surrogate pair in a text");
        }
        return canonically
                ? Character.toString(point).getBytes(StandardCharsets.UTF_8)
                : "\\u%04X\\u%04X"
                        .formatted((int) Character.highSurrogate(point), (int) Character.lowSurrogate(point))
                        .getBytes(StandardCharsets.US_ASCII);
    }
}
