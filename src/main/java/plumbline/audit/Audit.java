package plumbline.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import plumbline.audit.appeal.Appeals;
import plumbline.audit.record.Evaluations;
import plumbline.audit.record.StoredEvaluation;
import plumbline.library.revision.Revisions;
import plumbline.store.Journal;
import plumbline.store.Store;

/**
 * All that is kept of evaluations, and what can be asked of it. Thread-safe.
 *
 * @param evaluations those that were kept
 * @param replay runs them again
 * @param appeals explains them to those whom they are about
 */
public record Audit(Store store, Evaluations evaluations, Replay replay, Appeals appeals, Signer signer) {
    /**
     * Opens it.
     *
     * @param data the folder of the store, in which the signing key lies too
     * @throws IOException when the signing key cannot be read or made
     */
    public static Audit open(Store store, Path data) throws IOException {
        Evaluations evaluations = new Evaluations(store);
        Revisions revisions = new Revisions(store);
        Appeals appeals = new Appeals(evaluations, revisions);
        return new Audit(store, evaluations, new Replay(evaluations, revisions), appeals, Signer.open(data));
    }

    /** The end of the journal now, signed. */
    public ObjectNode head() {
        return SignedHead.sign(store.read(Journal::head), signer);
    }

    /** An evaluation's record with its input, signed. */
    public ObjectNode receipt(StoredEvaluation stored) {
        String record = store.read(handle -> handle.createQuery("select record from journal where seq = :seq")
                .bind("seq", stored.record().seq())
                .mapTo(String.class)
                .one());
        return SignedReceipt.sign(stored, record, signer);
    }
}
