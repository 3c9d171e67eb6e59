package plumbline.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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
        json.putNull("id");
        json.put("dryRun", true);
        json.setAll(explained(content(evaluation), explain, explain == Explain.FULL ? firings(evaluation) : null));
        return json;
    }

    /** All of an answer but its id and what has to do with storing it, with entries and without firings. */
    public static ObjectNode content(Evaluation evaluation) {
        ObjectNode json = object();
        Policy policy = evaluation.policy();
        json.putObject("policy")
                .put("id", policy.id())
                .put("title", policy.title().zh())
                .put("document", policy.document())
                .put("revision", evaluation.revision());
        cohort(json, evaluation.cohort());
        ObjectNode result = ResultJson.of(evaluation);
        Receipt receipt = new Receipt(Receipt.hash(input(evaluation)), evaluation.revision(), Receipt.hash(result));
        json.setAll(result);
        json.putObject("receipt")
                .put("input", receipt.input())
                .put("rules", receipt.rules())
                .put("result", receipt.result());
        return json;
    }

    /**
     * The same content with as much of the why as is wanted; the content itself is changed.
     *
     * @param firings null when they are not wanted
     */
    public static ObjectNode explained(ObjectNode content, Explain explain, @Nullable ArrayNode firings) {
        if (explain == Explain.NONE) {
            content.get("results").forEach(subject -> ((ObjectNode) subject).remove("entries"));
        }
        if (firings != null) {
            content.set("firings", firings);
        }
        return content;
    }

    /** The firings in the form of the trace; what they matched is there when the evaluation was traced. */
    public static ArrayNode firings(Evaluation evaluation) {
        return FiringJson.of(evaluation);
    }

    /** What was evaluated, as the receipt hashes it but with numbers as numbers; it can be read as a request. */
    public static ObjectNode input(Evaluation evaluation) {
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
        return input;
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
