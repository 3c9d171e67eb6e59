package plumbline.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.Explain;
import plumbline.intake.RequestRejected;
import plumbline.library.PolicyLibrary;
import plumbline.library.PolicyState;
import plumbline.library.RulesFolder;
import plumbline.library.pack.Pack;
import plumbline.text.JsonText;

/** The whole street without its doors: from the bytes of a request to the answer, by the packs under {@code rules/}. */
public final class Street {
    public static final Path RULES = Path.of("rules");
    public static final String SHANGRAO = "shangrao-deposit-contribution";

    private static final PolicyLibrary LIBRARY = library();

    private Street() {}

    /** The packs, loaded once for all tests. */
    public static PolicyLibrary packs() {
        return LIBRARY;
    }

    /** The names of the packs' folders. */
    public static List<String> policies() {
        try {
            return new RulesFolder(RULES).names();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The pack, which must be sound. */
    public static Pack pack(String policy) {
        PolicyState state = LIBRARY.state(policy);
        if (state == null) {
            throw new AssertionError("no folder rules/" + policy);
        }
        if (state.pack() == null) {
            throw new AssertionError(policy + " is rejected: " + state.findings());
        }
        return state.pack();
    }

    /** The answer to a valid request, with the reasons of each point. */
    public static ObjectNode answer(Pack pack, JsonNode request) {
        try {
            return answer(pack.evaluator().evaluate(pack.requests().read(JsonText.bytes(request)), false));
        } catch (RequestRejected rejected) {
            throw new AssertionError("a valid request was refused: " + rejected.getMessage(), rejected);
        }
    }

    /** The answer of an evaluation, as it is sent. */
    public static ObjectNode answer(Evaluation evaluation) {
        try {
            return (ObjectNode) JsonText.read(EvaluationJson.answer(evaluation, Explain.SUMMARY));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A number as JSON, with the digits that are written. */
    public static JsonNode number(String written) {
        return DecimalNode.valueOf(new BigDecimal(written));
    }

    private static PolicyLibrary library() {
        try {
            return PolicyLibrary.load(RULES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
