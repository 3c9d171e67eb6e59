package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.kit.Folders;
import plumbline.kit.OnStores;
import plumbline.kit.ServedPacks;
import plumbline.kit.Service;
import plumbline.kit.TinyPack;
import plumbline.text.JsonText;

/** What happens is told in order, and to whoever was away what happened meanwhile. */
@OnStores
@Timeout(300)
class EventsTest {
    private static final String TINY = "tiny";

    @RegisterExtension
    private final ServedPacks service = ServedPacks.forEach(rules -> TinyPack.write(rules, TINY, 1));

    private record Received(long id, String kind, JsonNode data) {}

    /** A stream that was opened. */
    private record Stream(HttpResponse<InputStream> response, BufferedReader lines) implements AutoCloseable {
        Received next() throws IOException {
            String id = "";
            String kind = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    kind = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    byte[] data = line.substring(6).getBytes(StandardCharsets.UTF_8);
                    return new Received(Long.parseLong(id), kind, JsonText.read(data));
                }
            }
            throw new AssertionError("the stream ended");
        }

        List<String> kinds(int count) throws IOException {
            List<String> kinds = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                kinds.add(next().kind());
            }
            return kinds;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private Stream open(String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = service.request("/api/events");
        HttpResponse<InputStream> response = HttpClient.newHttpClient()
                .send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).isEqualTo(": plumbline");
        return new Stream(response, lines);
    }

    private String keep() {
        Service.Reply kept = service.evaluate(TINY, "", TinyPack.request());
        assertReply(kept).hasStatus(201);
        return kept.json().get("id").asText();
    }

    @Test
    void whatHappensIsToldInItsOrder() throws Exception {
        try (Stream stream = open()) {
            String id = keep();
            Received kept = stream.next();
            assertThat(kept.kind()).isEqualTo("evaluation-kept");
            assertThat(kept.data().get("id").asText()).isEqualTo(id);
            assertThat(kept.data().get("seq").asLong()).isEqualTo(kept.id());
            assertThat(kept.data())
                    .isEqualTo(service.get("/api/evaluations").json().at("/evaluations/0"));

            Files.writeString(service.rules().resolve(TINY).resolve(TinyPack.RULES), "rule \"半");
            Received rejected = stream.next();
            assertThat(rejected.kind()).isEqualTo("rules-rejected");
            assertThat(rejected.data().get("policy").asText()).isEqualTo(TINY);
            assertThat(rejected.data().at("/findings/0/file").asText()).isEqualTo(TinyPack.RULES);

            Files.writeString(service.rules().resolve(TINY).resolve(TinyPack.RULES), TinyPack.rule(2));
            assertThat(stream.kinds(2)).containsExactly("rules-activated", "policy-recovered");

            Folders.delete(service.rules().resolve(TINY));
            Received removed = stream.next();
            assertThat(removed.kind()).isEqualTo("policy-removed");
            assertThat(removed.data().get("revision").isNull()).isTrue();
        }
    }

    @Test
    void whoWasAwayIsToldWhatHappenedMeanwhileEvenAcrossARestart() throws Exception {
        String first = keep();
        long seen;
        try (Stream stream = open("Last-Event-ID", "0")) {
            assertThat(stream.next().kind()).isEqualTo("rules-activated");
            Received kept = stream.next();
            assertThat(kept.data().get("id").asText()).isEqualTo(first);
            seen = kept.id();
        }
        String second = keep();
        service.stop();
        service.start();
        String third = keep();
        try (Stream stream = open("Last-Event-ID", String.valueOf(seen))) {
            assertThat(stream.next().data().get("id").asText()).isEqualTo(second);
            assertThat(stream.next().data().get("id").asText()).isEqualTo(third);
        }
    }

    @Test
    void aStreamEndsWithItsKey() throws Exception {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("name", "boss");
        wanted.putArray("roles").add("admin");
        Service.Reply made = service.send(service.request("/api/keys")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JsonText.bytes(wanted))));
        String[] key = {"Authorization", "Bearer " + made.json().get("key").asText()};
        try (Stream stream = open(key)) {
            service.send(service.request("/api/policies/tiny/evaluations")
                    .headers("Content-Type", "application/json")
                    .headers(key)
                    .POST(BodyPublishers.ofByteArray(JsonText.bytes(TinyPack.request()))));
            assertThat(stream.next().kind()).isEqualTo("evaluation-kept");
            service.send(service.request("/api/keys/boss").headers(key).DELETE());
            // Nothing is sent to whoever has no key any more; what happens next ends the stream.
            Files.writeString(service.rules().resolve(TINY).resolve(TinyPack.RULES), TinyPack.rule(2));
            assertThat(stream.lines().lines().toList()).noneMatch(line -> line.startsWith("data:"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/*", "text/html, text/event-stream;q=0.1", "TEXT/EVENT-STREAM"})
    void whoeverTakesEventsGetsThem(String accept) throws Exception {
        try (Stream stream = open("Accept", accept)) {
            keep();
            assertThat(stream.next().kind()).isEqualTo("evaluation-kept");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json", "text/event-stream;q=0", "*/*, text/event-stream;q=0.0"})
    void whoTakesNoEventsIsToldWhatThereIs(String accept) {
        Service.Reply reply = service.send(service.request("/api/events").header("Accept", accept));
        assertReply(reply).isProblem(406, "not-acceptable");
        assertThat(reply.text()).contains("text/event-stream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "999999999", "1.5"})
    void aPlaceThatNoEventHasIsRefused(String id) {
        assertReply(service.send(service.request("/api/events").header("Last-Event-ID", id)))
                .isProblem(400, "wrong-last-event-id");
    }
}
