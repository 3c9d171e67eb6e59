package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.kit.ServiceAssert.assertReply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plumbline.http.appeal.AppealPage;
import plumbline.kit.OnStores;
import plumbline.kit.PackCopy;
import plumbline.kit.ServedPacks;
import plumbline.kit.Service;
import plumbline.text.JsonText;

/** What one of those who were evaluated is told of how it came out. */
@OnStores
class AppealTest {
    private static final String CORPS = "corps-bank-grading";
    private static final String HOSTILE = "<script>alert('1')</script>&\"";

    @RegisterExtension
    private static final ServedPacks service = ServedPacks.forAll(rules -> PackCopy.of(CORPS, rules));

    private JsonNode evaluation;

    @BeforeEach
    void keep() throws IOException {
        evaluation = kept(sample());
    }

    private static ObjectNode sample() throws IOException {
        return (ObjectNode) JsonText.read(Files.readAllBytes(Path.of("samples", CORPS, "request.json")));
    }

    private static JsonNode kept(JsonNode request) {
        Service.Reply reply = service.post(
                CORPS + "/evaluations", "application/json", BodyPublishers.ofByteArray(JsonText.bytes(request)));
        assertReply(reply).hasStatus(201);
        return reply.json();
    }

    private static String path(JsonNode kept, String subject) {
        return "/api/evaluations/" + kept.get("id").asText() + "/subjects/" + subject + "/appeal";
    }

    private static Service.Reply page(String path) {
        return service.send(service.request(path).header("Accept", "text/html").GET());
    }

    @Test
    void thePointsAddUpAndSayWhereTheirRuleStands() {
        for (JsonNode result : evaluation.get("results")) {
            JsonNode appeal =
                    service.get(path(evaluation, result.get("id").asText())).json();
            BigDecimal total = BigDecimal.ZERO;
            for (JsonNode category : appeal.get("categories")) {
                BigDecimal score = BigDecimal.ZERO;
                for (JsonNode entry : category.get("entries")) {
                    score = score.add(entry.get("points").decimalValue());
                    assertThat(entry.get("file").asText()).endsWith(".drl");
                    assertThat(entry.get("line").asInt()).isPositive();
                }
                assertThat(score).isEqualByComparingTo(category.get("score").decimalValue());
                total = total.add(score);
            }
            if (result.get("status").asText().equals("ranked")) {
                assertThat(total)
                        .isEqualByComparingTo(appeal.at("/subject/total").decimalValue());
            }
        }
    }

    @Test
    void whatWasReportedHasLabelsAndUnits() {
        JsonNode loans = service.get(path(evaluation, "b06")).json().at("/indicators/2");
        assertThat(loans.get("code").asText()).isEqualTo("loanBalance");
        assertThat(loans.at("/label/zh").asText()).isEqualTo("各项贷款余额");
        assertThat(loans.get("value").decimalValue()).isEqualByComparingTo("63.5");
        assertThat(loans.get("shown").asText()).isEqualTo("63.5 亿元");
    }

    @Test
    void theCutLineNamesWhoHoldsTheLastSeatAndWhoIsNext() {
        JsonNode quota = service.get(path(evaluation, "b06")).json().at("/quotas/0");
        assertThat(quota.get("code").asText()).isEqualTo("A");
        assertThat(quota.get("holdsSeat").asBoolean()).isFalse();
        assertThat(quota.at("/last/id").asText()).isEqualTo("b03");
        assertThat(quota.at("/next/id").asText()).isEqualTo("b02");
        assertThat(quota.at("/last/decided/key").asText()).isEqualTo("total");
        BigDecimal gap = quota.at("/last/total").decimalValue().subtract(total("b06"));
        assertThat(quota.at("/last/decided/difference").decimalValue()).isEqualByComparingTo(gap);
    }

    private BigDecimal total(String id) {
        return service.get(path(evaluation, id)).json().at("/subject/total").decimalValue();
    }

    @Test
    void neighboursAreThoseOfTheRanking() {
        JsonNode first = service.get(path(evaluation, "b01")).json().get("neighbours");
        assertThat(first.get("ahead").isNull()).isTrue();
        assertThat(first.at("/behind/rank").asInt()).isEqualTo(2);
        JsonNode equal = service.get(path(evaluation, "b09")).json().get("neighbours");
        assertThat(equal.at("/equals/0/id").asText()).isEqualTo("b10");
    }

    @Test
    void onlyThoseWhoWereEvaluatedHaveOne() {
        assertReply(service.get(path(evaluation, "nobody"))).isProblem(404, "unknown-subject");
        assertReply(service.get("/api/evaluations/none/subjects/b01/appeal")).isProblem(404, "unknown-evaluation");
    }

    @Test
    void oneWhoDoesNotTakePartIsToldWhy() {
        JsonNode appeal = service.get(path(evaluation, "b16")).json();
        assertThat(appeal.at("/subject/status").asText()).isEqualTo("excluded");
        assertThat(appeal.at("/neighbours/ahead").isNull()).isTrue();
        assertThat(page(path(evaluation, "b16")).text())
                .contains("不参评：" + appeal.at("/subject/reason").asText())
                .contains(appeal.at("/notices/0/message/zh").asText())
                .doesNotContain("得分构成");
    }

    @Test
    void theSameEvaluationHasTheSamePage() {
        assertThat(page(path(evaluation, "b06")).text())
                .isEqualTo(page(path(evaluation, "b06")).text())
                .contains("奎屯河城市商业银行", "第四条(一)", "63.5 亿元", "最后一个名额");
    }

    @Test
    void whatTheFileLacksIsNoEmptyCell() {
        ObjectNode appeal = (ObjectNode) service.get(path(evaluation, "b06")).json();
        assertThat(AppealPage.of(appeal, "key")).contains("奎屯河城市商业银行");
        for (String member : List.of("id", "subject", "trial", "categories", "again")) {
            assertThatThrownBy(() -> AppealPage.of(appeal.deepCopy().without(member), "key"))
                    .as(member)
                    .hasMessageContaining(member);
        }
    }

    @Test
    void thePageEscapesEveryTextAndAllowsNothingButItsStyle() throws Exception {
        ObjectNode request = sample();
        request.withObject("/subjects/5").put("name", HOSTILE);
        String path = path(kept(request), "b06");
        Service.Reply page = page(path);
        assertReply(page).hasStatus(200);
        assertThat(page.type()).startsWith("text/html");
        assertThat(page.text())
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;");
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page.text());
        assertThat(style.find()).isTrue();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(page.response()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("default-src 'none'", "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        assertThat(service.get(path).json().at("/subject/name").asText()).isEqualTo(HOSTILE);
    }
}
