package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.kit.AnswerJson;
import plumbline.kit.PackCopy;
import plumbline.kit.Service;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Street;

/** What the service says of itself and of its packs, with one of them broken. */
class ServiceTest {
    private static final String BROKEN = "broken-pack";
    private static final String TAX_RULES = "30-tax-bonus.drl";
    private static final ObjectNode REQUEST =
            new ShangraoRequest().bank("b1", "satisfaction", "3").json();

    @TempDir
    private static Path rules;

    private static Service service;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        PackCopy.ofShangrao(rules, Street.SHANGRAO);
        PackCopy.ofShangrao(rules, BROKEN).replace(TAX_RULES, "Bank( taxPaid < 500 )", "Bank( taxPayed < 500 )");
        service = Service.of(rules, data);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theServiceIsAliveAndReadyThoughOnePackIsBroken() {
        assertReply(service.get("/healthz")).hasStatus(200).isJson();
        Service.Reply ready = service.get("/readyz");
        assertReply(ready).hasStatus(200).isJson();
        assertThat(ready.json().at("/policies/" + Street.SHANGRAO).asText()).isEqualTo("ready");
        assertThat(ready.json().at("/policies/" + BROKEN).asText()).isEqualTo("rejected");
    }

    @Test
    void aServiceWithoutAUsablePackIsNotReady(@TempDir Path empty, @TempDir Path data) {
        try (Service idle = Service.of(empty, data)) {
            assertReply(idle.get("/healthz")).hasStatus(200);
            assertReply(idle.get("/readyz")).hasStatus(503);
        }
    }

    @Test
    void theListNamesEveryPackWithItsStatus() {
        JsonNode policies = service.get("/api/policies").json().get("policies");
        assertThat(policies.findValuesAsText("id")).containsExactly(BROKEN, Street.SHANGRAO);
        assertThat(policies.findValuesAsText("status")).containsExactly("rejected", "ready");
        assertThat(policies.get(1).get("revision").asText()).matches("sha256:[0-9a-f]{64}");
        assertThat(policies.get(1).get("document").asText()).contains("饶府办字〔2022〕");
    }

    @Test
    void aPolicysPageDeclaresWhatIsScored() {
        Service.Reply reply = service.get("/api/policies/" + Street.SHANGRAO);
        assertReply(reply).hasStatus(200).isJson();
        JsonNode policy = reply.json();
        assertThat(policy.get("indicators").findValuesAsText("code"))
                .hasSize(11)
                .contains("taxPaid", "riskFlag");
        assertThat(policy.get("context").findValuesAsText("code")).containsExactly("pool", "cityLoanToDepositRatio");
        JsonNode bonus = AnswerJson.elements(policy.get("categories"))
                .flatMap(category -> AnswerJson.elements(category.get("items")))
                .filter(item -> item.get("code").asText().equals("taxBonus"))
                .findFirst()
                .orElseThrow();
        assertThat(bonus.get("max").decimalValue()).isEqualByComparingTo("30");
        assertThat(bonus.get("basis").asText()).isEqualTo("三(一)2");
        assertThat(bonus.get("origin").asText()).isEqualTo("text");
        assertThat(policy.get("readings").findValuesAsText("code")).contains("adjoining-tiers");
    }

    @Test
    void aBrokenPacksPageSaysWhatIsWrongAndWhere() {
        Service.Reply reply = service.get("/api/policies/" + BROKEN);
        assertReply(reply).hasStatus(200).isJson();
        assertThat(reply.json().get("status").asText()).isEqualTo("rejected");
        assertIsTheBrokenLine(reply.json().get("findings"));
    }

    @Test
    void aBrokenPackAnswersNothingWhileTheOtherGoesOn() {
        Service.Reply refused = service.evaluate(BROKEN, "?dryRun=true", REQUEST);
        assertReply(refused).isProblem(503, "policy-rejected");
        assertIsTheBrokenLine(refused.json().get("findings"));
        assertReply(service.get("/api/policies/" + BROKEN + "/schema")).isProblem(503, "policy-rejected");
        assertReply(service.evaluate(Street.SHANGRAO, "?dryRun=true", REQUEST)).hasStatus(200);
    }

    private static void assertIsTheBrokenLine(JsonNode findings) {
        assertThat(findings).hasSize(1);
        JsonNode finding = findings.get(0);
        assertThat(finding.get("code").asText()).isEqualTo("unknown-field");
        assertThat(finding.get("file").asText()).isEqualTo(TAX_RULES);
        assertThat(finding.get("line").asInt()).isEqualTo(7);
        assertThat(finding.at("/remedy/en").asText()).contains("taxPaid");
        assertThat(finding.at("/message/zh").asText()).contains("taxPayed");
    }

    @Test
    void theSchemaIsServedAsOne() {
        Service.Reply reply = service.get("/api/policies/" + Street.SHANGRAO + "/schema");
        assertReply(reply).hasStatus(200);
        assertThat(reply.type()).startsWith("application/schema+json");
        assertThat(reply.json().get("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api/nothing", "/api/policies/" + Street.SHANGRAO + "/nothing"})
    void whereNothingIsThereIsNothingFound(String path) {
        assertReply(service.get(path)).isProblem(404, "no-such-path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/policies/nothing", "/api/policies/nothing/schema", "/api/policies/%E4%B8%8A"})
    void aPolicyThatIsNotThereIsNotFound(String path) {
        assertReply(service.get(path)).isProblem(404, "unknown-policy");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/policies",
        "PUT, /api/policies/" + Street.SHANGRAO,
        "DELETE, /api/policies/" + Street.SHANGRAO + "/evaluations",
        "POST, /healthz"
    })
    void aMethodThatAPathDoesNotTakeIsRefused(String method, String path) {
        assertReply(service.send(method, path)).isProblem(405, "method-not-allowed");
    }

    @Test
    void aMethodInAHeaderIsNotTheRequests() {
        Service.Reply reply = service.send(service.request("/api/policies").header("X-HTTP-Method-Override", "POST"));
        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void nothingIsUsedAgainUnaskedOrGuessedAt() {
        for (String path : new String[] {"/healthz", "/api/policies", "/api/nothing"}) {
            var headers = service.get(path).response().headers();
            assertThat(headers.firstValue("Cache-Control")).contains("private, no-cache");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }
}
