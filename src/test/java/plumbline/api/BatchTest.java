package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plumbline.kit.OnStores;
import plumbline.kit.ServedPacks;
import plumbline.kit.Service;
import plumbline.kit.TinyPack;
import plumbline.text.JsonText;

/** Many requests in one: each is answered as it would have been alone, in its place. */
@OnStores
class BatchTest {
    private static final String TINY = "tiny";

    @RegisterExtension
    private static final ServedPacks service = ServedPacks.forAll(rules -> TinyPack.write(rules, TINY, 1));

    private static ObjectNode line(int number) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("policy", TINY);
        line.set("request", TinyPack.request());
        line.withObject("/request/subjects/0").put("id", "v" + number);
        return line;
    }

    private static String lines(Iterable<ObjectNode> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static Service.Reply send(String query, String body) {
        return service.send(service.request("/api/evaluations:batch" + query)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(body)));
    }

    /** The answers without the line that ends them, which is checked. */
    private static List<JsonNode> answers(Service.Reply reply) throws IOException {
        assertReply(reply).hasStatus(200);
        assertThat(reply.type()).isEqualTo("application/x-ndjson");
        List<JsonNode> answers = new ArrayList<>();
        for (String line : reply.text().lines().toList()) {
            answers.add(JsonText.read(line.getBytes(StandardCharsets.UTF_8)));
        }
        JsonNode last = answers.remove(answers.size() - 1);
        assertThat(last.get("sealed").asBoolean()).isTrue();
        assertThat(last.get("count").asInt()).isEqualTo(answers.size());
        return answers;
    }

    @Test
    void answersStandInTheOrderOfTheRequestsAndAreKept() throws IOException {
        List<ObjectNode> lines = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            lines.add(line(i));
        }
        List<JsonNode> answers = answers(send("", lines(lines)));
        assertThat(answers).hasSize(100);
        for (int i = 0; i < 100; i++) {
            assertThat(answers.get(i).at("/results/0/id").asText()).isEqualTo("v" + i);
        }
        Service.Reply found =
                service.get("/api/evaluations/" + answers.get(7).get("id").asText());
        assertThat(found.text()).isEqualTo(new String(JsonText.bytes(answers.get(7)), StandardCharsets.UTF_8));
    }

    @Test
    void aLineThatIsWrongIsAnsweredByItsProblemAndTheOthersAreEvaluated() throws IOException {
        ObjectNode unknown = line(1).put("policy", "tinny");
        ObjectNode invalid = line(2);
        invalid.withObject("/request/subjects/0/indicators").put("income", -1);
        ObjectNode more = line(3).put("more", 1);
        String body = lines(List.of(line(0), unknown, invalid, more)) + "\n{\n" + line(4);
        List<JsonNode> answers = answers(send("?dryRun=true", body));
        assertThat(answers).hasSize(6);
        assertThat(answers.get(0).at("/results/0/id").asText()).isEqualTo("v0");
        assertThat(answers.get(1).get("status").asInt()).isEqualTo(404);
        assertThat(answers.get(1).get("line").asInt()).isEqualTo(2);
        assertThat(answers.get(2).get("status").asInt()).isEqualTo(422);
        assertThat(answers.get(2).at("/errors/0/pointer").asText()).isEqualTo("/request/subjects/0/indicators/income");
        assertThat(answers.get(3).at("/errors/0/pointer").asText()).isEqualTo("/more");
        assertThat(answers.get(4).get("status").asInt()).isEqualTo(400);
        assertThat(answers.get(4).get("line").asInt()).as("blank lines counted").isEqualTo(6);
        assertThat(answers.get(5).at("/results/0/id").asText()).isEqualTo("v4");
        assertThat(answers.get(5).get("id").isNull()).isTrue();
    }

    @Test
    void aBatchThatIsSentAgainIsKeptOnce() throws IOException {
        String body =
                lines(List.of(line(0).put("idempotencyKey", "again-0"), line(1).put("idempotencyKey", "again-1")));
        String first = send("", body).text();
        assertThat(send("", body).text()).isEqualTo(first);
        ObjectNode other = line(5).put("idempotencyKey", "again-0");
        assertThat(answers(send("", lines(List.of(other)))).get(0).get("status").asInt())
                .isEqualTo(422);
    }

    @Test
    void answersComeWhileTheBodyIsStillBeingSent() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            OutputStream out = socket.getOutputStream();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out.write(("POST /api/evaluations:batch?dryRun=true HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 3; i++) {
                chunk(out, line(i) + "\n");
                String answer = "";
                while (!answer.contains("\"results\"")) {
                    answer = in.readLine();
                }
                assertThat(answer).contains("\"id\":\"v" + i + "\"");
            }
            chunk(out, "");
            assertThat(in.lines()).contains("{\"sealed\":true,\"count\":3}");
        }
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Test
    void aClientThatReadsNothingBeforeItHasSentAllIsAnswered() throws IOException {
        String body = lines(IntStream.range(0, 3_000).mapToObj(BatchTest::line).toList());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            OutputStream out = socket.getOutputStream();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            out.write(("POST /api/evaluations:batch?dryRun=true HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/x-ndjson\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("{\"sealed\":true,\"count\":3000}");
        }
    }

    @Test
    void aBatchIsTakenAndAnsweredCompressed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(lines(List.of(line(0), line(1))).getBytes(StandardCharsets.UTF_8));
        }
        Service.Reply reply = service.send(service.request("/api/evaluations:batch?dryRun=true")
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .header("Accept-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray())));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.response().headers().firstValue("Content-Encoding")).contains("gzip");
        byte[] plain =
                new GZIPInputStream(new ByteArrayInputStream(reply.response().body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8)).endsWith("{\"sealed\":true,\"count\":2}\n");
    }

    @Test
    void aBatchHasNoKeyOfItsOwn() {
        assertReply(service.send(service.request("/api/evaluations:batch")
                        .header("Content-Type", "application/x-ndjson")
                        .header("Idempotency-Key", "k")
                        .POST(BodyPublishers.ofString(""))))
                .isProblem(400, "wrong-idempotency-key");
    }

    @Test
    void anEmptyBatchIsAnsweredByItsEnd() throws IOException {
        assertThat(answers(send("", "\n\n"))).isEmpty();
    }

    @Test
    void anythingElseThanLinesOfJsonIsRefused() {
        Service.Reply json = service.send(service.request("/api/evaluations:batch")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("[]")));
        assertReply(json).isProblem(415, "unsupported-media-type");
        assertReply(send("?revision=x", "")).isProblem(400, "wrong-parameter");
    }
}
