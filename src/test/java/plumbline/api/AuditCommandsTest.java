package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.audit.Rechaining;
import plumbline.audit.record.StoredEvaluation;
import plumbline.cli.Shell;
import plumbline.evaluation.Explain;
import plumbline.kit.KeptFolder;
import plumbline.kit.PackCopy;
import plumbline.kit.Street;
import plumbline.text.JsonText;

/** {@code verify} and {@code replay}: what an auditor does without the service. */
class AuditCommandsTest {
    private static final String KEY = "signing-key.pub.pem";

    @TempDir
    private static Path data;

    @TempDir
    private static Path other;

    private static StoredEvaluation stored;
    private static ObjectNode head;
    private static ObjectNode receipt;

    @TempDir
    private Path folder;

    @BeforeAll
    static void keep(@TempDir Path rules) throws IOException {
        PackCopy.ofShangrao(rules, Street.SHANGRAO);
        try (KeptFolder kept = KeptFolder.in(data, rules)) {
            stored = kept.keep(Street.SHANGRAO, 1);
            head = kept.audit().head();
            receipt = kept.audit().receipt(stored);
        }
        KeptFolder.in(other, rules).close();
    }

    @BeforeEach
    void copy() throws IOException {
        Files.copy(data.resolve("plumbline.db"), folder.resolve("plumbline.db"));
    }

    private Path written(String name, ObjectNode json) throws IOException {
        return Files.write(folder.resolve(name), JsonText.bytes(json));
    }

    private void tamper(String sql) throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("plumbline.db"))) {
            assertThat(database.createStatement().executeUpdate(sql)).isPositive();
        }
    }

    private Shell.Ran verify(String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "verify";
        all[1] = "--data";
        all[2] = folder.toString();
        System.arraycopy(more, 0, all, 3, more.length);
        return Shell.run(all);
    }

    @Test
    void aCopyThatNobodyChangedIsSound() throws Exception {
        String known = written("head.json", head).toString();
        Shell.Ran ran = verify("--head", known, "--key", data.resolve(KEY).toString());
        assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("2 条记录，其中评分 1 次", "没有发现改动", "no change found");
        assertThat(verify().out()).contains("没有给出签名的链头");
    }

    @Test
    void aChangeIsFoundAndPlaced() throws Exception {
        tamper("update evaluation set period = '2023'");
        Shell.Ran ran = verify();
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("FAULT #2 [column-changed] evaluation.period");
    }

    @Test
    void anEndThatWasCutOffIsFoundByAHead() throws Exception {
        for (String table : new String[] {"evaluation_term", "evaluation", "journal where seq = 2; --"}) {
            tamper("delete from " + table);
        }
        tamper("delete from content where hash not in (select content from revision_file)");
        assertThat(verify().status()).isZero();
        Shell.Ran ran = verify("--head", written("head.json", head).toString());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("FAULT #2 [records-missing]");
    }

    @Test
    void aHeadThatWasChangedOrSignedByAnotherIsRefused() throws Exception {
        String changed = written("head.json", head.deepCopy().put("seq", 1)).toString();
        assertThat(verify("--head", changed).status()).isEqualTo(2);
        String known = written("head.json", head).toString();
        Shell.Ran ran = verify("--head", known, "--key", other.resolve(KEY).toString());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("is signed with another key");
    }

    @Test
    void aReceiptVerifiesAlone() throws Exception {
        String file = written("receipt.json", receipt).toString();
        String answer = written("answer.json", StoredEvaluation.parsed(stored.answer(Explain.SUMMARY, null)))
                .toString();
        Shell.Ran ran = Shell.run(
                "verify", file, "--answer", answer, "--key", data.resolve(KEY).toString());
        assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out())
                .contains("凭证有效 / the receipt is sound", stored.record().id());
    }

    @Test
    void aReceiptThatWasChangedIsNotSound() throws Exception {
        ObjectNode changed = receipt.deepCopy();
        changed.withObject("/input").put("period", "2023");
        Shell.Ran ran = Shell.run("verify", written("receipt.json", changed).toString());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("the signature does not match", "the input does not have the hash");
        ObjectNode better = StoredEvaluation.parsed(stored.answer(Explain.SUMMARY, null));
        better.withObject("/results/0").put("total", 120);
        Shell.Ran other = Shell.run(
                "verify",
                written("receipt.json", receipt).toString(),
                "--answer",
                written("answer.json", better).toString());
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.out()).contains("this is not the answer");
    }

    @Test
    void whatIsNoStoreOrNoReceiptIsAWrongCall() throws Exception {
        assertThat(Shell.run("verify", "--data", folder.resolve("none").toString())
                        .status())
                .isEqualTo(2);
        assertThat(Shell.run(
                                "verify",
                                written(
                                                "x.json",
                                                JsonText.read(new byte[] {'{', '}'})
                                                        .deepCopy())
                                        .toString())
                        .status())
                .isEqualTo(2);
        assertThat(Shell.run("replay", "no-such-id", "--data", folder.toString())
                        .status())
                .isEqualTo(2);
    }

    @Test
    void anEvaluationIsRunAgain() {
        Shell.Ran ran = Shell.run("replay", stored.record().id(), "--data", folder.toString());
        assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("结果一致，逐字节相同 / identical to the byte", "the same rules fired on the same facts");
    }

    @Test
    void allAreRunAgainOrOne() {
        Shell.Ran all = Shell.run("replay", "--all", "--data", folder.toString());
        assertThat(all.status()).as(all.out() + all.err()).isZero();
        assertThat(all.out()).contains("1 evaluations, 1 identical to the byte, 1 with the same firings");
        assertThat(Shell.run("replay", "--data", folder.toString()).status()).isEqualTo(2);
        assertThat(Shell.run("replay", "some-id", "--all", "--data", folder.toString())
                        .status())
                .isEqualTo(2);
    }

    @Test
    void firingsThatDifferAreNamedAndEndWithOne() throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("plumbline.db"))) {
            String trace = Rechaining.exchange(database, stored.record().trace(), firings -> {
                ((ObjectNode) firings.get(4)).put("line", 9_999);
                return firings;
            });
            Rechaining.forge(database, (int) stored.record().seq(), record -> record.put("trace", trace));
        }
        for (String which : List.of(stored.record().id(), "--all")) {
            Shell.Ran ran = Shell.run("replay", which, "--data", folder.toString());
            assertThat(ran.status()).as(which).isEqualTo(1);
            assertThat(ran.out())
                    .contains("identical to the byte", "first at /firings/4/line", "当时 / then: 9999", "规则 / rule: ");
        }
        assertThat(Shell.run("replay", "--all", "--data", folder.toString()).out())
                .contains("1 evaluations, 1 identical to the byte, 0 with the same firings");
    }

    @Test
    void rulesThatWereChangedAreNotThoseOfThen() throws Exception {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        PackCopy.ofShangrao(rules, Street.SHANGRAO)
                .replace("30-tax-bonus.drl", "ledger.award($bank, 5,", "ledger.award($bank, 6,");
        Path forged = Files.createDirectories(folder.resolve("forged"));
        String revision;
        try (KeptFolder kept = KeptFolder.in(forged, rules)) {
            revision = kept.keep(Street.SHANGRAO, 2).record().revision();
        }
        assertThat(revision).isNotEqualTo(stored.record().revision());
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("plumbline.db"))) {
            var statement = database.createStatement();
            statement.executeUpdate("attach '" + forged.resolve("plumbline.db") + "' as forged");
            statement.executeUpdate("insert or ignore into content select * from forged.content");
            statement.executeUpdate("update revision_file set content = (select content from forged.revision_file f"
                    + " where f.name = revision_file.name)");
        }
        Shell.Ran ran = Shell.run("replay", stored.record().id(), "--data", folder.toString());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("the stored rules were changed");
        assertThat(verify().status()).isEqualTo(1);
    }
}
