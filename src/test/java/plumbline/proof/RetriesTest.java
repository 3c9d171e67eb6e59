package plumbline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.audit.Verified;
import plumbline.kit.KeptVillages;
import plumbline.kit.LongProof;
import plumbline.kit.OnStores;
import plumbline.kit.Proof;
import plumbline.kit.ServiceProcess;
import plumbline.kit.Stores;
import plumbline.kit.TinyPack;

/** Clients that send a request again while it is being worked on, and after. */
@OnStores
@LongProof("10,000 requests, a third of them sent three times at once, on SQLite and on PostgreSQL: 10,000 evaluations")
class RetriesTest {
    private static final int REQUESTS = Proof.times(30, 10_000);
    private static final int CLIENTS = 12;

    private final KeptVillages kept = new KeptVillages();
    private final AtomicInteger inFlight = new AtomicInteger();

    @Test
    void aRequestThatIsSentSeveralTimesIsKeptOnce(@TempDir Path rules, @TempDir Path data) throws Exception {
        TinyPack.write(rules, KeptVillages.POLICY, 1);
        int sent = 0;
        try (ServiceProcess service = ServiceProcess.serve(rules, data)) {
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            List<Callable<Void>> calls = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                int number = kept.next();
                for (int time = 0; time < (i % 3 == 0 ? 3 : 1); time++) {
                    calls.add(() -> untilAnswered(service, number));
                }
            }
            sent = calls.size();
            for (Future<Void> call : clients.invokeAll(calls)) {
                call.get();
            }
            clients.shutdown();
        }
        Verified verified = kept.check(data);
        assertThat(kept.acknowledged()).isEqualTo(REQUESTS);
        assertThat(verified.evaluations()).isEqualTo(REQUESTS);
        Proof.print(Stores.kind() + ": "
                + "%d requests, a third of them sent three times at once, %d in all: %d evaluations, 0 twice;"
                        .formatted(REQUESTS, sent, verified.evaluations())
                + " %d were told that theirs is being worked on".formatted(inFlight.get()));
    }

    private Void untilAnswered(ServiceProcess service, int number) throws IOException, InterruptedException {
        while (true) {
            int status = kept.send(service, number, 1).statusCode();
            if (status == 201) {
                return null;
            }
            assertThat(status).isEqualTo(409);
            inFlight.incrementAndGet();
        }
    }
}
