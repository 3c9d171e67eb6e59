package plumbline.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;
import plumbline.intake.Cohort;
import plumbline.policy.Policy;

/** The form of an evaluation in JSON, as integrators read it and as it is hashed. Stateless. */
public final class EvaluationJson {
    private EvaluationJson() {}

    /**
     * The whole answer. An evaluation that is not stored has no id and says that it is a dry run.
     *
     * @param explain the receipt is the same whatever is explained
     */
    public static ObjectNode write(Evaluation evaluation, Explain explain) {
        ObjectNode json = object();
        Policy policy = evaluation.policy();
        json.putNull("id");
        json.put("dryRun", true);
        json.putObject("policy")
                .put("id", policy.id())
                .put("title", policy.title().zh())
                .put("document", policy.document())
                .put("revision", evaluation.revision());
        cohort(json, evaluation.cohort());
        ObjectNode result = ResultJson.of(evaluation);
        Receipt receipt = receipt(evaluation, result);
        if (explain == Explain.NONE) {
            result.get("results").forEach(subject -> ((ObjectNode) subject).remove("entries"));
        }
        json.setAll(result);
        json.putObject("receipt")
                .put("input", receipt.input())
                .put("rules", receipt.rules())
                .put("result", receipt.result());
        if (explain == Explain.FULL) {
            json.set("firings", FiringJson.of(evaluation));
        }
        return json;
    }

    private static Receipt receipt(Evaluation evaluation, ObjectNode result) {
        ObjectNode input = object();
        input.put("policy", evaluation.policy().id());
        cohort(input, evaluation.cohort());
        ArrayNode subjects = input.putArray("subjects");
        evaluation.cohort().subjects().forEach(subject -> {
            ObjectNode node = subjects.addObject().put("id", subject.id()).put("name", subject.name());
            ValueJson.values(
                    node.putObject("indicators"),
                    evaluation.policy().indicatorsByCode().keySet(),
                    subject.values());
        });
        return new Receipt(Receipt.hash(input), evaluation.revision(), Receipt.hash(result));
    }

    private static void cohort(ObjectNode json, Cohort cohort) {
        json.put("period", cohort.period().text());
        json.put("asOf", cohort.asOf() == null ? null : cohort.asOf().toString());
        ValueJson.values(
                json.putObject("context"), new TreeSet<>(cohort.context().keySet()), cohort.context());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
