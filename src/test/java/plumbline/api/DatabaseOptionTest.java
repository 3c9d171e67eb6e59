package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.cli.Shell;
import plumbline.kit.KeptFolder;
import plumbline.kit.KeptVillages;
import plumbline.kit.OnStores;
import plumbline.kit.Stores;
import plumbline.kit.TinyPack;

/** What works on a folder of data works on a database as well. */
@OnStores(Stores.Kind.POSTGRES)
class DatabaseOptionTest {
    @TempDir
    private Path data;

    private String database = "";
    private String id = "";

    @BeforeEach
    void keep(@TempDir Path rules) throws IOException {
        TinyPack.write(rules, KeptVillages.POLICY, 1);
        try (KeptFolder kept = KeptFolder.in(data, rules)) {
            id = kept.keep(KeptVillages.POLICY, KeptVillages.request(1, 1))
                    .record()
                    .id();
        }
        database = Stores.url(data);
    }

    @Test
    void itsChainIsVerified() {
        Shell.Ran ran = Shell.run("verify", "--database", database);
        assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("2 条记录，其中评分 1 次", "没有发现改动", "no change found");
    }

    @Test
    void itsEvaluationsAreRunAgain() {
        Shell.Ran ran = Shell.run("replay", id, "--database", database);
        assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("结果一致，逐字节相同 / identical to the byte");
    }

    @Test
    void anotherKindOfDatabaseIsRefusedAndItsPasswordNotRepeated() {
        Shell.Ran ran = Shell.run("verify", "--database", "jdbc:mysql://u:geheim@127.0.0.1/x");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("jdbc:postgresql://host/database").doesNotContain("geheim");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsSaid() {
        Shell.Ran ran = Shell.run("verify", "--database", "jdbc:postgresql://127.0.0.1:1/x?user=u&password=geheim");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("127.0.0.1:1 refused").doesNotContain("geheim");
        assertThat(ran.err().lines()).hasSize(1);
    }
}
