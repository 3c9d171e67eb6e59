package plumbline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.Eventually;
import plumbline.kit.LongProof;
import plumbline.kit.Proof;
import plumbline.kit.ServiceProcess;
import plumbline.kit.TinyPack;
import plumbline.text.JsonText;

/** The service is killed while changes of two files each are saved. */
@LongProof(
        "`kill -9` 100 times while rules are saved and come into force: no change that was acknowledged is lost, and none is half there")
class KillWhileSavingTest {
    private static final int KILLS = Proof.times(2, 100);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_NANOS_OF_PLACING = 60_000_000;
    private static final String PACK = "/api/policies/tiny";

    private final AtomicInteger sent = new AtomicInteger(1);
    private final AtomicInteger acknowledged = new AtomicInteger(1);

    @Test
    void whatIsActiveAfterARestartIsAWholeChangeAndNoneThatWasAnsweredIsLost(@TempDir Path rules, @TempDir Path data)
            throws Exception {
        Path folder = TinyPack.writeWithCase(rules, "tiny", 1);
        Random random = new Random(20_261_121);
        int finished = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (ServiceProcess service = ServiceProcess.serve(rules, data)) {
                int before = acknowledged.get();
                // What the kill before left beside the files' places is not taken for this round's.
                Eventually.is("a tidy folder", () -> !hasFilesBesideTheirPlaces(folder));
                CompletableFuture<Void> editor = CompletableFuture.runAsync(() -> edit(service));
                // Most of a change is compiling; most kills are to come while it is brought into force and placed.
                if (random.nextInt(4) > 0) {
                    awaitFilesBesideTheirPlaces(folder);
                    LockSupport.parkNanos(random.nextInt(MOST_NANOS_OF_PLACING));
                } else {
                    Eventually.is("the first change", () -> acknowledged.get() > before);
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
                }
                service.kill();
                editor.join();
            }
            try (ServiceProcess service = ServiceProcess.serve(rules, data)) {
                finished += check(service, folder);
            }
        }
        Proof.print("%d kills: %d changes sent, %d acknowledged, 0 lost, 0 halves; %d were finished by the restart"
                .formatted(KILLS, sent.get(), acknowledged.get(), finished));
        // Every fourth kill waits for an answer; how many more come in time is for the machine to say.
        assertThat(acknowledged.get()).isGreaterThan(KILLS / 10);
    }

    private static void awaitFilesBesideTheirPlaces(Path folder) {
        while (!hasFilesBesideTheirPlaces(folder)) {
            Thread.onSpinWait();
        }
    }

    private static boolean hasFilesBesideTheirPlaces(Path folder) {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, ".plumbline-*")) {
            return unfinished.iterator().hasNext();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sends changes of the rule and its case, one after another, until the service is gone. */
    private void edit(ServiceProcess service) {
        try {
            while (true) {
                int points = sent.incrementAndGet();
                ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", "m" + points);
                body.putObject("files")
                        .put(TinyPack.RULES, TinyPack.rule(points))
                        .put(TinyPack.CASES, TinyPack.cases(points));
                var reply = service.post(
                        PACK + "/changes",
                        "application/json",
                        BodyPublishers.ofByteArray(JsonText.bytes(body)),
                        "If-Match",
                        "*");
                assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
                acknowledged.set(points);
            }
        } catch (IOException killed) {
            // That is what this is about.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return 1 when a change that nobody was told of is in force */
    private int check(ServiceProcess service, Path folder) throws IOException, InterruptedException {
        JsonNode policy = JSON.readTree(service.get(PACK).body());
        assertThat(policy.get("status").asText()).isEqualTo("ready");
        JsonNode history = JSON.readTree(
                        service.get(PACK + "/revisions?pageSize=200").body())
                .get("revisions");
        assertThat(history.get(0).get("revision")).isEqualTo(policy.get("revision"));
        for (int i = 0; i + 1 < history.size(); i++) {
            assertThat(history.get(i).get("previous"))
                    .isEqualTo(history.get(i + 1).get("revision"));
            assertThat(history.get(i).get("origin").asText()).isEqualTo("api");
        }
        int active = points(history);
        assertThat(active).isIn(new TreeSet<>(java.util.List.of(acknowledged.get(), acknowledged.get() + 1)));
        assertThat(Files.readString(folder.resolve(TinyPack.RULES))).isEqualTo(TinyPack.rule(active));
        assertThat(Files.readString(folder.resolve(TinyPack.CASES))).isEqualTo(TinyPack.cases(active));
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(3);
        }
        int unheard = active > acknowledged.get() ? 1 : 0;
        sent.set(active);
        acknowledged.set(active);
        return unheard;
    }

    private static int points(JsonNode history) {
        String message = history.get(0).get("message").textValue();
        return message == null ? 1 : Integer.parseInt(message.substring(1));
    }
}
