package plumbline.audit.appeal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import plumbline.audit.record.EvaluationRecord;
import plumbline.audit.record.Evaluations;
import plumbline.audit.record.StoredEvaluation;
import plumbline.library.pack.PackFolder;
import plumbline.library.revision.Revisions;
import plumbline.policy.read.PolicyReader;
import plumbline.store.StoreFailed;
import plumbline.text.PackRejected;

/** Explains to a subject of a stored evaluation how it came out. Thread-safe. */
public final class Appeals {
    private final Evaluations evaluations;
    private final Revisions revisions;

    public Appeals(Evaluations evaluations, Revisions revisions) {
        this.evaluations = evaluations;
        this.revisions = revisions;
    }

    /**
     * The explanation; null when the evaluation has no such subject. The same evaluation gives the same bytes.
     *
     * @throws PackRejected when this version of the program cannot read the policy as it was then
     */
    public @Nullable ObjectNode of(StoredEvaluation stored, String subject) throws PackRejected {
        EvaluationRecord record = stored.record();
        PackFolder files = revisions.files(record.policy(), record.revision());
        if (files == null) {
            throw new StoreFailed("the store is damaged", new IllegalStateException("revision " + record.revision()));
        }
        // The rules need not be compiled for this: what they did is kept.
        String declared = files.texts().getOrDefault(PolicyReader.FILE, "");
        return new Appeal(
                        stored,
                        PolicyReader.read(record.policy(), declared, files.tables()),
                        evaluations.firings(record))
                .of(subject);
    }
}
