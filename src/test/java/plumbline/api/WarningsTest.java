package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.Service;
import plumbline.kit.TinyPack;

/** What a pack is warned of is told wherever its state is told, and keeps nothing from being done. */
class WarningsTest {
    private static final String PACK = "/api/policies/tiny";

    @TempDir
    private Path rules;

    @TempDir
    private Path data;

    @Test
    void aPackWithoutCasesServesAndIsToldSo() throws IOException {
        TinyPack.write(rules, "tiny", 1);
        try (Service service = Service.of(rules, data)) {
            assertWarned(service.get(PACK).json());
            assertWarned(service.get(PACK + "/rules").json());
            assertReply(service.evaluate("tiny", "", TinyPack.request())).hasStatus(201);
        }
        try (Service restarted = Service.of(rules, data)) {
            assertWarned(restarted.get(PACK).json());
        }
    }

    @Test
    void anEditOfItComesIntoForceAndIsToldSo() throws IOException {
        TinyPack.write(rules, "tiny", 1);
        try (Service service = Service.of(rules, data)) {
            JsonNode tried = put(service, TinyPack.rule(2), "?dryRun=true").json();
            assertThat(tried.at("/findings/0/severity").asText()).isEqualTo("warning");
            Service.Reply put = put(service, TinyPack.rule(2), "");
            assertReply(put).hasStatus(200);
            assertThat(put.json().at("/findings/0/code").asText()).isEqualTo("no-cases");
            assertThat(put.json().get("activated").asBoolean()).isTrue();
            assertWarned(service.get(PACK).json());
        }
    }

    @Test
    void aRefusalCountsItsErrorsOnly() throws IOException {
        TinyPack.write(rules, "tiny", 1);
        try (Service service = Service.of(rules, data)) {
            Service.Reply refused = put(service, TinyPack.rule(1).replace("income >= 0", "income >= 5"), "");
            assertReply(refused).isProblem(422, "rules-rejected");
            assertThat(refused.json().get("findings").findValuesAsText("severity"))
                    .containsExactlyInAnyOrder("error", "warning");
            assertThat(refused.json().get("detail").asText()).contains("改动有 1 处问题");
        }
    }

    @Test
    void aCaseEndsTheWarning() throws IOException {
        Path folder = TinyPack.write(rules, "tiny", 1);
        Files.createDirectories(folder.resolve("tests"));
        Files.writeString(folder.resolve(TinyPack.CASES), TinyPack.cases(1));
        try (Service service = Service.of(rules, data)) {
            assertThat(service.get(PACK).json().has("findings")).isFalse();
        }
    }

    private static void assertWarned(JsonNode pack) {
        assertThat(pack.get("status").asText()).isEqualTo("ready");
        assertThat(pack.at("/findings").findValuesAsText("code")).containsExactly("no-cases");
        assertThat(pack.at("/findings/0/severity").asText()).isEqualTo("warning");
    }

    private static Service.Reply put(Service service, String text, String query) {
        String file = PACK + "/rules/" + TinyPack.RULES;
        String tag = service.get(file).response().headers().firstValue("ETag").orElseThrow();
        return service.send(service.request(file + query)
                .header("If-Match", tag)
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofString(text)));
    }
}
