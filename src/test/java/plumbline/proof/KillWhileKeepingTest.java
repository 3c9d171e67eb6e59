package plumbline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.audit.Verified;
import plumbline.kit.Eventually;
import plumbline.kit.KeptVillages;
import plumbline.kit.LongProof;
import plumbline.kit.OnStores;
import plumbline.kit.Proof;
import plumbline.kit.ServiceProcess;
import plumbline.kit.Stores;
import plumbline.kit.TinyPack;

/** The service is killed while eight clients have evaluations kept; what has no answer they send again. */
@OnStores
@LongProof(
        "`kill -9` 200 times under 8 writers, on SQLite and on PostgreSQL: of the evaluations acknowledged none is lost, half-written or kept twice; the chain is sound after each")
class KillWhileKeepingTest {
    private static final int KILLS = Proof.times(1, 200);
    private static final int CLIENTS = 8;

    private final KeptVillages kept = new KeptVillages();
    private final Queue<Integer> unanswered = new ConcurrentLinkedQueue<>();

    @Test
    void whatWasAcknowledgedIsThereOnceAndWhole(@TempDir Path rules, @TempDir Path data) throws Exception {
        TinyPack.write(rules, KeptVillages.POLICY, 1);
        Random random = new Random(20_261_121);
        int resent = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (ServiceProcess service = ServiceProcess.serve(rules, data)) {
                int before = kept.acknowledged();
                List<CompletableFuture<Void>> clients = clients(service);
                if (random.nextInt(4) > 0) {
                    Eventually.is("the first evaluation", () -> kept.acknowledged() > before);
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
                service.kill();
                clients.forEach(CompletableFuture::join);
            }
            resent += unanswered.size();
            kept.check(data);
        }
        try (ServiceProcess service = ServiceProcess.serve(rules, data)) {
            while (!unanswered.isEmpty()) {
                int number = unanswered.remove();
                assertThat(kept.send(service, number, 1).statusCode()).isEqualTo(201);
            }
        }
        Verified verified = kept.check(data);
        assertThat(verified.evaluations()).isEqualTo(kept.numbers()).isEqualTo(kept.acknowledged());
        Proof.print(Stores.kind() + ": "
                + "%d kills under %d writers: %d evaluations acknowledged, 0 lost, 0 halves, 0 twice;"
                        .formatted(KILLS, CLIENTS, kept.acknowledged())
                + " %d were sent again; the chain of %d records verified after each kill"
                        .formatted(resent, verified.records()));
    }

    private List<CompletableFuture<Void>> clients(ServiceProcess service) {
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(CompletableFuture.runAsync(() -> client(service), work -> new Thread(work).start()));
        }
        return clients;
    }

    /** Sends one after another until the service is gone. */
    private void client(ServiceProcess service) {
        while (true) {
            Integer again = unanswered.poll();
            int number = again == null ? kept.next() : again;
            try {
                assertThat(kept.send(service, number, 1).statusCode()).isEqualTo(201);
            } catch (IOException killed) {
                unanswered.add(number);
                return;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
