package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plumbline.kit.Eventually;
import plumbline.kit.Folders;
import plumbline.kit.OnStores;
import plumbline.kit.ServedPacks;
import plumbline.kit.Service;
import plumbline.kit.TinyPack;

/** Rules are edited in their folder while the service runs. */
@OnStores
class HotReloadTest {
    private static final String POLICY = "tiny";

    @RegisterExtension
    private final ServedPacks service = ServedPacks.forEach(rules -> TinyPack.write(rules, POLICY, 1));

    private Path file(String name) {
        return service.rules().resolve(POLICY).resolve(name);
    }

    @Test
    void anEditComesIntoForceByItself() throws IOException {
        String before = revision();
        assertThat(total()).isEqualTo(1);
        Files.writeString(file(TinyPack.RULES), TinyPack.rule(2));
        Eventually.is("the edit", () -> total() == 2);
        assertThat(revision()).isNotEqualTo(before);
        assertThat(history().findValuesAsText("revision")).containsExactly(revision(), before);
        assertThat(history().get(0).get("origin").asText()).isEqualTo("folder");
        assertThat(history().get(0).at("/changed/rules/0/edits/0").toString())
                .isEqualTo("{\"from\":\"1\",\"to\":\"2\"}");
    }

    @Test
    void aBrokenEditLeavesTheLastGoodRulesServingAndSaysWhatIsWrong() throws IOException {
        String before = revision();
        Files.writeString(file(TinyPack.RULES), TinyPack.rule(2).replace("income >= 0", "incme >= 0"));
        Eventually.is("the status", () -> status().equals("stale"));
        assertThat(total()).isEqualTo(1);
        assertThat(revision()).isEqualTo(before);
        JsonNode finding = policy().at("/findings/0");
        assertThat(finding.get("code").asText()).isEqualTo("unknown-field");
        assertThat(finding.get("file").asText()).isEqualTo(TinyPack.RULES);
        assertThat(finding.get("line").asInt()).isEqualTo(6);
        assertReply(service.get("/readyz")).hasStatus(200);
        Files.writeString(file(TinyPack.RULES), TinyPack.rule(3));
        Eventually.is("the mended edit", () -> total() == 3);
        assertThat(status()).isEqualTo("ready");
        assertThat(policy().findValuesAsText("severity")).doesNotContain("error");
    }

    @Test
    void anEditThatFailsThePacksOwnCasesDoesNotComeIntoForce() throws IOException {
        Files.createDirectories(file("tests"));
        Files.writeString(file(TinyPack.CASES), TinyPack.cases(1));
        Eventually.is("the case", () -> history().size() == 2);
        Files.writeString(file(TinyPack.RULES), TinyPack.rule(2));
        Eventually.is("the status", () -> status().equals("stale"));
        assertThat(policy().at("/findings/0/code").asText()).isEqualTo("case-failed");
        assertThat(policy().at("/findings/0/file").asText()).isEqualTo(TinyPack.CASES);
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void theSameBytesWrittenAgainAreNoChange() throws IOException {
        Files.writeString(file(TinyPack.RULES), TinyPack.rule(1));
        TinyPack.write(service.rules(), "later", 1);
        Eventually.is("the folder was looked at since", () -> ids().contains("later"));
        assertThat(history()).hasSize(1);
    }

    @Test
    void aRevertedEditTakesUpTheFormerRevision() throws IOException {
        String before = revision();
        Files.writeString(file(TinyPack.RULES), TinyPack.rule(2));
        Eventually.is("the edit", () -> total() == 2);
        Files.writeString(file(TinyPack.RULES), TinyPack.rule(1));
        Eventually.is("its end", () -> total() == 1);
        assertThat(revision()).isEqualTo(before);
        assertThat(history()).hasSize(3);
    }

    @Test
    void aNewFolderIsANewPolicyAndARemovedOneLeavesItsHistory() throws IOException {
        String revision = revision();
        TinyPack.write(service.rules(), "later", 7);
        Eventually.is("the new policy", () -> ids().equals(List.of("later", POLICY)));
        Folders.delete(service.rules().resolve(POLICY));
        Eventually.is("its end", () -> ids().equals(List.of("later")));
        assertReply(service.evaluate(POLICY, "?dryRun=true", TinyPack.request()))
                .isProblem(404, "unknown-policy");
        assertThat(history().get(0).get("revision").isNull()).isTrue();
        assertThat(history().get(1).get("revision").asText()).isEqualTo(revision);
        Service.Reply text = service.get("/api/policies/tiny/revisions/" + revision + "/rules/" + TinyPack.RULES);
        assertThat(text.text()).isEqualTo(TinyPack.rule(1));
        Service.Reply pinned = service.evaluate(POLICY, "?dryRun=true&revision=" + revision, TinyPack.request());
        assertThat(pinned.json().at("/results/0/total").asInt()).isEqualTo(1);
    }

    @Test
    void aRestartWithABrokenFolderServesTheLastGoodRevision() throws IOException {
        String before = revision();
        service.stop();
        Files.writeString(file(TinyPack.RULES), "rule \"半");
        service.start();
        assertThat(status()).isEqualTo("stale");
        assertThat(revision()).isEqualTo(before);
        assertThat(total()).isEqualTo(1);
        assertReply(service.get("/readyz")).hasStatus(200);
        assertThat(service.get("/readyz").json().at("/policies/tiny").asText()).isEqualTo("stale");
    }

    @Test
    void aRestartTakesUpWhatChangedMeanwhile() throws IOException {
        service.stop();
        Files.writeString(file(TinyPack.RULES), TinyPack.rule(5));
        service.start();
        assertThat(total()).isEqualTo(5);
        assertThat(history()).hasSize(2);
    }

    private int total() {
        return service.evaluate(POLICY, "?dryRun=true", TinyPack.request())
                .json()
                .at("/results/0/total")
                .asInt();
    }

    private JsonNode policy() {
        return service.get("/api/policies/" + POLICY).json();
    }

    private String status() {
        return policy().get("status").asText();
    }

    private String revision() {
        return policy().get("revision").asText();
    }

    private List<String> ids() {
        return service.get("/api/policies").json().get("policies").findValuesAsText("id");
    }

    private JsonNode history() {
        return service.get("/api/policies/" + POLICY + "/revisions").json().get("revisions");
    }
}
