package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
        assertThat(answers.get(2).get("status").asInt()).isEqualTo(422);
        assertThat(answers.get(2).at("/errors/0/pointer").asText()).isEqualTo("/request/subjects/0/indicators/income");
        assertThat(answers.get(3).at("/errors/0/pointer").asText()).isEqualTo("/more");
        assertThat(answers.get(4).get("status").asInt()).isEqualTo(400);
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
