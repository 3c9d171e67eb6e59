package plumbline.http.exchange;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * Path and query as they were sent. What is not UTF-8 would be read as other text than was meant, and a NUL, which no id
 * and no name holds, is something that not every store can look for. Stateless.
 */
public final class Address {
    private static final int RADIX = 16;

    private Address() {}

    public static void refuseUnreadable(Context ctx) {
        if (!isReadable(ctx.req().getRequestURI())) {
            throw refused(new Text("网址", "path"));
        }
        if (!isReadable(ctx.queryString())) {
            throw refused(new Text("网址的参数", "query"));
        }
    }

    private static boolean isReadable(@Nullable String encoded) {
        try {
            return encoded == null || decoded(encoded).indexOf('\0') < 0;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    /** The decoded text; what cannot be decoded is not replaced. */
    private static String decoded(String encoded) throws CharacterCodingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) == '%') {
                bytes.write(digit(encoded, i + 1) * RADIX + digit(encoded, i + 2));
                i += 2;
            } else {
                bytes.writeBytes(encoded.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }

    private static int digit(String encoded, int at) throws CharacterCodingException {
        int digit = at < encoded.length() ? Character.digit(encoded.charAt(at), RADIX) : -1;
        if (digit < 0) {
            throw new MalformedInputException(1);
        }
        return digit;
    }

    private static HttpProblem refused(Text where) {
        return HttpProblem.of(
                400,
                "unreadable-address",
                new Text(
                        where.zh() + "里有不是 UTF-8 的字节、不成对的 % 或 NUL（%00），没有办理",
                        "The " + where.en()
                                + " contains bytes that are not UTF-8, a % without its two digits, or NUL (%00); nothing was done"));
    }
}
