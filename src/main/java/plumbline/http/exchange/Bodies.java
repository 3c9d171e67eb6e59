package plumbline.http.exchange;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpException;
import plumbline.text.Text;

/** Reads the bodies of requests, of which no more is taken than is allowed. Stateless. */
public final class Bodies {
    /** How long a body may take that has no more than a few bytes, and how much longer for each byte: 256 KB a second. */
    private static final long GRACE_NANOS = 10_000_000_000L;

    private static final long NANOS_PER_BYTE = 1_000_000_000L / (256 * 1024);

    private static final int GZIP_BUFFER = 8_192;

    private Bodies() {}

    /** A body of JSON. */
    public static byte[] json(Context ctx, int most) {
        if (!media(ctx).equals("application/json")) {
            throw HttpProblem.of(
                    415,
                    "unsupported-media-type",
                    new Text(
                            "请用 Content-Type: application/json 发送 JSON",
                            "Send JSON with Content-Type: application/json"));
        }
        return bytes(ctx, most);
    }

    /** A body of one of these types. */
    public static byte[] of(Context ctx, Collection<String> types, int most) {
        refuseOthers(ctx, types);
        return bytes(ctx, most);
    }

    /** A body of one of these types, as it comes. Reading it throws the problem that it has. */
    public static InputStream stream(Context ctx, List<String> types, int most) {
        refuseOthers(ctx, types);
        return new Flowing(decoded(ctx), most);
    }

    private static final class Flowing extends InputStream {
        private final InputStream in;
        private final int most;
        private final long from = System.nanoTime();
        private long length;

        Flowing(InputStream in, int most) {
            this.in = in;
            this.most = most;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) {
            int read = Bodies.read(() -> in.read(bytes, offset, count));
            length += Math.max(read, 0);
            if (length > most) {
                throw tooLarge(most);
            }
            if (System.nanoTime() - from > GRACE_NANOS + length * NANOS_PER_BYTE) {
                throw tooSlow();
            }
            return read;
        }
    }

    private static void refuseOthers(Context ctx, Collection<String> types) {
        if (!types.contains(media(ctx))) {
            String all = String.join(", ", new TreeSet<>(types));
            throw HttpProblem.of(
                    415,
                    "unsupported-media-type",
                    new Text("Content-Type 应为：" + all, "The Content-Type must be one of: " + all));
        }
    }

    /** The type of the body, without parameters; empty when none is named. */
    public static String media(Context ctx) {
        String type = ctx.contentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The body as it was before it was compressed, if it was. */
    private static InputStream decoded(Context ctx) {
        String encoding = Objects.requireNonNullElse(ctx.header("Content-Encoding"), "identity");
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> ctx.bodyInputStream();
            case "gzip", "x-gzip" -> read(() -> new GZIPInputStream(ctx.bodyInputStream(), GZIP_BUFFER));
            default -> {
                ctx.header("Accept-Encoding", "gzip");
                throw HttpProblem.of(
                        415,
                        "unsupported-content-encoding",
                        new Text("请求可以不压缩或用 gzip 压缩", "A request may be sent as it is, or compressed with gzip"));
            }
        };
    }

    /** Of what unfolds to more than is allowed, only so much is unfolded as shows it. */
    private static byte[] bytes(Context ctx, int most) {
        InputStream in = decoded(ctx);
        byte[] body = read(() -> in.readNBytes(most + 1));
        if (body.length > most) {
            throw tooLarge(most);
        }
        return body;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (ZipException malformed) {
            throw HttpProblem.of(400, "malformed-gzip", new Text("请求不是有效的 gzip", "The request is not valid gzip"));
        } catch (IOException | HttpException.RuntimeException broken) {
            throw brokenOff();
        }
    }

    private static HttpProblem brokenOff() {
        return HttpProblem.of(
                400,
                "incomplete-body",
                new Text("请求没有传完，或传输格式有误", "The request was cut off, or was not sent as announced"));
    }

    static HttpProblem tooSlow() {
        return HttpProblem.of(
                408,
                "body-too-slow",
                new Text("请求传得太慢，没有收完", "The request was sent too slowly and was not received in full"));
    }

    private static HttpProblem tooLarge(int most) {
        return HttpProblem.of(
                413, "too-large", new Text("请求超过 " + most + " 字节", "The request has more than " + most + " bytes"));
    }
}
