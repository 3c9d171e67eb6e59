package plumbline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plumbline.audit.record.Evaluations;
import plumbline.intake.Limits;
import plumbline.kit.Eventually;
import plumbline.kit.KeptVillages;
import plumbline.kit.LongProof;
import plumbline.kit.Proof;
import plumbline.kit.ServiceProcess;
import plumbline.kit.Stores;
import plumbline.kit.TinyPack;
import plumbline.store.Store;
import plumbline.text.JsonText;

/**
 * The service is told to stop while clients are at work with it. Each has a connection of its own, and waits for the service
 * to ask for the body before it sends it: from then on its request is at work, and is answered.
 */
@LongProof(
        "SIGTERM 20 times under requests of 2,000 subjects and batches: every request at work is answered, every batch is sealed or says where it ended, and nothing acknowledged is lost")
@Timeout(1_800)
class StopUnderLoadTest {
    private static final int STOPS = Proof.times(1, 20);
    private static final int SINGLE = 6;

    /** As many as are worked on at once. */
    private static final int BATCHES = 2;

    private static final int LINES = 200;

    /** Lines that such a batch has sent when the service is told to stop; it sends no more. */
    private static final int UNFINISHED = 5;

    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sealed = new AtomicInteger();
    private final AtomicInteger cutShort = new AtomicInteger();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger atWork = new AtomicInteger();

    @Test
    void everyRequestAtWorkIsAnsweredAndEveryBatchSaysHowItEnded(@TempDir Path rules, @TempDir Path folder)
            throws Exception {
        TinyPack.write(rules, KeptVillages.POLICY, 1);
        Path data = Files.createDirectory(folder.resolve("data"));
        for (int stop = 0; stop < STOPS; stop++) {
            atWork.set(0);
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            try (ServiceProcess service = ServiceProcess.serve(rules, data, "--stop-seconds=20")) {
                URI address = service.request("/").build().uri();
                for (int i = 0; i < SINGLE; i++) {
                    clients.add(started(() -> single(address)));
                }
                clients.add(started(() -> batch(address, true)));
                Eventually.is("all others at work", () -> atWork.get() == SINGLE + 1);
                // The last, since nobody is waited for who sends nothing for half a minute.
                clients.add(started(() -> batch(address, false)));
                Eventually.is("all at work", () -> atWork.get() == SINGLE + BATCHES);
            }
            clients.forEach(CompletableFuture::join);
        }
        try (Store store = Stores.readOnly(data)) {
            Evaluations evaluations = new Evaluations(store);
            assertThat(acknowledged)
                    .allMatch(id -> evaluations.find(id) != null)
                    .doesNotHaveDuplicates();
        }
        assertThat(acknowledged).hasSizeGreaterThan(SINGLE * STOPS);
        assertThat(cutShort.get()).isGreaterThanOrEqualTo(STOPS);
        assertThat(sealed.get() + cutShort.get()).isEqualTo(BATCHES * STOPS);
        Proof.print(
                "%d stops under %d requests of %d subjects and %d batches of %d lines: %d evaluations acknowledged, 0 lost; %d requests cut off without an answer, %d batches sealed, %d ended with what was not done"
                        .formatted(
                                STOPS,
                                SINGLE,
                                Limits.MAX_SUBJECTS,
                                BATCHES,
                                LINES,
                                acknowledged.size(),
                                0,
                                sealed.get(),
                                cutShort.get()));
    }

    private interface Client {
        void run() throws Exception;
    }

    private static CompletableFuture<Void> started(Client client) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        client.run();
                    } catch (Exception failed) {
                        throw new AssertionError(failed);
                    }
                },
                work -> new Thread(work).start());
    }

    private void single(URI address) throws IOException {
        byte[] body = JsonText.bytes(KeptVillages.request(number.getAndIncrement(), Limits.MAX_SUBJECTS));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            ask(socket, "/api/policies/tiny/evaluations?explain=none", "application/json", body.length);
            socket.getOutputStream().write(body);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // Whoever waited for his turn until the time was over is told so.
            assertThat(answer).matches("(?s)HTTP/1.1 (201|503) .*");
            if (answer.startsWith("HTTP/1.1 201")) {
                acknowledged.add(new ObjectMapper()
                        .readTree(answer.substring(answer.indexOf('{')))
                        .get("id")
                        .asText());
            } else {
                assertThat(answer).contains("problem:stopping");
            }
        }
    }

    /** Sends all lines, or only some and nothing more. */
    private void batch(URI address, boolean isWhole) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            StringBuilder lines = new StringBuilder();
            int count = isWhole ? LINES : UNFINISHED;
            for (int i = 0; i < count; i++) {
                lines.append("{\"policy\":\"tiny\",\"request\":")
                        .append(KeptVillages.request(number.getAndIncrement(), 50))
                        .append("}\n");
            }
            byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
            ask(
                    socket,
                    "/api/evaluations:batch?explain=none",
                    "application/x-ndjson",
                    isWhole ? body.length : body.length * 10);
            OutputStream out = socket.getOutputStream();
            out.write(body);
            out.flush();
            List<JsonNode> answers = answers(socket.getInputStream());
            JsonNode last = answers.remove(answers.size() - 1);
            answers.forEach(answer -> acknowledged.add(answer.get("id").asText()));
            if (last.has("sealed")) {
                assertThat(last.get("count").asInt()).isEqualTo(LINES).isEqualTo(answers.size());
                sealed.incrementAndGet();
            } else {
                assertThat(last.path("type").asText()).endsWith(":stopping");
                cutShort.incrementAndGet();
            }
        }
    }

    /** Sends the head of a request, and returns when the service wants the body. */
    private void ask(Socket socket, String path, String type, int length) throws IOException {
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                                + "\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: " + length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readNBytes(CONTINUE.length()), StandardCharsets.US_ASCII))
                .isEqualTo(CONTINUE);
        atWork.incrementAndGet();
    }

    /** The objects in the lines of the answer, which ends with the connection; the last says whether it is complete. */
    private static List<JsonNode> answers(InputStream in) throws IOException {
        String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer.lines().findFirst()).contains("HTTP/1.1 200 OK");
        assertThat(answer.endsWith("}\n")).as("whole lines").isTrue();
        List<JsonNode> answers = new ArrayList<>();
        for (String line : answer.substring(answer.indexOf("\r\n\r\n") + 4).split("\n", -1)) {
            if (!line.isEmpty()) {
                answers.add(new ObjectMapper().readTree(line));
            }
        }
        return answers;
    }
}
