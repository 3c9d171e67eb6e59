package plumbline.http.exchange;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/** Writes a line into the log for every request that was answered, and tells whoever counts. Thread-safe. */
public final class RequestLog extends Handler.Wrapper {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final String ATTRIBUTE = RequestLog.class.getName();

    /** Of what no route takes. */
    private static final String NONE = "none";

    /** Is told of every request that was answered. */
    public interface Counter {
        void answered(String method, String route, int status, Duration took);
    }

    /** What becomes known of a request on its way. */
    private static final class Notes {
        private volatile String route = NONE;
        private volatile @Nullable String caller;
        private volatile @Nullable String evaluation;
    }

    private final Counter counter;

    public RequestLog(Counter counter) {
        this.counter = counter;
    }

    /** Notes which route took the request. */
    public static void route(Context ctx, String path) {
        notes(ctx).route = path;
    }

    /** Notes whose key it came with. */
    public static void caller(Context ctx, @Nullable String name) {
        notes(ctx).caller = name;
    }

    /** Notes what was kept for it. */
    public static void evaluation(Context ctx, String id) {
        notes(ctx).evaluation = id;
    }

    private static Notes notes(Context ctx) {
        return (Notes) Objects.requireNonNullElseGet(ctx.req().getAttribute(ATTRIBUTE), Notes::new);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Notes notes = new Notes();
        request.setAttribute(ATTRIBUTE, notes);
        long from = System.nanoTime();
        String id = String.valueOf(request.getAttribute(RequestIds.HEADER));
        Request.addCompletionListener(
                request,
                failure ->
                        answered(request, response.getStatus(), notes, id, Duration.ofNanos(System.nanoTime() - from)));
        return super.handle(request, response, callback);
    }

    // What is put into the log line is taken out again when it is closed.
    @SuppressWarnings("try")
    private void answered(Request request, int status, Notes notes, String id, Duration took) {
        String method = notes.route.equals(NONE) ? NONE : request.getMethod();
        counter.answered(method, notes.route, status, took);
        LoggingEventBuilder line = isAsked(notes.route) ? LOG.atInfo() : LOG.atDebug();
        MDC.put(RequestIds.REQUEST, id);
        try {
            line = line.addKeyValue("status", status).addKeyValue("millis", took.toMillis());
            if (notes.caller != null) {
                line = line.addKeyValue("caller", notes.caller);
            }
            if (notes.evaluation != null) {
                line = line.addKeyValue("evaluation", notes.evaluation);
            }
            // As it was sent, without the query: encoded, it has no line breaks, and a query may hold what is nobody's
            // business.
            line.log("{} {}", request.getMethod(), request.getHttpURI().getPath());
        } finally {
            MDC.remove(RequestIds.REQUEST);
        }
    }

    /** What machines ask for every few seconds, and pages load, is no news. */
    private static boolean isAsked(String route) {
        return !route.equals("/healthz")
                && !route.equals("/readyz")
                && !route.equals("/metrics")
                && !route.startsWith("/docs");
    }
}
