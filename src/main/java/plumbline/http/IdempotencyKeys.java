package plumbline.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumbline.audit.record.IdempotencyKey;
import plumbline.http.exchange.HttpProblem;
import plumbline.text.Sha256;
import plumbline.text.Text;

/** Keys by which a request that is sent again is known as the same one. Stateless. */
final class IdempotencyKeys {
    private static final String HEADER = "Idempotency-Key";
    private static final String KEY = "[\\x21-\\x7E]{1,255}";
    private static final String RETRY_SECONDS = "1";

    private IdempotencyKeys() {}

    /** The request's key; null when it has none. It covers the policy of the path, the query and the body's exact bytes. */
    static @Nullable IdempotencyKey of(Context ctx, byte[] body) {
        String key = ctx.header(HEADER);
        return key == null ? null : of(key, new TreeMap<>(ctx.queryParamMap()).toString(), body);
    }

    /**
     * The key, for this request.
     *
     * @param options what else was asked for
     */
    static IdempotencyKey of(String key, String options, byte[] body) {
        if (!key.matches(KEY)) {
            throw HttpProblem.of(
                    400,
                    "wrong-idempotency-key",
                    new Text(
                            HEADER + " 应为 1 至 255 个可见的 ASCII 字符，不含空格",
                            HEADER + " must have 1 to 255 visible ASCII characters and no spaces"));
        }
        ByteArrayOutputStream asked = new ByteArrayOutputStream();
        asked.writeBytes((options + "\n").getBytes(StandardCharsets.UTF_8));
        asked.writeBytes(body);
        return new IdempotencyKey(key, Sha256.of(asked.toByteArray()));
    }

    /** Refuses the header where lines have keys of their own. */
    static void refuse(Context ctx) {
        if (ctx.header(HEADER) != null) {
            throw HttpProblem.of(
                    400,
                    "wrong-idempotency-key",
                    new Text(
                            "一批请求没有共同的 " + HEADER + "；请给每一行写自己的 idempotencyKey",
                            "A batch has no " + HEADER + " of its own; give each line its idempotencyKey"));
        }
    }

    static HttpProblem inFlight() {
        return HttpProblem.of(
                        409,
                        "request-in-flight",
                        new Text(
                                "带同一个 " + HEADER + " 的请求正在处理，请稍后再取结果",
                                "A request with this " + HEADER + " is being processed; try again later"))
                .retryAfter(RETRY_SECONDS);
    }

    static HttpProblem reused() {
        return HttpProblem.of(
                422,
                "idempotency-key-reused",
                new Text(
                        "这个 " + HEADER + " 已用于另一个请求；新的请求请换一个",
                        "This " + HEADER + " was used for another request; use a new one for a new request"));
    }
}
