package plumbline.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.evaluation.FindingJson;
import plumbline.http.exchange.HttpProblem;
import plumbline.library.RuleEvent;
import plumbline.text.JsonText;
import plumbline.text.Text;

/**
 * {@code GET /api/events}: server-sent events. They are sent by a thread of their own, so that a client that reads
 * slowly holds up nobody but other clients.
 */
final class EventRoutes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventRoutes.class);

    private static final int MOST_WAITING = 1_024;

    /** Each holds a connection for as long as its client likes. */
    private static final int MOST_CLIENTS = 256;

    private static final String RETRY_SECONDS = "30";

    private final Set<SseClient> clients = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            EventRoutes::thread,
            (event, full) -> LOG.warn("事件太多，丢弃一个 / too many events; one was dropped"));

    private final SseHandler streams = new SseHandler(this::connect);

    private static Thread thread(Runnable run) {
        Thread thread = new Thread(run, "events");
        thread.setDaemon(true);
        return thread;
    }

    /** Opens a stream, unless there are as many as are kept. */
    void subscribe(Context ctx) {
        if (clients.size() >= MOST_CLIENTS) {
            throw HttpProblem.of(
                            503,
                            "busy",
                            new Text(
                                    "同时订阅的已有 " + MOST_CLIENTS + " 个，请稍后重试",
                                    MOST_CLIENTS + " event streams are already open; try again later"))
                    .retryAfter(RETRY_SECONDS);
        }
        streams.handle(ctx);
    }

    private void connect(SseClient client) {
        client.keepAlive();
        client.onClose(() -> clients.remove(client));
        clients.add(client);
        client.sendComment("plumbline");
    }

    void send(RuleEvent event) {
        String data = new String(JsonText.bytes(json(event)), StandardCharsets.UTF_8);
        sender.execute(
                () -> clients.forEach(client -> client.sendEvent(event.kind().code(), data)));
    }

    private static ObjectNode json(RuleEvent event) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("policy", event.policy())
                .put("revision", event.revision())
                .put("at", event.at().toString());
        if (!event.findings().isEmpty()) {
            json.set("findings", FindingJson.of(event.findings()));
        }
        return json;
    }

    @Override
    public void close() {
        sender.shutdown();
        clients.forEach(SseClient::close);
    }
}
