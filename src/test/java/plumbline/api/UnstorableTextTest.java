package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.kit.KeptVillages;
import plumbline.kit.OnStores;
import plumbline.kit.ServedPacks;
import plumbline.kit.Service;
import plumbline.kit.TinyPack;
import plumbline.text.JsonText;

/** Text that the store could not hold as it is, or not look for, is refused wherever it comes in, and never altered. */
@OnStores
class UnstorableTextTest {
    private static final String POLICY = KeptVillages.POLICY;
    private static final String CHANGES = POLICY + "/changes";

    @RegisterExtension
    private static final ServedPacks service = ServedPacks.forAll(rules -> TinyPack.write(rules, POLICY, 1));

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "\\udc00\\ud800", "\\ud83d银", "王\\ud800五"})
    void halfASurrogatePairIsRefusedInEveryTextOfABody(String half) {
        String author = "{\"author\":\"%s\",\"message\":\"m\",\"files\":{\"10.drl\":\"//\"}}".formatted(half);
        assertRefused(change(author), "/author");
        assertRefused(change("{\"message\":\"%s\",\"files\":{\"10.drl\":\"//\"}}".formatted(half)), "/message");
        assertRefused(change("{\"files\":{\"10.drl\":\"// %s\"}}".formatted(half)), "/files/10.drl");
        String request = new String(JsonText.bytes(KeptVillages.request(1, 2)), StandardCharsets.UTF_8);
        String named = request.replaceFirst("\"name\":\"", "\"name\":\"" + half.replace("\\", "\\\\"));
        assertRefused(
                service.evaluate(POLICY + "/evaluations", named.getBytes(StandardCharsets.UTF_8)), "/subjects/0/name");
        String line = "{\"policy\":\"%s\",\"request\":%s}\n".formatted(POLICY, named);
        JsonNode answer = batch(line);
        assertThat(answer.path("status").asInt()).isEqualTo(422);
        assertThat(answer.at("/errors/0/pointer").asText()).isEqualTo("/request/subjects/0/name");
    }

    @Test
    void wholeCharactersBeyondTheFirstPlaneAreKeptAsTheyAre() {
        String tag = service.get("/api/policies/" + POLICY + "/rules")
                .response()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        String rules = TinyPack.rule(2);
        Service.Reply reply = service.post(
                CHANGES,
                "application/json",
                BodyPublishers.ofString("{\"author\":\"\\ud842\\udfb7田\",\"files\":{\"%s\":%s}}"
                        .formatted(TinyPack.RULES, TextNode.valueOf(rules))),
                "If-Match",
                tag);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(service.get("/api/policies/" + POLICY + "/revisions")
                        .json()
                        .at("/revisions/0/author")
                        .asText())
                .isEqualTo("\uD842\uDFB7田");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy",
                "period",
                "revision",
                "subject",
                "rule",
                "from",
                "to",
                "pageToken",
                "pageSize",
                "nobody"
            })
    void aNulInAFilterIsTheClientsFault(String filter) throws IOException {
        assertBadRequest("GET", "/api/evaluations?" + filter + "=a%00b");
        assertBadRequest("GET", "/api/evaluations/none/trace?subject=a&" + filter + "=%00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/evaluations/%00",
                "/api/evaluations/a%00/receipt",
                "/api/policies/a%00/revisions",
                "/api/policies/villages/revisions/a%00/diff",
                "/api/policies/villages/revisions?pageToken=%00",
                "/api/evaluations?subject=%ED%A0%80",
                "/api/evaluations?subject=%FF",
                "/api/evaluations?subject=%C0%80",
                "/api/evaluations?subject=%",
                "/api/evaluations?subject=%+1",
                "/api/evaluations?%00=1"
            })
    void whatIsNoTextInAnAddressIsTheClientsFault(String path) throws IOException {
        assertBadRequest("GET", path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"author=%ED%A0%80", "message=a%00", "author=%ff"})
    void anAuthorInTheAddressIsNotAltered(String query) throws IOException {
        assertBadRequest("PUT", "/api/policies/" + POLICY + "/rules/10.drl?" + query);
        assertThat(service.get("/api/policies/" + POLICY + "/revisions").text()).doesNotContain("\uFFFD");
    }

    @Test
    void aPolicyThatCannotBeIsNotLookedFor() {
        String line = "{\"policy\":\"a\\u0000b\",\"idempotencyKey\":\"k\",\"request\":{}}\n";
        assertThat(batch(line).path("status").asInt()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "\u0000", "a b", "银"})
    void anIdempotencyKeyIsVisibleAscii(String key) throws IOException {
        assertThat(answer("POST /api/policies/" + POLICY
                        + "/evaluations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 2\r\nIdempotency-Key: " + key
                        + "\r\n\r\n{}"))
                .startsWith("HTTP/1.1 400 ");
    }

    private static Service.Reply change(String body) {
        return service.post(CHANGES, "application/json", BodyPublishers.ofString(body), "If-Match", "*");
    }

    private static JsonNode batch(String line) {
        String reply = service.send(service.request("/api/evaluations:batch")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(line)))
                .text();
        try {
            return JsonText.read(reply.lines().findFirst().orElseThrow().getBytes(StandardCharsets.UTF_8));
        } catch (IOException noJson) {
            throw new AssertionError(reply, noJson);
        }
    }

    private static void assertRefused(Service.Reply reply, String pointer) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo("half-character");
        assertThat(reply.json().at("/errors").findValuesAsText("pointer")).isEqualTo(List.of(pointer));
    }

    private static void assertBadRequest(String method, String path) throws IOException {
        assertThat(answer(method + " " + path
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n"
                        + "Content-Type: text/plain\r\nIf-Match: *\r\n\r\n"))
                .as(path)
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json");
    }

    private static String answer(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
