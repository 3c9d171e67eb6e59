package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.Explain;
import plumbline.facts.RuleFault;
import plumbline.intake.RequestRejected;
import plumbline.library.pack.Pack;
import plumbline.text.JsonText;

/**
 * An evaluation that is made to be compared, and not kept. Not to be changed.
 *
 * @param answer with the entries
 * @param firings all of them, with what they matched
 */
public record Run(Pack pack, JsonNode answer, JsonNode firings) {
    /**
     * Evaluates an input.
     *
     * @param input a request, or one as it is kept, with the policy's name
     * @throws RequestRejected when the pack does not take it
     * @throws RuleFault when a rule fails on it
     */
    public static Run of(Pack pack, ObjectNode input) throws RequestRejected {
        ObjectNode request = input.deepCopy();
        request.remove("policy");
        Evaluation evaluation = pack.evaluator().evaluate(pack.requests().read(request), true);
        return new Run(
                pack,
                read(EvaluationJson.answer(evaluation, Explain.SUMMARY)),
                read(EvaluationJson.firings(evaluation)));
    }

    /** The answer alone; null when the pack does not take the input, or a rule fails on it. */
    public static @Nullable JsonNode answer(Pack pack, ObjectNode input) {
        try {
            return of(pack, input).answer();
        } catch (RequestRejected | RuleFault notTaken) {
            return null;
        }
    }

    public Comparison.Side side() {
        return new Comparison.Side(pack.policy(), answer, firings);
    }

    private static JsonNode read(byte[] json) {
        try {
            return JsonText.read(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
