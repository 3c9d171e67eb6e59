package plumbline.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.JsonText;
import plumbline.intake.Problem;
import plumbline.intake.RequestRejected;
import plumbline.ledger.RuleFault;
import plumbline.library.Pack;
import plumbline.library.RevisionPacks;
import plumbline.policy.PackRejected;
import plumbline.policy.Sha256;
import plumbline.policy.Text;
import plumbline.store.StoreFailed;

/** Runs stored evaluations again: the stored input by the stored rules, with the program as it is. Thread-safe. */
public final class Replay {
    private final RevisionPacks packs;

    public Replay(RevisionPacks packs) {
        this.packs = packs;
    }

    /** Runs it again and compares. */
    public Replayed run(StoredEvaluation stored) {
        try {
            Evaluation evaluation = evaluate(stored);
            FirstDifference difference = difference(stored, evaluation);
            boolean sameFirings = stored.record().trace().equals(Sha256.of(trace(evaluation)));
            return new Replayed(stored.record(), Versions.CURRENT, difference, sameFirings, null);
        } catch (NotReplayed failed) {
            return new Replayed(stored.record(), Versions.CURRENT, null, false, failed.why());
        }
    }

    private static byte[] trace(Evaluation evaluation) {
        return JsonText.bytes(EvaluationJson.firings(evaluation));
    }

    private static @Nullable FirstDifference difference(StoredEvaluation stored, Evaluation evaluation) {
        JsonNode input = EvaluationJson.input(evaluation);
        JsonNode content = EvaluationJson.content(evaluation);
        if (stored.isOf(JsonText.bytes(input), JsonText.bytes(content))) {
            return null;
        }
        FirstDifference ofInput = FirstDifference.between("/input", stored.input(), reread(input));
        return ofInput != null ? ofInput : FirstDifference.between("", stored.result(), reread(content));
    }

    /** A number has one of several classes until it has been written. */
    private static JsonNode reread(JsonNode json) {
        return StoredEvaluation.parsed(JsonText.bytes(json));
    }

    private Evaluation evaluate(StoredEvaluation stored) throws NotReplayed {
        try {
            Pack pack = packs.pack(stored.record().policy(), stored.record().revision());
            if (pack == null) {
                throw new StoreFailed(
                        "the store is damaged",
                        new IllegalStateException("revision " + stored.record().revision()));
            }
            if (!pack.revision().equals(stored.record().revision())) {
                throw new NotReplayed(new Text(
                        "存档的规则文件被改动过，不是当时的版本", "the rules that are kept were changed: they are not those of then"));
            }
            ObjectNode request = stored.input();
            request.remove("policy");
            return pack.evaluator().evaluate(pack.requests().read(request), true);
        } catch (PackRejected refused) {
            throw new NotReplayed(new Text(
                    "本版本的程序不再接受当时的规则文件：" + refused.getMessage(),
                    "this version of the program no longer takes the rules of then: " + refused.getMessage()));
        } catch (RequestRejected refused) {
            String zh = refused.problems().stream().map(Problem::pointer).collect(Collectors.joining("、"));
            throw new NotReplayed(new Text(
                    "本版本的程序不再接受当时的输入：" + zh,
                    "this version of the program no longer takes the input of then: " + refused.getMessage()));
        } catch (RuleFault fault) {
            throw new NotReplayed(fault.text());
        }
    }
}
