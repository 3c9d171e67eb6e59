package plumbline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.audit.Verification;
import plumbline.audit.Verified;
import plumbline.kit.KeptFolder;
import plumbline.kit.KeptVillages;
import plumbline.kit.LongProof;
import plumbline.kit.Proof;
import plumbline.kit.Stores;
import plumbline.kit.TinyPack;
import plumbline.store.Store;

/** A great many evaluations that nobody changed: no false alarm, and no long wait. */
@LongProof("100,001 clean records are verified without a false alarm")
class ManyRecordsTest {
    private static final int EVALUATIONS = Proof.times(300, 100_000);
    private static final int WRITERS = 16;

    @Test
    void whatNobodyChangedIsSound(@TempDir Path rules, @TempDir Path data) throws Exception {
        TinyPack.write(rules, KeptVillages.POLICY, 1);
        try (KeptFolder kept = KeptFolder.in(data, rules)) {
            ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
            List<Callable<String>> work = new ArrayList<>();
            for (int i = 0; i < EVALUATIONS; i++) {
                int number = i;
                work.add(() -> kept.keep(KeptVillages.POLICY, KeptVillages.request(number, 1))
                        .record()
                        .id());
            }
            for (Future<String> done : writers.invokeAll(work)) {
                assertThat(done.get()).isNotNull();
            }
            writers.shutdown();
        }
        try (Store store = Stores.readOnly(data)) {
            long begin = System.nanoTime();
            Verified verified = Verification.of(store, List.of());
            double seconds = (System.nanoTime() - begin) / 1e9;
            assertThat(verified.faults()).isEmpty();
            assertThat(verified.evaluations()).isEqualTo(EVALUATIONS);
            Proof.print(
                    "%d records, %d bytes each with their contents, verified in %.1f s, %.0f a second; 0 false alarms"
                            .formatted(
                                    verified.records(),
                                    Files.size(data.resolve("plumbline.db")) / verified.records(),
                                    seconds,
                                    verified.records() / seconds));
        }
    }
}
