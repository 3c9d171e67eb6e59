package plumbline.http.exchange;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpException;
import plumbline.intake.RequestRejected;
import plumbline.text.Text;

/** Reads the bodies of requests, of which no more is taken than is allowed. Stateless. */
public final class Bodies {
    /** How long a body may take that has no more than a few bytes, and how much longer for each byte: 256 KB a second. */
    private static final long GRACE_NANOS = 10_000_000_000L;

    private static final long NANOS_PER_BYTE = 1_000_000_000L / (256 * 1024);

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
    public static byte[] of(Context ctx, Set<String> types, int most) {
        refuseOthers(ctx, types);
        return bytes(ctx, most);
    }

    /**
     * Copies a body of one of these types into a file.
     *
     * @throws IOException when the file cannot be written
     */
    public static void copy(Context ctx, Set<String> types, int most, Path file) throws IOException {
        refuseOthers(ctx, types);
        refuseEncoded(ctx);
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] some = new byte[65_536];
            long length = 0;
            long from = System.nanoTime();
            for (int read = read(ctx, some); read >= 0; read = read(ctx, some)) {
                length += read;
                if (length > most) {
                    throw tooLarge(most);
                }
                if (System.nanoTime() - from > GRACE_NANOS + length * NANOS_PER_BYTE) {
                    throw tooSlow();
                }
                out.write(some, 0, read);
            }
        }
    }

    private static int read(Context ctx, byte[] some) {
        try {
            return ctx.bodyInputStream().read(some);
        } catch (IOException | HttpException.RuntimeException broken) {
            throw brokenOff();
        }
    }

    private static void refuseOthers(Context ctx, Set<String> types) {
        if (!types.contains(media(ctx))) {
            String all = String.join(", ", new TreeSet<>(types));
            throw HttpProblem.of(
                    415,
                    "unsupported-media-type",
                    new Text("Content-Type 应为：" + all, "The Content-Type must be one of: " + all));
        }
    }

    private static String media(Context ctx) {
        String type = ctx.contentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static void refuseEncoded(Context ctx) {
        String encoding = ctx.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw HttpProblem.of(
                    415, "unsupported-content-encoding", new Text("不接受压缩的请求", "Compressed requests are not accepted"));
        }
    }

    private static byte[] bytes(Context ctx, int most) {
        refuseEncoded(ctx);
        byte[] body = body(ctx, most);
        if (body.length > most) {
            throw tooLarge(most);
        }
        return body;
    }

    private static byte[] body(Context ctx, int most) {
        try {
            return ctx.bodyInputStream().readNBytes(most + 1);
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

    /** What to answer to a request that cannot be read or understood. */
    public static HttpProblem refused(RequestRejected rejected) {
        int count = rejected.count();
        int listed = rejected.problems().size();
        String zhListed = listed < count ? "，列出前 " + listed + " 处" : "";
        String enListed = listed < count ? "; the first " + listed + " are listed" : "";
        HttpProblem problem =
                switch (rejected.kind()) {
                    case TOO_LARGE -> HttpProblem.of(413, "too-large", new Text("请求太大", "The request is too large"));
                    case MALFORMED ->
                        HttpProblem.of(
                                400, "malformed-json", new Text("请求不是有效的 JSON", "The request is not valid JSON"));
                    case INVALID ->
                        HttpProblem.of(
                                422,
                                "invalid-request",
                                new Text(
                                        "请求有 " + count + " 处不合要求，没有计分" + zhListed,
                                        "The request has " + count + (count == 1 ? " fault" : " faults")
                                                + "; nothing was scored" + enListed));
                };
        return problem.with(rejected.problems());
    }
}
