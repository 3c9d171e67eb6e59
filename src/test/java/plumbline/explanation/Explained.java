package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.StreamSupport;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.Evaluator;
import plumbline.intake.RequestRejected;
import plumbline.kit.Street;
import plumbline.library.pack.Pack;
import plumbline.packs.oracle.Cohorts;
import plumbline.text.JsonText;

/** An answer of a pack, with all that explains it. */
record Explained(Pack pack, ObjectNode request, JsonNode answer, Grounds grounds) {
    static Explained of(String policy, ObjectNode request) {
        Pack pack = Street.pack(policy);
        return of(pack, request);
    }

    private static Explained of(Pack pack, ObjectNode request) {
        try {
            Evaluator.Inspected inspected =
                    pack.evaluator().inspect(pack.requests().read(JsonText.bytes(request)));
            JsonNode answer = Street.answer(inspected.evaluation());
            JsonNode firings = JsonText.read(EvaluationJson.firings(inspected.evaluation()));
            return new Explained(pack, request, answer, new Grounds(pack.rules(), answer, firings, inspected.facts()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (RequestRejected rejected) {
            throw new AssertionError("a valid request was refused: " + rejected.getMessage(), rejected);
        }
    }

    /** Random cohorts of a pack. */
    static List<Explained> random(String policy, int cohorts) {
        Pack pack = Street.pack(policy);
        List<Explained> all = new ArrayList<>();
        for (int seed = 0; seed < cohorts; seed++) {
            all.add(of(pack, Cohorts.random(new Random(seed), policy)));
        }
        return all;
    }

    List<JsonNode> results() {
        return StreamSupport.stream(answer.path("results").spliterator(), false).toList();
    }

    ObjectNode of(String subject) {
        return Objects.requireNonNull(Explanation.of(grounds, subject, null));
    }

    ObjectNode of(JsonNode result) {
        return of(result.get("id").asText());
    }

    /** The results of a subject by id. */
    Map<String, JsonNode> byId() {
        return results().stream()
                .collect(
                        java.util.stream.Collectors.toMap(each -> each.get("id").asText(), each -> each));
    }
}
