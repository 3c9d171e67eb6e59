package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.kit.OnStores;
import plumbline.kit.PackCopy;
import plumbline.kit.ServedPacks;
import plumbline.kit.Service;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Street;
import plumbline.text.JsonText;

/** What is kept of evaluations, over HTTP. */
@OnStores
class KeptEvaluationsTest {
    private static final String OTHER = "another-pack";
    private static final ObjectNode REQUEST = request("b1", "b2");

    @RegisterExtension
    private static final ServedPacks service = ServedPacks.forAll(rules -> {
        PackCopy.ofShangrao(rules, Street.SHANGRAO);
        PackCopy.ofShangrao(rules, OTHER);
    });

    private static ObjectNode request(String... banks) {
        ShangraoRequest request = new ShangraoRequest().context("pool", "100.10");
        for (String bank : banks) {
            request.bank(bank, "satisfaction", "3.50");
        }
        return request.json();
    }

    private static Service.Reply keep(String policy, String query, JsonNode request, String... headers) {
        return service.post(
                policy + "/evaluations" + query,
                "application/json",
                BodyPublishers.ofByteArray(JsonText.bytes(request)),
                headers);
    }

    private static String path(Service.Reply created) {
        return created.response().headers().firstValue("Location").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "summary", "full"})
    void anAnswerIsFoundAgainToTheByte(String explain) {
        Service.Reply created = keep(Street.SHANGRAO, "?explain=" + explain, REQUEST);
        assertReply(created).hasStatus(201).isJson();
        assertThat(created.json().get("id").asText()).matches("[0-9a-f-]{36}");
        assertThat(created.json().get("dryRun").asBoolean()).isFalse();
        Service.Reply found = service.get(path(created) + "?explain=" + explain);
        assertReply(found).hasStatus(200);
        assertThat(found.text()).isEqualTo(created.text());
    }

    @Test
    void theAnswerIsThatOfADryRun() {
        JsonNode dry =
                keep(Street.SHANGRAO, "?dryRun=true&explain=full", REQUEST).json();
        JsonNode kept = keep(Street.SHANGRAO, "?explain=full", REQUEST).json();
        for (String member : List.of("policy", "results", "cohort", "notices", "receipt", "firings")) {
            assertThat(kept.get(member)).as(member).isEqualTo(dry.get(member));
        }
    }

    @Test
    void aDryRunIsNotKept() {
        int before = service.get("/api/audit/head").json().get("seq").asInt();
        assertReply(keep(Street.SHANGRAO, "?dryRun=true", REQUEST)).hasStatus(200);
        assertThat(service.get("/api/audit/head").json().get("seq").asInt()).isEqualTo(before);
        assertReply(keep(Street.SHANGRAO, "?dryRun=true&trial=true", REQUEST)).isProblem(400, "wrong-parameter");
    }

    @Test
    void aTrialSaysThatItIsOne() {
        Service.Reply trial = keep(Street.SHANGRAO, "?trial=true", REQUEST);
        assertThat(trial.json().get("trial").asBoolean()).isTrue();
        assertThat(service.get(path(trial)).json().get("trial").asBoolean()).isTrue();
    }

    @Test
    void whatIsNotKnownIsNotFound() {
        assertReply(service.get("/api/evaluations/00000000-0000-0000-0000-000000000000"))
                .isProblem(404, "unknown-evaluation");
        assertReply(service.get("/api/evaluations/..%2f")).isProblem(404, "unknown-evaluation");
    }

    @Test
    void theSameKeyAndBodyGetTheSameAnswer() {
        String[] key = {"Idempotency-Key", "key-1"};
        Service.Reply first = keep(Street.SHANGRAO, "?explain=full", REQUEST, key);
        Service.Reply second = keep(Street.SHANGRAO, "?explain=full", REQUEST, key);
        assertReply(second).hasStatus(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(path(second)).isEqualTo(path(first));
        assertThat(first.response().headers().firstValue("Idempotency-Replayed"))
                .isEmpty();
        assertThat(second.response().headers().firstValue("Idempotency-Replayed"))
                .contains("true");
    }

    @Test
    void aKeyIsForOneRequestOfOnePolicy() {
        String[] key = {"Idempotency-Key", "key-2"};
        Service.Reply first = keep(Street.SHANGRAO, "", REQUEST, key);
        assertReply(keep(Street.SHANGRAO, "", request("b1", "b3"), key)).isProblem(422, "idempotency-key-reused");
        assertReply(keep(Street.SHANGRAO, "?trial=true", REQUEST, key)).isProblem(422, "idempotency-key-reused");
        Service.Reply other = keep(OTHER, "", REQUEST, key);
        assertReply(other).hasStatus(201);
        assertThat(path(other)).isNotEqualTo(path(first));
    }

    @Test
    void aRequestThatWasRefusedLeavesItsKeyFree() {
        String[] key = {"Idempotency-Key", "key-3"};
        assertReply(keep(Street.SHANGRAO, "", request(), key)).isProblem(422, "invalid-request");
        assertReply(keep(Street.SHANGRAO, "", REQUEST, key)).hasStatus(201);
    }

    @Test
    void aKeyIsAVisibleWord() {
        assertReply(keep(Street.SHANGRAO, "", REQUEST, "Idempotency-Key", "two words"))
                .isProblem(400, "wrong-idempotency-key");
        assertReply(keep(Street.SHANGRAO, "", REQUEST, "Idempotency-Key", "x".repeat(256)))
                .isProblem(400, "wrong-idempotency-key");
    }

    @Test
    void evaluationsAreListedByWhatTheyAreAbout() {
        String id = keep(OTHER, "", request("seldom", "b2")).json().get("id").asText();
        assertThat(listed("?subject=seldom")).containsExactly(id);
        assertThat(listed("?subject=seldom&policy=" + OTHER)).containsExactly(id);
        assertThat(listed("?subject=seldom&policy=" + Street.SHANGRAO)).isEmpty();
        assertThat(listed("?policy=" + OTHER + "&period=2022")).contains(id);
        assertThat(listed("?policy=" + OTHER + "&period=2021")).isEmpty();
        assertThat(listed("?rule=" + encoded("纳税加分：500万以下"))).contains(id);
        String revision =
                service.get("/api/policies/" + OTHER).json().get("revision").asText();
        assertThat(listed("?revision=" + revision)).contains(id);
        String at = service.get("/api/evaluations/" + id).json().get("at").asText();
        assertThat(listed("?from=" + at)).contains(id);
        assertThat(listed("?to=" + at)).doesNotContain(id);
        assertReply(service.get("/api/evaluations?from=yesterday")).isProblem(400, "wrong-parameter");
    }

    @Test
    void aPlainDateIsItsBeginningInChina() {
        Service.Reply kept = keep(OTHER, "", REQUEST);
        String id = kept.json().get("id").asText();
        LocalDate day = OffsetDateTime.parse(kept.json().get("at").asText())
                .atZoneSameInstant(ZoneOffset.ofHours(8))
                .toLocalDate();
        assertThat(listed("?from=" + day + "&to=" + day.plusDays(1))).contains(id);
        assertThat(listed("?from=" + day.plusDays(1))).doesNotContain(id);
        assertThat(listed("?to=" + day)).doesNotContain(id);
        assertReply(service.get("/api/evaluations?from=2026-02-02&to=2026-02-02"))
                .isProblem(400, "wrong-parameter");
        assertReply(service.get("/api/evaluations?from=2026-02-30")).isProblem(400, "wrong-parameter");
    }

    @Test
    void trialsAreToldApart() {
        String trial = keep(OTHER, "?trial=true", REQUEST).json().get("id").asText();
        String kept = keep(OTHER, "", REQUEST).json().get("id").asText();
        assertThat(listed("?trial=true")).contains(trial).doesNotContain(kept);
        assertThat(listed("?trial=false")).contains(kept).doesNotContain(trial);
        assertThat(listed("")).contains(kept, trial);
    }

    @Test
    void aFilterByWhatThereIsNotIsSaid() {
        assertReply(service.get("/api/evaluations?policy=anotherpack")).isProblem(404, "unknown-policy");
        assertReply(service.get("/api/evaluations?revision=sha256:0")).isProblem(404, "unknown-revision");
        Service.Reply rule = service.get("/api/evaluations?rule=" + encoded("纳税加分:500万以下"));
        assertReply(rule).isProblem(404, "unknown-rule");
        assertThat(rule.text()).contains("纳税加分：500万以下");
        String trace = path(keep(Street.SHANGRAO, "", REQUEST)) + "/trace";
        assertReply(service.get(trace + "?subject=b9")).isProblem(404, "unknown-subject");
        assertReply(service.get(trace + "?item=taxBonuss")).isProblem(404, "unknown-item");
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(
                    0,
                    keep(OTHER, "", request("paged", "b" + i)).json().get("id").asText());
        }
        List<String> found = new ArrayList<>();
        String query = "?subject=paged&pageSize=2";
        String token = "";
        do {
            JsonNode page = service.get("/api/evaluations" + query + token).json();
            page.get("evaluations").forEach(each -> found.add(each.get("id").asText()));
            token = page.has("nextPageToken")
                    ? "&pageToken=" + page.get("nextPageToken").asText()
                    : null;
        } while (token != null);
        assertThat(found).isEqualTo(made);
    }

    @Test
    void theTraceIsThatOfTheAnswerAndCanBeNarrowed() {
        Service.Reply created = keep(Street.SHANGRAO, "?explain=full", REQUEST);
        JsonNode firings = created.json().get("firings");
        String trace = path(created) + "/trace";
        assertThat(service.get(trace).json().get("firings")).isEqualTo(firings);
        assertThat(service.get(trace).text()).isEqualTo(service.get(trace).text());
        JsonNode narrowed =
                service.get(trace + "?subject=b1&item=taxBonus").json().get("firings");
        assertThat(narrowed).hasSize(1);
        assertThat(narrowed.get(0).get("rule").asText()).startsWith("纳税加分");
        assertReply(service.get(trace + "?rule=" + encoded("没有的规则"))).isProblem(404, "unknown-rule");
        assertThat(service.get(trace + "?subject=b1&rule=" + encoded("纳税加分：1000万至3000万"))
                        .json()
                        .get("firings"))
                .isEmpty();
    }

    @Test
    void anEvaluationComesOutTheSameAgain() {
        Service.Reply created = keep(Street.SHANGRAO, "", REQUEST);
        Service.Reply replayed = service.send("POST", path(created) + "/replay");
        assertReply(replayed).hasStatus(200);
        assertThat(replayed.json().get("identical").asBoolean()).isTrue();
        assertThat(replayed.json().at("/engine/then").asText()).matches("\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void whatIsKeptIsVerified() {
        keep(Street.SHANGRAO, "", REQUEST);
        Service.Reply verified = service.get("/api/audit/verify");
        assertReply(verified).hasStatus(200);
        assertThat(verified.json().get("sound").asBoolean()).as(verified.text()).isTrue();
        assertThat(verified.json().get("evaluations").asInt()).isPositive();
    }

    private static List<String> listed(String query) {
        Service.Reply reply = service.get("/api/evaluations" + query);
        assertReply(reply).hasStatus(200);
        return reply.json().get("evaluations").findValuesAsText("id");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
