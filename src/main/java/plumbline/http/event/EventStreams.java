package plumbline.http.event;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.http.access.Caller;
import plumbline.http.access.Keys;
import plumbline.http.exchange.HttpProblem;
import plumbline.store.StoreFailed;
import plumbline.text.JsonText;
import plumbline.text.Text;

/**
 * {@code GET /api/events}: server-sent events. Each client has a thread and a place in the journal of its own, so that one
 * who reads slowly, or has much to catch up with, holds up nobody. Thread-safe.
 */
public final class EventStreams implements AutoCloseable {
    public static final String TYPE = "text/event-stream";

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

    /** Each holds a connection and a thread for as long as its client likes. */
    private static final int MOST_CLIENTS = 256;

    /** Proxies cut what is silent for longer, and a client that is gone is noticed only when something is sent. */
    private static final long SILENCE_MILLIS = 15_000;

    private static final String BUSY_SECONDS = "30";

    private final EventFeed feed;
    private final Keys keys;
    private final Semaphore places = new Semaphore(MOST_CLIENTS);
    private final ExecutorService threads = Executors.newCachedThreadPool(EventStreams::thread);

    /** @param keys of which a stream's must hold for as long as it lasts */
    public EventStreams(EventFeed feed, Keys keys) {
        this.feed = feed;
        this.keys = keys;
    }

    private static Thread thread(Runnable run) {
        Thread thread = new Thread(run, "events");
        thread.setDaemon(true);
        return thread;
    }

    /** How many streams are open. */
    public int count() {
        return MOST_CLIENTS - places.availablePermits();
    }

    /** Opens a stream after the event that the client has seen last, unless there are as many as are kept. */
    public void subscribe(Context ctx) {
        long after = after(ctx);
        ctx.contentType(TYPE).header("X-Accel-Buffering", "no");
        if (ctx.method().equals(HandlerType.HEAD)) {
            return;
        }
        if (!places.tryAcquire()) {
            throw HttpProblem.of(
                            503,
                            "busy",
                            new Text(
                                    "同时订阅的已有 " + MOST_CLIENTS + " 个，请稍后重试",
                                    MOST_CLIENTS + " event streams are already open; try again later"))
                    .retryAfter(BUSY_SECONDS);
        }
        Caller caller = Caller.of(ctx);
        ctx.future(() -> CompletableFuture.runAsync(() -> stream(ctx, after, caller), threads)
                .whenComplete((done, failure) -> places.release()));
    }

    private long after(Context ctx) {
        String seen = ctx.header("Last-Event-ID");
        long end = feed.end();
        if (seen == null || seen.isEmpty()) {
            return end;
        }
        if (!seen.matches("[0-9]{1,18}") || Long.parseLong(seen) > end) {
            throw HttpProblem.of(
                    400,
                    "wrong-last-event-id",
                    new Text(
                            "Last-Event-ID 应取自收到的事件的 id；没有第 " + seen + " 个事件，请不带它重新订阅",
                            "Last-Event-ID must be the id of an event that was received; there is no event " + seen
                                    + ": subscribe again without it"));
        }
        return Long.parseLong(seen);
    }

    private void stream(Context ctx, long after, Caller caller) {
        long place = after;
        try {
            OutputStream out = ctx.res().getOutputStream();
            // Even a client that receives no event knows where to continue.
            write(out, ": plumbline\nretry: 2000\nid: " + place + "\n\n");
            while (true) {
                EventFeed.Page page = feed.next(place, SILENCE_MILLIS);
                if (!keys.hold(caller)) {
                    return;
                }
                StringBuilder text = new StringBuilder();
                page.events().stream()
                        .filter(event ->
                                caller.mayUse(event.data().path("policy").asText()))
                        .forEach(event -> append(text, event));
                place = page.last();
                write(out, text.isEmpty() ? ":\n\n" : text.toString());
            }
        } catch (IOException gone) {
            LOG.debug("a client of events is gone", gone);
        } catch (StoreFailed failure) {
            LOG.warn("一个事件流中断了，客户端可凭 Last-Event-ID 接续 / a stream of events broke off", failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void append(StringBuilder text, Event event) {
        text.append("id: ").append(event.seq()).append("\nevent: ").append(event.kind());
        text.append("\ndata: ").append(new String(JsonText.bytes(event.data()), StandardCharsets.UTF_8));
        text.append("\n\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Ends all streams. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
