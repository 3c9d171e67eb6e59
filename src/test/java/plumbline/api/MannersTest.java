package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.intake.Limits;
import plumbline.kit.Service;
import plumbline.kit.ServiceClient;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Street;
import plumbline.text.JsonText;

/** What clients may expect of every good service over HTTP. */
class MannersTest {
    private static final String POLICY = "/api/policies/" + Street.SHANGRAO;
    private static final String EVALUATE = POLICY + "/evaluations?dryRun=true";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final ServiceClient service = Service.shared();

    private static String header(Service.Reply reply, String name) {
        return reply.response().headers().firstValue(name).orElse("");
    }

    private static Service.Reply get(String path, String... headers) {
        return service.send(service.request(path).headers(headers));
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/policies",
                POLICY,
                POLICY + "/schema",
                POLICY + "/rules",
                POLICY + "/rules/policy.yaml",
                POLICY + "/revisions",
                "/api/audit/key"
            })
    void whatTheClientHasIsNotSentAgain(String path) {
        Service.Reply first = service.get(path);
        String tag = header(first, "ETag");
        assertThat(tag).matches("\"[^\"]+\"");
        for (String known : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*", tag.replaceFirst("\"$", "-gzip\"")}) {
            Service.Reply again = get(path, "If-None-Match", known);
            assertThat(again.status()).as(known).isEqualTo(304);
            assertThat(again.response().body()).isEmpty();
            assertThat(header(again, "ETag")).isEqualTo(tag);
        }
        assertReply(get(path, "If-None-Match", "\"x\"")).hasStatus(200);
    }

    @Test
    void answersAreCompressedForWhoeverTakesThat() throws IOException {
        Service.Reply packed = get(POLICY, "Accept-Encoding", "gzip");
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(packed, "Vary")).contains("Accept-Encoding");
        byte[] plain =
                new GZIPInputStream(new ByteArrayInputStream(packed.response().body())).readAllBytes();
        Service.Reply whole = service.get(POLICY);
        assertThat(plain).isEqualTo(whole.response().body());
        assertThat(header(packed, "ETag")).isEqualTo("W/" + header(whole, "ETag"));
        assertThat(get(POLICY, "Accept-Encoding", "gzip", "If-None-Match", header(packed, "ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void aCompressedRequestIsTaken() throws IOException {
        byte[] request = JsonText.bytes(
                new ShangraoRequest().bank("b1", "satisfaction", "3").json());
        Service.Reply packed = service.send(service.request(EVALUATE)
                .headers("Content-Type", "application/json", "Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed(request))));
        assertReply(packed).hasStatus(200);
        assertThat(packed.json().get("results"))
                .isEqualTo(service.evaluate(Street.SHANGRAO + "/evaluations?dryRun=true", request)
                        .json()
                        .get("results"));
    }

    @ParameterizedTest
    @CsvSource({"gzip, 413, too-large", "br, 415, unsupported-content-encoding"})
    void whatUnfoldsToTooMuchIsRefused(String encoding, int status, String code) throws IOException {
        assertReply(service.send(service.request(EVALUATE)
                        .headers("Content-Type", "application/json", "Content-Encoding", encoding)
                        .POST(BodyPublishers.ofByteArray(packed(new byte[Limits.MAX_BYTES + 1])))))
                .isProblem(status, code);
    }

    @Test
    void whatIsNoGzipIsSaid() {
        assertReply(service.send(service.request(EVALUATE)
                        .headers("Content-Type", "application/json", "Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString("{\"period\": \"2022\"}"))))
                .isProblem(400, "malformed-gzip");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/policies, text/html",
        "/api/policies, 'application/json;q=0, text/*'",
        "/api/audit/key, application/json",
        "/api/policies, garbage"
    })
    void whoTakesNothingOfWhatThereIsGetsTold(String path, String accept) {
        assertReply(get(path, "Accept", accept)).isProblem(406, "not-acceptable");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, application/json",
        "application/schema+json, application/schema+json",
        "*/*, application/schema+json",
        "'application/*;q=0.5, application/json', application/json",
        "'text/html, */*;q=0.1', application/schema+json"
    })
    void theClientChooses(String accept, String type) {
        Service.Reply schema = get(POLICY + "/schema", "Accept", accept);
        assertThat(schema.type()).isEqualTo(type);
        assertThat(header(schema, "Vary")).contains("Accept");
    }

    @Test
    void everyAnswerHasTheIdOfItsRequest() {
        assertThat(header(service.get("/healthz"), "X-Request-Id")).matches("[0-9a-f-]{36}");
        assertThat(header(get("/healthz", "X-Request-Id", "r-1"), "X-Request-Id"))
                .isEqualTo("r-1");
        assertThat(header(get("/nowhere", "X-Request-Id", "r-2"), "X-Request-Id"))
                .isEqualTo("r-2");
        assertThat(header(get("/healthz", "X-Request-Id", "x".repeat(129)), "X-Request-Id"))
                .hasSize(36);
        assertThat(header(get("/healthz", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"), "X-Request-Id"))
                .isEqualTo(TRACE);
    }

    @Test
    void noOtherSiteIsAllowedUnlessItIsNamed() {
        Service.Reply asked = service.send(service.request("/api/policies")
                .headers("Origin", "https://portal.example.cn", "Access-Control-Request-Method", "GET")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(asked.response().headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/policies, 'GET, HEAD, OPTIONS'",
        "/api/policies/x/rules/10.drl, 'DELETE, GET, HEAD, OPTIONS, PUT'",
        "/api/evaluations:batch, 'OPTIONS, POST'"
    })
    void optionsNamesTheMethodsOfThePath(String path, String methods) {
        Service.Reply reply = service.send("OPTIONS", path);
        assertThat(reply.status()).isEqualTo(204);
        assertThat(header(reply, "Allow")).isEqualTo(methods);
    }

    @Test
    void headSaysWhatGetWouldSay() {
        Service.Reply got = service.get(POLICY);
        Service.Reply head = service.send("HEAD", POLICY);
        assertThat(head.response().body()).isEmpty();
        for (String name : new String[] {"ETag", "Content-Type"}) {
            assertThat(header(head, name)).as(name).isEqualTo(header(got, name)).isNotEmpty();
        }
        assertThat(service.send("HEAD", "/api/events").type()).startsWith("text/event-stream");
    }

    @ParameterizedTest
    @CsvSource({"7000, 404", "9000, 414"})
    void anAddressMayBeSoLong(int length, int status) {
        Service.Reply reply = service.get("/" + "x".repeat(length));
        assertReply(reply).isProblem(status, status == 404 ? "no-such-path" : "uri-too-long");
    }
}
