package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.intake.Limits;
import plumbline.kit.AnswerJson;
import plumbline.kit.Service;
import plumbline.kit.ServiceClient;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Street;
import plumbline.text.JsonText;

/** Asking for an evaluation over HTTP. */
class EvaluationsOverHttpTest {
    private static final String EVALUATIONS = Street.SHANGRAO + "/evaluations";
    private static final ObjectNode REQUEST = new ShangraoRequest()
            .context("pool", "100.00")
            .bank("b1", "satisfaction", "3")
            .bank("b2", "satisfaction", "1")
            .json();

    private static final ServiceClient service = Service.shared();

    @Test
    void theAnswerIsThatOfTheStreet() {
        Service.Reply reply = service.evaluate(Street.SHANGRAO, "?dryRun=true", REQUEST);
        assertReply(reply).hasStatus(200).isJson();
        ObjectNode expected = Street.answer(Street.pack(Street.SHANGRAO), REQUEST);
        for (String member : List.of("policy", "period", "context", "results", "cohort", "notices", "receipt")) {
            assertThat(reply.json().get(member).toString())
                    .as(member)
                    .isEqualTo(expected.get(member).toString());
        }
    }

    @Test
    void aDryRunSaysThatItIsOne() {
        JsonNode answer =
                service.evaluate(Street.SHANGRAO, "?dryRun=true", REQUEST).json();
        assertThat(answer.path("dryRun").asBoolean()).isTrue();
        assertThat(answer.path("id").isNull()).isTrue();
    }

    @Test
    void chineseStandsUnescapedAndNumbersArePlain() {
        ObjectNode request = new ShangraoRequest()
                .context("pool", "10000000000000")
                .bank("b1", "satisfaction", "0.0001")
                .json();
        String text = service.evaluate(Street.SHANGRAO, "?dryRun=true", request).text();
        assertThat(text).contains("银行 b1", "\"value\":10000000000000", "\"points\":0.0001");
        assertThat(text).doesNotContain("\\u").doesNotContainPattern("[0-9][eE][-+]?[0-9]+[,}]");
    }

    @Test
    void noneLeavesTheEntriesOut() {
        JsonNode answer = explained("none");
        assertThat(answer.findValues("entries")).isEmpty();
        assertThat(answer.has("firings")).isFalse();
        assertThat(new AnswerJson(answer).total("b1")).isEqualByComparingTo("3");
    }

    @Test
    void summaryIsTheDefaultAndHasEntriesWithoutFirings() {
        JsonNode answer = explained("summary");
        assertThat(new AnswerJson(answer).of("b1").get("entries")).hasSize(9);
        assertThat(answer.has("firings")).isFalse();
        assertThat(service.evaluate(Street.SHANGRAO, "?dryRun=true", REQUEST)
                        .json()
                        .get("results"))
                .isEqualTo(answer.get("results"));
    }

    @Test
    void fullAddsEachFiringWithWhatItMatchedAndPosted() {
        JsonNode firings = explained("full").get("firings");
        assertThat(firings).isNotEmpty();
        for (int i = 0; i < firings.size(); i++) {
            JsonNode firing = firings.get(i);
            assertThat(firing.get("seq").asInt()).isEqualTo(i + 1);
            assertThat(firing.get("phase").asText()).isIn("score", "grade", "allocate");
            assertThat(firing.get("file").asText()).endsWith(".drl");
            assertThat(firing.get("line").asInt()).isPositive();
            assertThat(firing.get("posted")).isNotEmpty();
        }
        JsonNode bonus = AnswerJson.elements(firings)
                .filter(firing -> firing.get("rule").asText().equals("纳税加分：按上缴税收分档"))
                .filter(firing -> firing.get("subject").asText().equals("b1"))
                .findFirst()
                .orElseThrow();
        assertThat(bonus.at("/matched/$bank.taxPaid").decimalValue()).isZero();
        assertThat(bonus.at("/posted/0/item").asText()).isEqualTo("taxBonus");
        assertThat(bonus.at("/posted/0/points").decimalValue()).isZero();
    }

    @Test
    void whatIsExplainedDoesNotChangeTheReceipt() {
        JsonNode receipt = explained("none").get("receipt");
        assertThat(receipt.get("input").asText()).matches("sha256:[0-9a-f]{64}");
        assertThat(explained("summary").get("receipt")).isEqualTo(receipt);
        assertThat(explained("full").get("receipt")).isEqualTo(receipt);
    }

    @Test
    void theReceiptHashesTheInputByValue() {
        ObjectNode same = REQUEST.deepCopy();
        same.withObject("/context").set("pool", Street.number("1E+2"));
        ObjectNode other = REQUEST.deepCopy();
        other.withObject("/context").set("pool", Street.number("100.01"));
        JsonNode receipt = explained("none").get("receipt");
        assertThat(service.evaluate(Street.SHANGRAO, "?dryRun=true", same)
                        .json()
                        .get("receipt"))
                .isEqualTo(receipt);
        JsonNode changed =
                service.evaluate(Street.SHANGRAO, "?dryRun=true", other).json().get("receipt");
        assertThat(changed.get("input")).isNotEqualTo(receipt.get("input"));
        assertThat(changed.get("result")).isNotEqualTo(receipt.get("result"));
        assertThat(changed.get("rules")).isEqualTo(receipt.get("rules"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?explain=all", "?explain=", "?explain=none&explain=full", "?dryRun=yes", "?dryrun=true", "?x=1"
            })
    void aWrongParameterIsRefusedByName(String query) {
        Service.Reply reply = service.evaluate(Street.SHANGRAO, query, REQUEST);
        assertReply(reply).isProblem(400, "wrong-parameter");
        assertThat(reply.json().get("detail").asText()).contains(query.substring(1, query.indexOf('=')));
    }

    @Test
    void theNearestPolicyIsSuggestedForAnUnknownOne() {
        Service.Reply reply = service.evaluate("shangrao-deposit-contributions", "", REQUEST);
        assertReply(reply).isProblem(404, "unknown-policy");
        assertThat(reply.json().get("detail").asText()).contains(Street.SHANGRAO);
    }

    @Test
    void onlyTheRevisionInForceIsKnown() {
        String revision = Street.pack(Street.SHANGRAO).revision();
        assertReply(service.evaluate(Street.SHANGRAO, "?dryRun=true&revision=" + revision, REQUEST))
                .hasStatus(200);
        assertReply(service.evaluate(Street.SHANGRAO, "?dryRun=true&revision=sha256:0", REQUEST))
                .isProblem(404, "unknown-revision");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "text/json", "application/x-www-form-urlencoded", "application/jsonx", "''"})
    void onlyJsonIsTaken(String type) {
        var request = service.request("/api/policies/" + EVALUATIONS)
                .POST(BodyPublishers.ofByteArray(JsonText.bytes(REQUEST)));
        assertReply(service.send(type.isEmpty() ? request : request.header("Content-Type", type)))
                .isProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "Application/JSON", "application/json;"})
    void theMediaTypeMayBeWrittenInFull(String type) {
        var body = BodyPublishers.ofByteArray(JsonText.bytes(REQUEST));
        assertReply(service.post(EVALUATIONS + "?dryRun=true", type, body)).hasStatus(200);
    }

    @Test
    void aBodyThatIsNotCompressedAsItSaysIsNotTaken() {
        var body = BodyPublishers.ofByteArray(JsonText.bytes(REQUEST));
        assertReply(service.post(EVALUATIONS, "application/json", body, "Content-Encoding", "gzip"))
                .isProblem(400, "malformed-gzip");
        assertReply(service.post(EVALUATIONS, "application/json", body, "Content-Encoding", "br"))
                .isProblem(415, "unsupported-content-encoding");
    }

    @Test
    void oneByteMoreThanTheLimitIsTooLarge() {
        byte[] fits = padded(Limits.MAX_BYTES);
        byte[] over = padded(Limits.MAX_BYTES + 1);
        assertReply(service.evaluate(EVALUATIONS + "?dryRun=true", fits)).hasStatus(200);
        assertReply(service.evaluateInChunks(EVALUATIONS + "?dryRun=true", fits))
                .hasStatus(200);
        assertReply(service.evaluate(EVALUATIONS, over)).isProblem(413, "too-large");
        assertReply(service.evaluateInChunks(EVALUATIONS, over)).isProblem(413, "too-large");
    }

    @Test
    void everyFaultOfARequestIsNamedAtOnce() {
        ObjectNode request = REQUEST.deepCopy();
        request.put("period", "2022-Q1").put("perod", 1);
        ((ObjectNode) request.at("/subjects/1/indicators")).put("taxPaid", -1).remove("loans");
        Service.Reply reply = service.evaluate(Street.SHANGRAO, "", request);
        assertReply(reply).isProblem(422, "invalid-request").namesEachFault();
        assertThat(reply.json().get("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/period", "/perod", "/subjects/1/indicators/taxPaid", "/subjects/1/indicators/loans");
    }

    private static JsonNode explained(String explain) {
        Service.Reply reply = service.evaluate(Street.SHANGRAO, "?dryRun=true&explain=" + explain, REQUEST);
        assertReply(reply).hasStatus(200).isJson();
        return reply.json();
    }

    private static byte[] padded(int length) {
        byte[] request = JsonText.bytes(REQUEST);
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) ' ');
        System.arraycopy(request, 0, body, 0, request.length);
        return body;
    }

    @Test
    void aPolicysPageTellsAllThatItDeclaresOfRecordsAndItems() {
        JsonNode tasks = service.get("/api/policies/datong-tasks").json();
        assertThat(tasks.findValue("known").toString())
                .isEqualTo("{\"table\":\"milestones\",\"column\":\"milestone\",\"where\":\"task\"}");
        assertThat(tasks.findValuesAsText("notAfter")).isNotEmpty().containsOnly("asOf");
        assertThat(tasks.findValuesAsText("record")).containsExactly("Completion");
        JsonNode guarantees =
                service.get("/api/policies/datong-guarantee-compensation").json();
        assertThat(guarantees.findValue("totals").toString())
                .startsWith("[{\"code\":\"clientAmount\",")
                .endsWith("\"of\":\"amount\",\"by\":\"client\"}]");
        JsonNode items = service.get("/api/policies/corps-bank-grading").json().get("categories");
        assertThat(items.findValuesAsText("conditional")).contains("true", "false");
    }
}
