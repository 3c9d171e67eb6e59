package plumbline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.LongProof;
import plumbline.kit.PackCopy;
import plumbline.kit.Proof;
import plumbline.kit.Service;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Street;
import plumbline.text.JsonText;

/**
 * Whatever many clients send at once, everybody is answered: with what was asked for, or with 503 and when to ask again.
 * The health is answered all the while, and a good request afterwards. The whole proof sends more.
 */
@LongProof(
        "400 slow bodies, 200 evaluations, 300 dry runs, 300 clients that take no answer: everybody else is answered")
class HostileClientsTest {
    private static final String DRY_RUN = "?dryRun=true";

    @TempDir
    private Path rules;

    @TempDir
    private Path data;

    @Test
    void bodiesThatComeByteByByteHoldUpNobody() throws Exception {
        try (Service service = service()) {
            List<Socket> slow = new ArrayList<>();
            try {
                // More than the server has threads.
                for (int i = 0; i < 400; i++) {
                    slow.add(begun(
                            service,
                            "POST /api/policies/" + Street.SHANGRAO
                                    + "/evaluations?dryRun=true HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 1900000\r\n\r\n{"));
                }
                assertWellAfter(service, "400 slow bodies", Map.of());
                assertThat(text(slow.get(0))).startsWith("HTTP/1.1 408").contains("body-too-slow");
            } finally {
                for (Socket each : slow) {
                    each.close();
                }
            }
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void evaluationsThatComeTogetherWaitForTheirTurn() throws Exception {
        int count = Proof.isWhole() ? 200 : 40;
        byte[] banks = JsonText.bytes(banks(Proof.isWhole() ? 2_000 : 100));
        try (Service service = service()) {
            Map<Integer, Integer> statuses =
                    together(service, count, i -> service.evaluate(Street.SHANGRAO + "/evaluations?explain=full", banks)
                            .status());
            assertThat(statuses).containsKey(201);
            assertThat(statuses.keySet()).isSubsetOf(201, 503);
            assertWellAfter(service, count + " evaluations at once", statuses);
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void dryRunsOfOnePolicyWaitForEachOtherAndForNobodyElse() throws Exception {
        int count = Proof.isWhole() ? 300 : 40;
        try (Service service = service()) {
            Map<Integer, Integer> statuses = together(service, count, i -> {
                byte[] change = change(i);
                return service.post(
                                Street.SHANGRAO + "/changes" + DRY_RUN,
                                "application/json",
                                BodyPublishers.ofByteArray(change),
                                "If-Match",
                                "*")
                        .status();
            });
            assertThat(statuses).containsKeys(200, 503);
            assertThat(statuses.keySet()).isSubsetOf(200, 503);
            assertWellAfter(service, count + " dry runs at once", statuses);
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void answersThatNobodyTakesHoldUpNobody() throws Exception {
        try (Service service = service()) {
            String id = service.evaluate(Street.SHANGRAO, "?explain=none", banks(Proof.isWhole() ? 2_000 : 300))
                    .json()
                    .get("id")
                    .textValue();
            List<Socket> idle = new ArrayList<>();
            try {
                for (int i = 0; i < 300; i++) {
                    idle.add(begun(
                            service, "GET /api/evaluations/" + id + "/trace HTTP/1.1\r\nHost: localhost\r\n\r\n"));
                }
                assertWellAfter(service, "300 clients that take no answer", Map.of());
            } finally {
                for (Socket each : idle) {
                    each.close();
                }
            }
        }
    }

    @Test
    void noMoreStreamsOfEventsAreKeptThanAreAllowed() throws Exception {
        String events = "GET /api/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
        try (Service service = service()) {
            List<Socket> streams = new ArrayList<>();
            try {
                for (int i = 0; i < 256; i++) {
                    streams.add(begun(service, events));
                    // Its first words come once it is kept.
                    assertThat(until(streams.get(i), ": plumbline")).startsWith("HTTP/1.1 200");
                }
                streams.add(begun(service, events));
                assertThat(until(streams.get(256), "\r\n")).startsWith("HTTP/1.1 503");
            } finally {
                for (Socket each : streams) {
                    each.close();
                }
            }
        }
    }

    @Test
    void aBatchHasNoMoreLinesThanAreAnswered() throws Exception {
        try (Service service = service()) {
            Service.Reply reply = service.send(service.request("/api/evaluations:batch")
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofByteArray("1\n".repeat(50_001).getBytes(StandardCharsets.US_ASCII))));
            assertThat(reply.text().lines()).hasSize(50_001);
            assertThat(reply.text().lines().skip(50_000)).allMatch(last -> last.contains("too-many-lines"));
        }
    }

    private Service service() throws IOException {
        PackCopy.ofShangrao(rules, Street.SHANGRAO);
        return Service.of(rules, data);
    }

    private static void assertWellAfter(Service service, String what, Map<Integer, Integer> statuses) {
        assertThat(service.get("/healthz").status()).as(what).isEqualTo(200);
        assertThat(service.evaluate(Street.SHANGRAO, DRY_RUN, banks(3)).status())
                .as(what)
                .isEqualTo(200);
        Proof.print(what + ": " + (statuses.isEmpty() ? "" : "answered " + statuses + "; ") + "others were answered");
    }

    /** How many answers of each status came of requests that were sent together; the health is asked for meanwhile. */
    private static Map<Integer, Integer> together(Service service, int count, IntFunction<Integer> request)
            throws Exception {
        Map<Integer, Integer> statuses = new TreeMap<>();
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(count + 1);
        try {
            Future<Boolean> healthy = threads.submit(() -> {
                boolean always = true;
                while (!isOver.get()) {
                    always &= service.get("/healthz").status() == 200;
                }
                return always;
            });
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                sent.add(threads.submit(() -> request.apply(number)));
            }
            for (Future<Integer> each : sent) {
                statuses.merge(each.get(), 1, Integer::sum);
            }
            isOver.set(true);
            assertThat(healthy.get()).isTrue();
            return statuses;
        } finally {
            isOver.set(true);
            threads.shutdown();
        }
    }

    private static Socket begun(Service service, String request) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String until(Socket socket, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new AssertionError("ended after: " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    private static String text(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private byte[] change(int number) {
        try {
            String file = "30-tax-bonus.drl";
            String text = Files.readString(rules.resolve(Street.SHANGRAO).resolve(file));
            ObjectNode change = JsonNodeFactory.instance.objectNode().put("author", "王");
            change.putObject("files").put(file, text + "// " + number + "\n");
            return JsonText.bytes(change);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static ObjectNode banks(int count) {
        ShangraoRequest request = new ShangraoRequest();
        for (int i = 0; i < count; i++) {
            request.bank("b" + i, "loans", String.valueOf(100 + i));
        }
        return request.json();
    }
}
