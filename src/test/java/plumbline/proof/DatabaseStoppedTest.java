package plumbline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.audit.Verified;
import plumbline.kit.Eventually;
import plumbline.kit.KeptVillages;
import plumbline.kit.LongProof;
import plumbline.kit.Postgres;
import plumbline.kit.Proof;
import plumbline.kit.ServiceProcess;
import plumbline.kit.TinyPack;
import plumbline.store.Store;

/**
 * The database is stopped in its immediate mode, which is how it ends in a power cut, while clients have evaluations
 * kept by two services. The services stay: they refuse what they cannot keep, and go on when the database is back.
 */
@LongProof(
        "PostgreSQL stopped in immediate mode 20 times under 8 writers on two services: of the evaluations acknowledged none is lost or kept twice, the others are refused with 503; there is one chain")
class DatabaseStoppedTest {
    private static final int STOPS = Proof.times(1, 20);
    private static final int FIRST_AWAY_SECONDS = Proof.times(0, 30);
    private static final int CLIENTS_OF_EACH = 4;
    private static final int UNAVAILABLE = 503;

    private final KeptVillages kept = new KeptVillages();
    private final Queue<Integer> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void whatWasAcknowledgedIsThereOnceAndWhole(@TempDir Path folder, @TempDir Path server) throws Exception {
        Path[] rules = {folder.resolve("rules-1"), folder.resolve("rules-2")};
        for (Path each : rules) {
            TinyPack.write(each, KeptVillages.POLICY, 1);
        }
        Random random = new Random(20_261_121);
        EmbeddedPostgres database = Postgres.start(server, 0);
        int port = database.getPort();
        String url = database.getJdbcUrl("postgres", "postgres");
        try (ServiceProcess one = ServiceProcess.serveOn(url, rules[0], folder.resolve("data-1"));
                ServiceProcess other = ServiceProcess.serveOn(url, rules[1], folder.resolve("data-2"))) {
            for (int stop = 0; stop < STOPS; stop++) {
                AtomicBoolean over = new AtomicBoolean();
                List<CompletableFuture<Void>> clients = new ArrayList<>();
                for (int i = 0; i < 2 * CLIENTS_OF_EACH; i++) {
                    ServiceProcess service = i % 2 == 0 ? one : other;
                    clients.add(
                            CompletableFuture.runAsync(() -> client(service, over), work -> new Thread(work).start()));
                }
                int before = kept.acknowledged();
                Eventually.is("evaluations are kept", () -> kept.acknowledged() > before + CLIENTS_OF_EACH);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
                stopAtOnce(server);
                int refusedBefore = refused.get();
                Eventually.is("what cannot be kept is refused", () -> refused.get() > refusedBefore);
                database.close();
                TimeUnit.SECONDS.sleep(stop == 0 ? FIRST_AWAY_SECONDS : 0);
                database = Postgres.start(server, port);
                int acknowledged = kept.acknowledged();
                Eventually.is("the services go on", () -> kept.acknowledged() > acknowledged + CLIENTS_OF_EACH);
                over.set(true);
                clients.forEach(CompletableFuture::join);
                try (Store store = Store.readOnly(url)) {
                    kept.check(store);
                }
            }
            while (!unanswered.isEmpty()) {
                assertThat(kept.send(one, unanswered.remove(), 1).statusCode()).isEqualTo(201);
            }
            try (Store store = Store.readOnly(url)) {
                Verified verified = kept.check(store);
                assertThat(verified.evaluations()).isEqualTo(kept.numbers()).isEqualTo(kept.acknowledged());
                Proof.print("%d stops of PostgreSQL under %d writers on 2 nodes: %d evaluations acknowledged,"
                                .formatted(STOPS, 2 * CLIENTS_OF_EACH, kept.acknowledged())
                        + " 0 lost, 0 halves, 0 twice; %d refused with 503; one chain of %d records"
                                .formatted(refused.get(), verified.records()));
            }
        } finally {
            database.close();
        }
    }

    private void client(ServiceProcess service, AtomicBoolean over) {
        while (!over.get()) {
            Integer again = unanswered.poll();
            int number = again == null ? kept.next() : again;
            try {
                int status = kept.send(service, number, 1).statusCode();
                if (status != 201) {
                    assertThat(status).isEqualTo(UNAVAILABLE);
                    refused.incrementAndGet();
                    unanswered.add(number);
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            } catch (IOException broken) {
                throw new AssertionError("the service went away", broken);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** As {@code pg_ctl stop -m immediate} does. */
    private static void stopAtOnce(Path server) throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(server.resolve("postmaster.pid")).get(0));
        assertThat(new ProcessBuilder("kill", "-QUIT", String.valueOf(pid))
                        .start()
                        .waitFor())
                .isZero();
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    }
}
