package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.Eventually;
import plumbline.kit.ServiceProcess;
import plumbline.kit.TinyPack;
import plumbline.text.JsonText;

/** What the log says of requests. */
class LogTest {
    private static final String REQUEST = "r-17";

    @TempDir
    private Path rules;

    @TempDir
    private Path data;

    @BeforeEach
    void writePack() throws IOException {
        TinyPack.write(rules, "tiny", 1);
    }

    /** Asks for an evaluation, and for what machines ask for again and again; the id of what was kept. */
    private static String asked(ServiceProcess service) throws IOException, InterruptedException {
        service.get("/healthz");
        HttpResponse<String> kept = service.post(
                "/api/policies/tiny/evaluations?explain=none",
                "application/json",
                BodyPublishers.ofByteArray(JsonText.bytes(TinyPack.request())),
                "X-Request-Id",
                REQUEST);
        assertThat(kept.statusCode()).isEqualTo(201);
        Eventually.is("logged", () -> err(service).contains(REQUEST));
        return JsonText.read(kept.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .get("id")
                .asText();
    }

    private static String err(ServiceProcess service) {
        try {
            return service.err();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void aLineForPeopleSaysWhatWasAskedAndKept() throws Exception {
        try (ServiceProcess service = ServiceProcess.serve(rules, data, "-Dplumbline.log=info")) {
            String id = asked(service);
            assertThat(service.err().lines().filter(line -> line.contains(REQUEST)))
                    .singleElement()
                    .asString()
                    .matches("20\\S+ INFO plumbline\\.http\\.exchange\\.RequestLog - \\[r-17\\]"
                            + " POST /api/policies/tiny/evaluations status=201 millis=\\d+ evaluation=" + id);
            assertThat(service.err()).doesNotContain("/healthz", "explain");
        }
    }

    @Test
    void inJsonEachLineIsAnObject() throws Exception {
        try (ServiceProcess service = ServiceProcess.serve(rules, data, "-Dplumbline.log=info", "--log-format=json")) {
            String id = asked(service);
            List<JsonNode> lines = new ArrayList<>();
            for (String line : service.err().lines().toList()) {
                lines.add(new JsonMapper().readTree(line));
            }
            assertThat(lines)
                    .allSatisfy(line -> assertThat(line.has("at") && line.has("level") && line.has("logger"))
                            .isTrue())
                    .anySatisfy(line -> assertThat(line.get("message").asText()).contains("启用"));
            JsonNode asked = lines.stream()
                    .filter(line -> line.path("request").asText().equals(REQUEST))
                    .findFirst()
                    .orElseThrow();
            assertThat(asked.get("message").asText()).isEqualTo("POST /api/policies/tiny/evaluations");
            assertThat(asked.get("status").asInt()).isEqualTo(201);
            assertThat(asked.get("evaluation").asText()).isEqualTo(id);
        }
    }
}
