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
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.EvaluationJson;
import plumbline.intake.RequestRejected;
import plumbline.kit.Street;
import plumbline.library.pack.Pack;
import plumbline.packs.oracle.Cohorts;
import plumbline.rules.model.RuleModel;
import plumbline.text.JsonText;

/** An answer of a pack, with all that explains it. */
record Explained(Pack pack, List<RuleModel> models, ObjectNode request, JsonNode answer, JsonNode firings) {
    static Explained of(String policy, ObjectNode request) {
        Pack pack = Street.pack(policy);
        return of(pack, pack.rules().models(), request);
    }

    private static Explained of(Pack pack, List<RuleModel> models, ObjectNode request) {
        try {
            Evaluation evaluation = pack.evaluator().evaluate(pack.requests().read(JsonText.bytes(request)), true);
            return new Explained(
                    pack,
                    models,
                    request,
                    Street.answer(evaluation),
                    JsonText.read(EvaluationJson.firings(evaluation)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (RequestRejected rejected) {
            throw new AssertionError("a valid request was refused: " + rejected.getMessage(), rejected);
        }
    }

    /** Random cohorts of a pack. */
    static List<Explained> random(String policy, int cohorts) {
        Pack pack = Street.pack(policy);
        List<RuleModel> models = pack.rules().models();
        List<Explained> all = new ArrayList<>();
        for (int seed = 0; seed < cohorts; seed++) {
            all.add(of(pack, models, Cohorts.random(new Random(seed), policy)));
        }
        return all;
    }

    List<JsonNode> results() {
        return StreamSupport.stream(answer.path("results").spliterator(), false).toList();
    }

    ObjectNode of(String subject) {
        return Objects.requireNonNull(Explanation.of(pack.policy(), models, answer, firings, subject));
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
