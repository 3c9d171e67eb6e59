package plumbline.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import plumbline.audit.Verification;
import plumbline.audit.Verified;
import plumbline.audit.record.Evaluations;
import plumbline.evaluation.Explain;
import plumbline.store.Store;
import plumbline.text.JsonText;

/** Evaluations of the tiny pack that a service was asked to keep, and what it answered. Thread-safe. */
public final class KeptVillages {
    public static final String POLICY = "tiny";

    private static final String PATH = "/api/policies/" + POLICY + "/evaluations";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger next = new AtomicInteger();
    private final ConcurrentMap<String, String> answerById = new ConcurrentHashMap<>();

    /** The number of a request that nobody has sent yet. */
    public int next() {
        return next.getAndIncrement();
    }

    /** How many numbers were given out. */
    public int numbers() {
        return next.get();
    }

    public int acknowledged() {
        return answerById.size();
    }

    /** Asks for the evaluation of this number, with its key; an answer is kept when it is 201. */
    public HttpResponse<String> send(ServiceProcess service, int number, int villages)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = service.post(
                PATH,
                "application/json",
                BodyPublishers.ofByteArray(JsonText.bytes(request(number, villages))),
                "Idempotency-Key",
                "village-" + number);
        if (answer.statusCode() == 201) {
            String id = JSON.readTree(answer.body()).get("id").asText();
            String before = answerById.putIfAbsent(id, answer.body());
            assertThat(before == null || before.equals(answer.body()))
                    .as("a key's answers are the same")
                    .isTrue();
        }
        return answer;
    }

    /** Another request for each number. */
    public static ObjectNode request(int number, int villages) {
        ObjectNode request = TinyPack.request();
        request.withArray("/subjects").removeAll();
        for (int i = 0; i < villages; i++) {
            request.withArray("/subjects")
                    .addObject()
                    .put("id", "v" + number + "-" + i)
                    .put("name", "村 " + (long) number * 7_919 % 104_729 + i)
                    .putObject("indicators")
                    .put("income", number);
        }
        return request;
    }

    /** That all that was acknowledged is in the folder as it was answered, and all that is there is whole. */
    public Verified check(Path data) {
        try (Store store = Stores.readOnly(data)) {
            return check(store);
        }
    }

    /** The same of a store. */
    public Verified check(Store store) {
        Verified verified = Verification.of(store, List.of());
        assertThat(verified.faults()).isEmpty();
        Evaluations evaluations = new Evaluations(store);
        for (Map.Entry<String, String> answer : answerById.entrySet()) {
            var stored = evaluations.find(answer.getKey());
            assertThat(stored).as("acknowledged %s", answer.getKey()).isNotNull();
            assertThat(stored.answer(Explain.SUMMARY, null))
                    .asString(java.nio.charset.StandardCharsets.UTF_8)
                    .isEqualTo(answer.getValue());
        }
        return verified;
    }
}
