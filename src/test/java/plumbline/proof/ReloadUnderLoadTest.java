package plumbline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.LongProof;
import plumbline.kit.Proof;
import plumbline.kit.Service;
import plumbline.kit.TinyPack;

/** Rules change again and again while many evaluate. */
@LongProof("500 reloads during evaluations: every answer is that of the revision it names, and none fails")
class ReloadUnderLoadTest {
    private static final int RELOADS = Proof.times(6, 500);
    private static final int EVALUATIONS = Proof.times(200, 20_000);
    private static final int CLIENTS = 4;

    /** What is kept of each answer: however many there are, they are few kinds. */
    private record Answer(String revision, int total) {}

    @Test
    void everyAnswerIsThatOfTheRevisionThatItNames(@TempDir Path rules, @TempDir Path data) throws Exception {
        Path folder = TinyPack.write(rules, "tiny", 0);
        Map<String, Integer> pointsByRevision = new HashMap<>();
        Map<String, Integer> answersByRevision = new HashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(CLIENTS + 1);
        try (Service service = Service.of(rules, data)) {
            AtomicInteger left = new AtomicInteger(EVALUATIONS);
            AtomicInteger reloads = new AtomicInteger();
            List<Future<Map<Answer, Integer>>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(pool.submit(() -> evaluate(service, left, reloads)));
            }
            Callable<Void> editing = () -> edit(service, reloads);
            Future<Void> editor = pool.submit(editing);
            editor.get();
            Map<Answer, Integer> answers = new HashMap<>();
            for (Future<Map<Answer, Integer>> client : clients) {
                client.get().forEach((answer, count) -> answers.merge(answer, count, Integer::sum));
            }
            JsonNode history =
                    service.get("/api/policies/tiny/revisions?pageSize=200").json();
            while (history != null) {
                for (JsonNode entry : history.get("revisions")) {
                    String revision = entry.get("revision").asText();
                    String text = service.get("/api/policies/tiny/revisions/" + revision + "/rules/" + TinyPack.RULES)
                            .text();
                    pointsByRevision.put(revision, points(text));
                }
                String next = history.path("nextPageToken").textValue();
                history = next == null
                        ? null
                        : service.get("/api/policies/tiny/revisions?pageSize=200&pageToken=" + next)
                                .json();
            }
            answers.forEach((answer, count) -> {
                answersByRevision.merge(answer.revision(), count, Integer::sum);
                assertThat(answer.total()).isEqualTo(pointsByRevision.get(answer.revision()));
            });
            int evaluations =
                    answers.values().stream().mapToInt(Integer::intValue).sum();
            assertThat(evaluations).isGreaterThanOrEqualTo(EVALUATIONS);
            assertThat(reloads).hasValue(RELOADS);
            assertThat(answersByRevision).hasSizeGreaterThan(RELOADS / 2);
            Proof.print(
                    "%d reloads during %d evaluations: %d revisions answered, 0 answers of another revision, 0 failures"
                            .formatted(RELOADS, evaluations, answersByRevision.size()));
        } finally {
            pool.shutdownNow();
        }
        assertThat(Files.readString(folder.resolve(TinyPack.RULES))).isEqualTo(TinyPack.rule(RELOADS));
    }

    /** Goes on until both the evaluations and the reloads are done. */
    private static Map<Answer, Integer> evaluate(Service service, AtomicInteger left, AtomicInteger reloads) {
        Map<Answer, Integer> answers = new HashMap<>();
        while (left.getAndDecrement() > 0 || reloads.get() < RELOADS) {
            Service.Reply reply = service.evaluate("tiny", "?dryRun=true", TinyPack.request());
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            JsonNode json = reply.json();
            answers.merge(
                    new Answer(
                            json.at("/policy/revision").asText(),
                            json.at("/results/0/total").asInt()),
                    1,
                    Integer::sum);
        }
        return answers;
    }

    private static Void edit(Service service, AtomicInteger reloads) {
        for (int points = 1; points <= RELOADS; points++) {
            Service.Reply file = service.get("/api/policies/tiny/rules/" + TinyPack.RULES);
            Service.Reply reply = service.send(service.request("/api/policies/tiny/rules/" + TinyPack.RULES)
                    .header("Content-Type", "text/plain")
                    .header(
                            "If-Match",
                            file.response().headers().firstValue("ETag").orElseThrow())
                    .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(TinyPack.rule(points))));
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            reloads.incrementAndGet();
        }
        return null;
    }

    private static int points(String rule) {
        return Integer.parseInt(rule.replaceAll("(?s).*award\\(\\$village, (\\d+),.*", "$1"));
    }
}
