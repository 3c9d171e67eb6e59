package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.kit.OnStores;
import plumbline.kit.ServedPacks;
import plumbline.kit.Service;
import plumbline.kit.ServiceProcess;
import plumbline.kit.TinyPack;
import plumbline.text.JsonText;

/** Signing in with a browser. */
@OnStores
class SessionTest {
    private static final String TINY = "tiny";
    private static final String[] OWN_PAGE = {"Sec-Fetch-Site", "same-origin"};

    @RegisterExtension
    private final ServedPacks service = ServedPacks.forEach(rules -> TinyPack.write(rules, TINY, 1));

    /** A key of the administrator's, made while none is needed. */
    private String boss() {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("name", "boss");
        wanted.putArray("roles").add("admin");
        Service.Reply made = post("/api/keys", wanted);
        assertReply(made).hasStatus(201);
        return made.json().get("key").asText();
    }

    private Service.Reply post(String path, ObjectNode body, String... headers) {
        HttpRequest.Builder request = service.request(path).header("Content-Type", "application/json");
        return service.send((headers.length == 0 ? request : request.headers(headers))
                .POST(BodyPublishers.ofByteArray(JsonText.bytes(body))));
    }

    private Service.Reply signIn(String key) {
        return post("/api/session", JsonNodeFactory.instance.objectNode().put("key", key));
    }

    private static String setCookie(Service.Reply reply) {
        return reply.response().headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static String cookie(Service.Reply reply) {
        return setCookie(reply).split(";", -1)[0];
    }

    private Service.Reply session(String cookie) {
        return service.send(service.request("/api/session").header("Cookie", cookie));
    }

    private Service.Reply evaluate(String cookie, String... headers) {
        return service.send(service.request("/api/policies/tiny/evaluations")
                .headers("Content-Type", "application/json", "Cookie", cookie)
                .headers(headers)
                .POST(BodyPublishers.ofByteArray(JsonText.bytes(TinyPack.request()))));
    }

    @Test
    void aSessionIsItsKeyUntilItsOwnerSignsOut() {
        assertReply(service.get("/api/session")).hasStatus(200);
        assertThat(service.get("/api/session").json().get("caller").isNull()).isTrue();
        Service.Reply signedIn = signIn(boss());
        assertReply(signedIn).hasStatus(201);
        assertThat(setCookie(signedIn))
                .contains("Path=/", "HttpOnly", "SameSite=Strict", "Max-Age=43200")
                .doesNotContain("Secure", "Domain");
        assertReply(service.get("/api/session")).isProblem(401, "key-required");
        String cookie = cookie(signedIn);
        assertThat(session(cookie).json()).isEqualTo(signedIn.json());
        assertThat(signedIn.json().get("caller").asText()).isEqualTo("boss");
        assertThat(signedIn.json().get("roles")).hasSize(1);
        assertThat(Instant.parse(signedIn.json().get("expires").asText())).isAfter(Instant.now());
        assertReply(evaluate(cookie, OWN_PAGE)).hasStatus(201);
        service.stop();
        service.start();
        Service.Reply listed =
                service.send(service.request("/api/evaluations").header("Cookie", "a=b; " + cookie + "; c=d"));
        assertThat(listed.json().at("/evaluations/0/caller").asText()).isEqualTo("boss");
        Service.Reply signedOut = service.send(
                service.request("/api/session").header("Cookie", cookie).DELETE());
        assertThat(signedOut.status()).isEqualTo(204);
        assertThat(setCookie(signedOut)).contains("plumbline-session=;", "Expires=Thu, 01 Jan 1970");
        assertReply(session(cookie)).isProblem(401, "key-required");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site: same-origin, 201",
        "Sec-Fetch-Site: same-site, 403",
        "Sec-Fetch-Site: cross-site, 403",
        "Sec-Fetch-Site: none, 403",
        "Origin: http://127.0.0.1:PORT, 201",
        "Origin: http://127.0.0.1:1, 403",
        "Origin: null, 403",
        "X-Nothing: said, 403"
    })
    void whatChangesSomethingWithACookieComesFromAnOwnPage(String header, int status) {
        String cookie = cookie(signIn(boss()));
        String[] parts = header.replace("PORT", String.valueOf(service.port())).split(": ", 2);
        Service.Reply reply = evaluate(cookie, parts);
        if (status == 201) {
            assertReply(reply).hasStatus(201);
        } else {
            assertReply(reply).isProblem(403, "cross-site");
        }
        assertReply(session(cookie)).hasStatus(200);
    }

    @Test
    void aSessionEndsWithItsKeyAndWithItsTime() throws Exception {
        String boss = boss();
        assertReply(signIn("pl_none")).isProblem(401, "wrong-key");
        String over = cookie(signIn(boss));
        service.onStore(store -> store.write(handle -> handle.createUpdate("update session set expires = :then")
                .bind("then", Instant.now().minusSeconds(1).toString())
                .execute()));
        assertReply(session(over)).isProblem(401, "key-required");
        String cookie = cookie(signIn(boss));
        assertReply(session(cookie)).hasStatus(200);
        assertThat(service.send(service.request("/api/keys/boss")
                                .header("Authorization", "Bearer " + boss)
                                .DELETE())
                        .status())
                .isEqualTo(204);
        assertReply(session(cookie)).isProblem(401, "key-required");
    }

    @Test
    void ofTheSessionsOfOneKeyTheOldestEndWhenThereAreTooMany() throws Exception {
        String boss = boss();
        String first = cookie(signIn(boss));
        service.onStore(store -> store.write(handle -> handle.createUpdate("update session set expires = :earlier")
                .bind("earlier", Instant.now().plusSeconds(3_600).toString())
                .execute()));
        for (int i = 0; i < 49; i++) {
            signIn(boss);
        }
        assertReply(session(first)).hasStatus(200);
        signIn(boss);
        assertReply(session(first)).hasStatus(401);
    }

    @Test
    void whoeverSignsInOverTlsHasACookieForThatAlone() {
        Service.Reply signedIn = post(
                "/api/session", JsonNodeFactory.instance.objectNode().put("key", boss()), "X-Forwarded-Proto", "https");
        assertThat(setCookie(signedIn)).contains("Secure");
    }

    @Test
    void theLinkOfTheFirstStartSignsInOnce(@TempDir Path folder) throws Exception {
        try (ServiceProcess process = ServiceProcess.serve(service.rules(), folder, "--host=0.0.0.0")) {
            Matcher link = Pattern.compile("http://0\\.0\\.0\\.0:\\d+(/sign-in\\?ticket=\\S+)")
                    .matcher(process.err());
            assertThat(link.find()).as(process.err()).isTrue();
            Matcher key = Pattern.compile(": (pl_\\S+)").matcher(process.err());
            assertThat(key.find()).as(process.err()).isTrue();
            assertThat(process.get("/api/policies").statusCode()).isEqualTo(401);
            HttpResponse<String> signedIn = process.get(link.group(1));
            assertThat(signedIn.statusCode()).isEqualTo(303);
            assertThat(process.get(link.group(1)).statusCode()).isEqualTo(401);
            String cookie =
                    signedIn.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
            assertThat(caller(process, "Cookie", cookie)).contains("\"caller\":\"admin\"", "\"roles\":[\"admin\"]");
            assertThat(caller(process, "Authorization", "Bearer " + key.group(1)))
                    .contains("\"expires\":null");
            String ticket = link.group(1).replaceFirst(".*=", "");
            assertThat(caller(process, "Cookie", "plumbline-session=" + ticket)).contains("key-required");
        }
        try (ServiceProcess again = ServiceProcess.serve(service.rules(), folder, "--host=0.0.0.0")) {
            assertThat(again.err()).doesNotContain("pl_", "ticket");
        }
    }

    private static String caller(ServiceProcess process, String header, String value)
            throws IOException, InterruptedException {
        return process.answer(process.request("/api/session").header(header, value))
                .body();
    }
}
