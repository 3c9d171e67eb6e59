package plumbline.http.event;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plumbline.store.Store;

/**
 * Sends every event to receivers that whoever runs the service has named; nobody else can name any. Each receiver has a thread
 * and a place in the journal of its own: it gets the events one after another, each until it has taken it, also what
 * happened while it or the service was away. Thread-safe.
 */
public final class Webhooks implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long END_SECONDS = 5;

    /**
     * Who is told, and what is signed with.
     *
     * @param secrets null when nobody is told
     */
    public record Receivers(List<URI> addresses, @Nullable WebhookSecrets secrets) {
        /** Nobody. */
        public static final Receivers NONE = new Receivers(List.of(), null);
    }

    private final List<WebhookReceiver> receivers;
    private final List<Thread> threads;

    private Webhooks(List<WebhookReceiver> receivers) {
        this.receivers = receivers;
        this.threads = receivers.stream().map(Webhooks::thread).toList();
    }

    private static Thread thread(WebhookReceiver receiver) {
        Thread thread = new Thread(receiver, "webhook " + receiver.name());
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to tell the receivers: new ones what happens from now on, others what they have not been told. */
    public static Webhooks start(Store store, EventFeed feed, Receivers receivers) {
        WebhookSecrets secrets = receivers.secrets();
        if (secrets == null) {
            return new Webhooks(List.of());
        }
        // A receiver that sends elsewhere is not followed: nobody has named that place.
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
        Webhooks webhooks = new Webhooks(receivers.addresses().stream()
                .map(address -> new WebhookReceiver(address, secrets, feed, new WebhookPlace(store, address), client))
                .toList());
        webhooks.threads.forEach(Thread::start);
        return webhooks;
    }

    /** Those who are told. */
    public List<WebhookReceiver> receivers() {
        return receivers;
    }

    /** Ends all; what is being sent may be sent again after the next start. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
