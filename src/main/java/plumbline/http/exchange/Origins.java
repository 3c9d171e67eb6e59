package plumbline.http.exchange;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Other sites whose pages may use the service from a browser, with a key of their own (CORS, as the Fetch standard has it);
 * none unless they are named. Cookies are never taken from them. Thread-safe.
 */
public final class Origins {
    private static final String FORM = "https?://[a-z0-9.-]+(:[0-9]{1,5})?";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Content-Encoding, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID, X-Request-Id, traceparent";
    private static final String ANSWER_HEADERS =
            "ETag, Location, Retry-After, Idempotency-Replayed, X-Request-Id, Allow, Content-Disposition";
    private static final String METHODS = "GET, HEAD, POST, PUT, DELETE";
    private static final String SECONDS = "600";

    private final Set<String> allowed;

    /** @param allowed such as {@code https://portal.example.cn} */
    public Origins(Set<String> allowed) {
        this.allowed = allowed.stream().map(Origins::lowerCase).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the text is an origin: a scheme, a host and perhaps a port. */
    public static boolean isOrigin(String text) {
        return lowerCase(text).matches(FORM);
    }

    private static String lowerCase(String origin) {
        return origin.toLowerCase(Locale.ROOT);
    }

    boolean allow(@Nullable String origin) {
        return origin != null && allowed.contains(lowerCase(origin));
    }

    /** Says to the browser what a page of an allowed site may do. */
    public void tell(Context ctx) {
        if (allowed.isEmpty()) {
            return;
        }
        ctx.res().addHeader("Vary", "Origin");
        String origin = ctx.header("Origin");
        if (!allow(origin)) {
            return;
        }
        ctx.header("Access-Control-Allow-Origin", String.valueOf(origin))
                .header("Access-Control-Expose-Headers", ANSWER_HEADERS);
        if (ctx.method().equals(HandlerType.OPTIONS) && ctx.header("Access-Control-Request-Method") != null) {
            ctx.header("Access-Control-Allow-Methods", METHODS)
                    .header("Access-Control-Allow-Headers", REQUEST_HEADERS)
                    .header("Access-Control-Max-Age", SECONDS);
        }
    }
}
