package plumbline.http.exchange;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * Gives each request an id, which its answer carries and the log names: the client's own {@code X-Request-Id} or the trace of
 * its {@code traceparent} (W3C Trace Context), else a new one. Thread-safe.
 */
public final class RequestIds extends Handler.Wrapper {
    /** The name under which the log has it. */
    static final String REQUEST = "request";

    static final String HEADER = "X-Request-Id";
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1,128}");
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String id = id(request);
        request.setAttribute(HEADER, id);
        response.getHeaders().put(HEADER, id);
        return super.handle(request, response, callback);
    }

    private static String id(Request request) {
        String own = request.getHeaders().get(HEADER);
        if (own != null && VISIBLE.matcher(own).matches()) {
            return own;
        }
        String parent = request.getHeaders().get("traceparent");
        Matcher trace = TRACE.matcher(parent == null ? "" : parent);
        return trace.matches() ? trace.group(1) : UUID.randomUUID().toString();
    }

    /** What is logged from now on by this thread has the request's id. */
    public static void intoLog(Context ctx) {
        MDC.put(REQUEST, of(ctx));
    }

    /** What is logged from now on by this thread has nothing to do with the request. */
    public static void outOfLog() {
        MDC.remove(REQUEST);
    }

    /** The request's id. */
    public static String of(Context ctx) {
        return String.valueOf(Objects.requireNonNullElse(ctx.req().getAttribute(HEADER), "-"));
    }
}
