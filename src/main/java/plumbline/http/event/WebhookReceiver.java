package plumbline.http.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.store.StoreFailed;
import plumbline.text.JsonText;

/** One who is told of every event, in the form of Standard Webhooks. Its thread runs; others may ask how far it has come. */
public final class WebhookReceiver implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 60_000;
    private static final long FIRST_WAIT_MILLIS = 1_000;
    private static final long LONGEST_WAIT_MILLIS = 300_000;

    private final URI address;
    private final WebhookSecrets secrets;
    private final EventFeed feed;
    private final WebhookPlace kept;
    private final HttpClient client;
    private volatile long place = -1;

    WebhookReceiver(URI address, WebhookSecrets secrets, EventFeed feed, WebhookPlace kept, HttpClient client) {
        this.address = address;
        this.secrets = secrets;
        this.feed = feed;
        this.kept = kept;
        this.client = client;
    }

    /** Its host and port: the rest of an address may be a secret of the receiver's. */
    public String name() {
        return address.getAuthority();
    }

    /** How many records of the journal it has not been told of, if they are events; 0 before it is known. */
    public long behind() {
        return place < 0 ? 0 : Math.max(0, feed.end() - place);
    }

    @Override
    public void run() {
        long wait = FIRST_WAIT_MILLIS;
        try {
            while (true) {
                try {
                    if (place < 0) {
                        place = kept.read();
                    }
                    EventFeed.Page page = feed.next(place, LOOK_MILLIS);
                    tell(page);
                    wait = FIRST_WAIT_MILLIS;
                } catch (StoreFailed failure) {
                    LOG.warn("webhook {}: 存储暂不可用 / the store failed", name(), failure);
                    Thread.sleep(wait);
                    wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(EventFeed.Page page) throws InterruptedException {
        long before = place;
        try {
            for (Event event : page.events()) {
                tell(event);
                place = event.seq();
            }
            place = page.last();
        } finally {
            if (place != before) {
                kept.keep(place);
            }
        }
    }

    /** Returns when the receiver has taken it, however often it must be sent. */
    private void tell(Event event) throws InterruptedException {
        byte[] body = body(event);
        long wait = FIRST_WAIT_MILLIS;
        for (String refused = send(event, body); !refused.isEmpty(); refused = send(event, body)) {
            LOG.warn(
                    "webhook {}: 没有收下第 {} 个事件（{}），{} 秒后再送 / did not take event {} ({}); sending it again in {} s",
                    name(),
                    event.seq(),
                    refused,
                    wait / 1_000,
                    event.seq(),
                    refused,
                    wait / 1_000);
            Thread.sleep(wait);
            wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
        }
    }

    private static byte[] body(Event event) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", event.kind());
        body.set("timestamp", event.data().path("at"));
        body.set("data", event.data());
        return JsonText.bytes(body);
    }

    /** Why it was not taken; empty when it was. */
    private String send(Event event, byte[] body) throws InterruptedException {
        String id = String.valueOf(event.seq());
        long timestamp = Instant.now().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(timestamp))
                .header("webhook-signature", secrets.signatures(id, timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            // What it says besides is of no interest, however long it is.
            response.body().close();
            return response.statusCode() / 100 == 2 ? "" : "HTTP " + response.statusCode();
        } catch (IOException unreachable) {
            return unreachable.getClass().getSimpleName();
        }
    }
}
