package plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.KeptFolder;
import plumbline.kit.KeptVillages;
import plumbline.kit.LongProof;
import plumbline.kit.Proof;
import plumbline.kit.TinyPack;
import plumbline.store.Store;
import plumbline.text.JsonText;

/** Whatever is changed of what is kept is found, and found where it was changed. */
@LongProof(
        "10,000 changes by SQL: all are found with a head that was kept, and put down to their record where they belong to one")
class TamperingTest {
    private static final String FILE = "plumbline.db";
    private static final int EVALUATIONS = 40;

    @TempDir
    private static Path data;

    private static SignedHead head;

    @BeforeAll
    static void keep(@TempDir Path rules) throws IOException {
        Path folder = TinyPack.write(rules, KeptVillages.POLICY, 1);
        try (KeptFolder kept = KeptFolder.in(data, rules)) {
            fill(kept, 0);
        }
        Files.writeString(folder.resolve(TinyPack.RULES), TinyPack.rule(2));
        try (KeptFolder kept = KeptFolder.in(data, rules)) {
            fill(kept, EVALUATIONS / 2);
            head = SignedHead.read(JsonText.bytes(kept.audit().head()));
        }
    }

    private static void fill(KeptFolder kept, int from) {
        for (int i = from; i < from + EVALUATIONS / 2; i++) {
            kept.keep(KeptVillages.POLICY, KeptVillages.request(i, 2));
        }
    }

    @Test
    void whatWasNotChangedIsSound(@TempDir Path copy) throws IOException {
        Verified verified = verified(copied(copy), List.of(head));
        assertThat(verified.faults()).isEmpty();
        assertThat(verified.evaluations()).isEqualTo(EVALUATIONS);
        assertThat(verified.records()).isEqualTo(EVALUATIONS + 2);
    }

    @Test
    void everyChangeIsFoundWhereItWasMade(@TempDir Path copy) throws Exception {
        int trials = Proof.times(Tampering.kinds(), 10_000);
        Map<String, Integer> codes = new TreeMap<>();
        int located = 0;
        int unseenWithoutHead = 0;
        for (int i = 0; i < trials; i++) {
            copied(copy);
            Tampering.Made made = tampered(copy, i);
            Verified verified = verified(copy, List.of(head));
            assertThat(verified.faults()).as("%s (trial %d)", made, i).isNotEmpty();
            if (!made.places().isEmpty()) {
                assertThat(verified.faults()).as("%s (trial %d)", made, i).anySatisfy(fault -> assertThat(fault.seq())
                        .isIn(made.places()));
                located++;
            }
            codes.merge(verified.faults().get(0).code(), 1, Integer::sum);
            unseenWithoutHead += isFoundByHeadOnly(verified) ? 1 : 0;
        }
        Proof.print(("tampering: %d changes made, %d found, %d of them put down to the record; first faults %s;"
                        + " %d would not be seen without a signed head")
                .formatted(trials, trials, located, codes, unseenWithoutHead));
    }

    private static boolean isFoundByHeadOnly(Verified verified) {
        Fault only = verified.faults().get(0);
        return verified.count() == 1
                && (only.code().equals("history-rewritten")
                        || (only.code().equals("records-missing") && only.seq() > verified.records()));
    }

    /** What somebody does who can write to the database and knows how the chain is made. */
    @Test
    void withoutASignedHeadAChainMadeAnewIsNotSeen(@TempDir Path copy) throws Exception {
        copied(copy);
        try (Connection database = open(copy)) {
            Rechaining.fromTheMiddle(database, new Random(1));
        }
        assertThat(verified(copy, List.of()).faults()).isEmpty();
        assertThat(verified(copy, List.of(head)).faults())
                .extracting(Fault::code)
                .containsExactly("history-rewritten");
    }

    private static Tampering.Made tampered(Path copy, int trial) throws SQLException {
        try (Connection database = open(copy)) {
            return new Tampering(database, new Random(trial)).make(trial % Tampering.kinds());
        }
    }

    /** The copy is of no use to anybody a moment later, and need not reach the disk. */
    private static Connection open(Path copy) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + copy.resolve(FILE) + "?synchronous=OFF");
    }

    private static Verified verified(Path copy, List<SignedHead> heads) {
        try (Store store = Store.readOnly(copy)) {
            return Verification.of(store, heads);
        }
    }

    private static Path copied(Path copy) throws IOException {
        for (String left : List.of("-wal", "-shm")) {
            Files.deleteIfExists(copy.resolve(FILE + left));
        }
        Files.copy(data.resolve(FILE), copy.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        return copy;
    }
}
