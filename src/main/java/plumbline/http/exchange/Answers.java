package plumbline.http.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import plumbline.text.JsonText;
import plumbline.text.Sha256;
import plumbline.text.Text;

/** Writes answers. */
public final class Answers {
    private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD);

    private Answers() {}

    public static void json(Context ctx, int status, JsonNode body) {
        json(ctx, status, JsonText.bytes(body));
    }

    /** A body that is JSON already. */
    public static void json(Context ctx, int status, byte[] body) {
        bytes(ctx, status, "application/json", body);
    }

    /** Writes an answer. */
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /**
     * A body of JSON that may be larger than there is memory for: it is made in a file, so that nothing else waits for the
     * client to take it. The file is gone when it was sent.
     */
    public static void large(Context ctx, Writing writing) {
        try {
            Path file = Files.createTempFile("plumbline-answer", ".json");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    writing.to(out);
                }
                InputStream made = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
                ctx.status(200).contentType("application/json").result(made);
            } catch (IOException | RuntimeException failure) {
                Files.deleteIfExists(file);
                throw failure;
            }
        } catch (IOException full) {
            throw HttpProblem.of(
                    503, "no-room", new Text("没有地方暂存答复，请稍后重试", "There is no room to hold the answer; try again later"));
        }
    }

    public static void text(Context ctx, byte[] utf8) {
        bytes(ctx, 200, "text/plain; charset=utf-8", utf8);
    }

    /** Answers; what was read has a tag, by the hash of its bytes unless it has another, and is not sent to whoever has it. */
    public static void bytes(Context ctx, int status, String type, byte[] body) {
        ctx.status(status).contentType(type);
        if (status != 200 || !READS.contains(ctx.method())) {
            ctx.result(body);
            return;
        }
        String given = ctx.res().getHeader("ETag");
        String tag = given == null ? Preconditions.tag(Sha256.of(body)) : given;
        // What is sent compressed has other bytes, so that its tag is weak.
        ctx.header("ETag", takesGzip(ctx) ? "W/" + tag : tag);
        if (Preconditions.isKnown(ctx, tag)) {
            ctx.status(304);
        } else {
            ctx.result(body);
        }
    }

    /** Whether the client takes compressed answers. */
    public static boolean takesGzip(Context ctx) {
        String encodings = ctx.header("Accept-Encoding");
        return encodings != null && encodings.toLowerCase(Locale.ROOT).contains("gzip");
    }

    public static void problem(Context ctx, HttpProblem problem) {
        String retry = problem.retrySeconds();
        if (retry != null) {
            ctx.header("Retry-After", retry);
        }
        ctx.status(problem.status()).contentType("application/problem+json").result(JsonText.bytes(problem.body()));
    }
}
