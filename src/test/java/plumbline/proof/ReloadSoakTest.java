package plumbline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.AnswerJson;
import plumbline.kit.LongProof;
import plumbline.kit.PackCopy;
import plumbline.kit.Proof;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Stores;
import plumbline.kit.Street;
import plumbline.library.Activator;
import plumbline.store.Store;

/** Rules that went out of force leave nothing behind in memory. */
@LongProof("1,000 reloads, each compiled: heap and metaspace are afterwards what they were after 100")
class ReloadSoakTest {
    private static final int RELOADS = Proof.times(10, 1_000);

    /** Reloads after which caches are full and what is left is what stays. */
    private static final int WARM = Proof.times(4, 100);

    private static final double MEBIBYTE = 1 << 20;

    /** Of the engine's own tables, which grow now and then; a leak of one base of rules each time is 20 times that. */
    private static final double MOST_GROWTH = 5;

    private record Memory(double heap, double metaspace, int classes) {
        static Memory now() {
            for (int i = 0; i < 4; i++) {
                System.gc();
            }
            double metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().equals("Metaspace"))
                    .map(MemoryPoolMXBean::getUsage)
                    .mapToDouble(usage -> usage.getUsed() / MEBIBYTE)
                    .sum();
            double heap =
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
            return new Memory(
                    heap, metaspace, ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        }

        @Override
        public String toString() {
            return "heap %.1f MiB, metaspace %.1f MiB, %d classes".formatted(heap, metaspace, classes);
        }
    }

    @Test
    void memoryStaysFlatOverManyReloads(@TempDir Path rules, @TempDir Path data) throws Exception {
        Path folder = PackCopy.ofShangrao(rules, Street.SHANGRAO).folder();
        Path file = folder.resolve("30-tax-bonus.drl");
        String one = Files.readString(file);
        String other = one.replace("ledger.award($bank, 5,", "ledger.award($bank, 6,");
        assertThat(other).isNotEqualTo(one);
        try (Store store = Stores.open(data)) {
            Activator activator = Activator.start(rules, store);
            Memory warm = Memory.now();
            for (int i = 1; i <= RELOADS; i++) {
                boolean odd = i % 2 == 1;
                // A comment makes each revision a new one, which has to be compiled.
                Files.writeString(file, (odd ? other : one).replace("then\n", "then // " + i + "\n"));
                activator.lookAt(Street.SHANGRAO);
                assertThat(bonus(activator)).isEqualTo(odd ? "6" : "5");
                if (i == WARM) {
                    warm = Memory.now();
                    Proof.print("after %d reloads: %s".formatted(i, warm));
                }
            }
            Memory end = Memory.now();
            Proof.print("after %d reloads: %s".formatted(RELOADS, end));
            assertThat(end.heap() - warm.heap()).isLessThan(MOST_GROWTH);
            assertThat(end.metaspace() - warm.metaspace()).isLessThan(MOST_GROWTH);
        }
    }

    private static String bonus(Activator activator) {
        var request = new ShangraoRequest().bank("b1", "taxPaid", "700");
        return new AnswerJson(
                        Street.answer(activator.library().state(Street.SHANGRAO).pack(), request.json()))
                .points("b1", "taxBonus")
                .toPlainString();
    }
}
