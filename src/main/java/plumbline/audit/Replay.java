package plumbline.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import plumbline.audit.record.Evaluations;
import plumbline.audit.record.StoredEvaluation;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.EvaluationJson;
import plumbline.facts.RuleFault;
import plumbline.intake.RequestRejected;
import plumbline.library.RevisionPacks;
import plumbline.library.pack.Pack;
import plumbline.library.revision.Revisions;
import plumbline.rules.Versions;
import plumbline.store.StoreFailed;
import plumbline.text.JsonText;
import plumbline.text.Messages;
import plumbline.text.PackRejected;
import plumbline.text.Sha256;

/** Runs stored evaluations again: the stored input by the stored rules, with the program as it is. Thread-safe. */
public final class Replay {
    private final Evaluations evaluations;
    private final RevisionPacks packs;

    /** Compiles from the rules' text: what is kept compiled could be other than it, and whoever replays wants to know. */
    public Replay(Evaluations evaluations, Revisions revisions) {
        this.evaluations = evaluations;
        this.packs = new RevisionPacks(revisions);
    }

    /** Runs it again and compares. */
    public Replayed run(StoredEvaluation stored) {
        try {
            Evaluation evaluation = evaluate(stored);
            return new Replayed(
                    stored.record(),
                    Versions.CURRENT,
                    ofResult(stored, evaluation),
                    ofFirings(stored, evaluation),
                    null);
        } catch (NotReplayed failed) {
            return new Replayed(stored.record(), Versions.CURRENT, null, null, failed.why());
        }
    }

    private static @Nullable FirstDifference ofResult(StoredEvaluation stored, Evaluation evaluation) {
        byte[] input = EvaluationJson.input(evaluation);
        if (!stored.hasInput(input)) {
            return FirstDifference.between("/input", stored.input(), reread(input));
        }
        byte[] result = EvaluationJson.content(evaluation).bytes();
        return stored.hasResult(result) ? null : FirstDifference.between("", stored.result(), reread(result));
    }

    private @Nullable FirstDifference ofFirings(StoredEvaluation stored, Evaluation evaluation) {
        byte[] firings = EvaluationJson.firings(evaluation);
        return Sha256.of(firings).equals(stored.record().trace())
                ? null
                : FirstDifference.between("/firings", evaluations.firings(stored.record()), reread(firings));
    }

    /** A number has one of several classes until it has been written. */
    private static JsonNode reread(byte[] json) {
        try {
            return JsonText.read(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
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
                throw new NotReplayed(Messages.text("replay-rules-changed"));
            }
            ObjectNode request = stored.input();
            request.remove("policy");
            return pack.evaluator().evaluate(pack.requests().read(request), true);
        } catch (PackRejected refused) {
            throw new NotReplayed(Messages.text("replay-rules-refused", String.valueOf(refused.getMessage())));
        } catch (RequestRejected refused) {
            throw new NotReplayed(Messages.text("replay-input-refused", String.valueOf(refused.getMessage())));
        } catch (RuleFault fault) {
            throw new NotReplayed(fault.text());
        }
    }
}
