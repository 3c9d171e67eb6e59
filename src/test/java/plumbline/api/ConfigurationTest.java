package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.ServiceProcess;
import plumbline.kit.TinyPack;

/** How a service is told what to do: by its call, by a file, by the environment. */
class ConfigurationTest {
    private static final String PORTAL = "https://portal.example.cn";

    @TempDir
    private Path folder;

    private Path rules;

    @BeforeEach
    void writePack() throws IOException {
        rules = Files.createDirectory(folder.resolve("rules"));
        TinyPack.write(rules, "tiny", 1);
    }

    @Test
    void theCallComesBeforeTheEnvironmentAndAFileIsAPartOfTheCall() throws Exception {
        Path file = Files.writeString(
                folder.resolve("plumbline.conf"), "# what holds here\n--requests-per-minute 1\n--stop-seconds=7\n");
        try (ServiceProcess service = ServiceProcess.serve(
                rules,
                folder.resolve("data"),
                "-Dplumbline.log=info",
                "PLUMBLINE_ALLOW_ORIGIN=" + PORTAL + ",http://localhost:3000",
                "PLUMBLINE_REQUESTS_PER_MINUTE=5",
                "PLUMBLINE_NAME=plumbline.example.cn",
                "@" + file,
                "--stop-seconds=8")) {
            assertThat(service.err())
                    .contains(
                            "allow-origin=" + PORTAL + ",http://localhost:3000 ",
                            "requests-per-minute=1 ",
                            "stop-seconds=8",
                            "name=plumbline.example.cn ",
                            "host=127.0.0.1 ");
            assertThat(service.get("/api/policies").statusCode()).isEqualTo(200);
            HttpResponse<String> refused = service.get("/api/policies");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After"))
                    .hasValueSatisfying(
                            seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
            assertThat(service.get("/healthz").statusCode()).isEqualTo(200);
            origins(service);
        }
    }

    private static void origins(ServiceProcess service) throws IOException, InterruptedException {
        HttpResponse<String> asked = service.answer(service.request("/api/policies/tiny/evaluations")
                .headers("Origin", PORTAL, "Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).contains(PORTAL);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("POST");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("Authorization", "Idempotency-Key");
        assertThat(asked.headers().map()).doesNotContainKey("access-control-allow-credentials");
        // From an allowed page it is refused for being too much, and the page may read that.
        HttpResponse<String> posted = evaluate(service, PORTAL);
        assertThat(posted.statusCode()).isEqualTo(429);
        assertThat(posted.headers().firstValue("Access-Control-Allow-Origin")).contains(PORTAL);
        HttpResponse<String> other = evaluate(service, "https://portal.example.com");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(other.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
    }

    private static HttpResponse<String> evaluate(ServiceProcess service, String origin)
            throws IOException, InterruptedException {
        return service.post(
                "/api/policies/tiny/evaluations?dryRun=true",
                "application/json",
                BodyPublishers.ofString(TinyPack.request().toString()),
                "Origin",
                origin,
                "Sec-Fetch-Site",
                "cross-site");
    }
}
