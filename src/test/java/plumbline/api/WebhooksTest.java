package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.ServiceProcess;
import plumbline.kit.TinyPack;
import plumbline.text.JsonText;

/** Events are sent to receivers in their order, signed, until they are taken. */
class WebhooksTest {
    private static final byte[] OLD = "o".repeat(24).getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = "n".repeat(64).getBytes(StandardCharsets.UTF_8);

    /** What came, whether it was taken or not. */
    private record Delivery(String id, JsonNode body, boolean isTaken) {}

    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    private HttpServer receiver;
    private Path rules;

    @BeforeEach
    void start() throws IOException {
        rules = Files.createDirectory(folder.resolve("rules"));
        TinyPack.write(rules, "tiny", 1);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        assertThat(exchange.getRequestHeaders().getFirst("webhook-signature"))
                .isEqualTo(signature(OLD, id, timestamp, body) + " " + signature(NEW, id, timestamp, body));
        assertThat(exchange.getRequestURI().getPath()).isEqualTo("/hook");
        Integer told = statuses.poll();
        int status = told == null ? 204 : told;
        if (status == 307) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
        deliveries.add(new Delivery(id, JsonText.read(body), status == 204));
    }

    private static String signature(byte[] secret, String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    private ServiceProcess serve() throws IOException {
        Base64.Encoder base64 = Base64.getEncoder();
        Path secrets = Files.writeString(
                folder.resolve("secrets"),
                "whsec_" + base64.encodeToString(OLD) + "\nwhsec_" + base64.encodeToString(NEW) + "\n");
        return ServiceProcess.serve(
                rules,
                folder.resolve("data"),
                "--webhook=http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook",
                "--webhook-secret-file=" + secrets);
    }

    private static String keep(ServiceProcess service) throws IOException, InterruptedException {
        String kept = service.post(
                        "/api/policies/tiny/evaluations?explain=none",
                        "application/json",
                        BodyPublishers.ofByteArray(JsonText.bytes(TinyPack.request())))
                .body();
        return JsonText.read(kept.getBytes(StandardCharsets.UTF_8)).get("id").asText();
    }

    private Delivery next() throws InterruptedException {
        Delivery next = deliveries.poll(2, TimeUnit.MINUTES);
        assertThat(next).as("a delivery").isNotNull();
        return next;
    }

    @Test
    void eventsComeInTheirOrderAndWhatIsNotTakenComesAgain() throws Exception {
        List<String> ids = new ArrayList<>();
        List<String> told = new ArrayList<>();
        try (ServiceProcess service = serve()) {
            assertThat(next().body().get("type").asText()).isEqualTo("rules-activated");
            statuses.addAll(List.of(500, 307));
            ids.add(keep(service));
            ids.add(keep(service));
            Delivery first = next();
            assertThat(first.isTaken()).isFalse();
            Delivery again = next();
            assertThat(again).isEqualTo(first);
            Delivery taken = next();
            assertThat(taken.isTaken()).isTrue();
            assertThat(taken.id()).isEqualTo(first.id());
            assertThat(taken.body().get("type").asText()).isEqualTo("evaluation-kept");
            assertThat(taken.body().at("/data/seq").asText()).isEqualTo(taken.id());
            told.add(taken.body().at("/data/id").asText());
            told.add(next().body().at("/data/id").asText());
            assertThat(told).isEqualTo(ids);
            receiver.stop(0);
            ids.add(keep(service));
        }
        InetSocketAddress address = receiver.getAddress();
        receiver = HttpServer.create(address, 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        try (ServiceProcess service = serve()) {
            ids.add(keep(service));
            told.add(next().body().at("/data/id").asText());
            told.add(next().body().at("/data/id").asText());
            assertThat(told).isEqualTo(ids);
        }
        assertThat(deliveries).isEmpty();
    }
}
