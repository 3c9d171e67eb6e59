package plumbline.audit;

import java.util.Base64;

/** Keys as text (RFC 7468). Stateless. */
final class Pem {
    static final String PRIVATE = "PRIVATE KEY";
    static final String PUBLIC = "PUBLIC KEY";

    private static final int LINE = 64;

    private Pem() {}

    static String write(byte[] key, String label) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** @throws IllegalArgumentException when it is no such text */
    static byte[] read(String text, String label) {
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        String trimmed = text.strip();
        if (!trimmed.startsWith(begin) || !trimmed.endsWith(end)) {
            throw new IllegalArgumentException("no " + label);
        }
        return Base64.getMimeDecoder().decode(trimmed.substring(begin.length(), trimmed.length() - end.length()));
    }
}
