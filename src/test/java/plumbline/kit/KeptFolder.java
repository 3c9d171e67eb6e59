package plumbline.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import plumbline.audit.Audit;
import plumbline.audit.record.IdempotencyKey;
import plumbline.audit.record.StoredEvaluation;
import plumbline.audit.record.Submission;
import plumbline.intake.RequestRejected;
import plumbline.library.Activator;
import plumbline.library.pack.Pack;
import plumbline.packs.oracle.Cohorts;
import plumbline.store.Store;
import plumbline.store.StoreInUse;
import plumbline.text.JsonText;

/** What is kept in a folder, by packs of another, without the doors. */
public final class KeptFolder implements AutoCloseable {
    private final Store store;
    private final Activator activator;
    private final Audit audit;

    private KeptFolder(Store store, Activator activator, Audit audit) {
        this.store = store;
        this.activator = activator;
        this.audit = audit;
    }

    public static KeptFolder in(Path data, Path rules) {
        try {
            Store store = Stores.open(data);
            Activator activator = Activator.start(rules, store);
            return new KeptFolder(store, activator, Audit.open(store, data));
        } catch (IOException | StoreInUse failure) {
            throw new AssertionError(failure);
        }
    }

    public Audit audit() {
        return audit;
    }

    public Store store() {
        return store;
    }

    /** Evaluates a cohort that is drawn from the seed, and keeps it. */
    public StoredEvaluation keep(String policy, int seed) {
        return keep(policy, Cohorts.random(new Random(seed), policy), null);
    }

    /** Evaluates the request, and keeps it. */
    public StoredEvaluation keep(String policy, JsonNode request) {
        return keep(policy, request, null);
    }

    public StoredEvaluation keep(String policy, JsonNode request, @Nullable IdempotencyKey key) {
        Pack pack = activator.library().state(policy).pack();
        try {
            return audit.evaluations()
                    .keep(new Submission(
                            pack.evaluator().evaluate(pack.requests().read(JsonText.bytes(request)), true),
                            false,
                            null,
                            key));
        } catch (RequestRejected rejected) {
            throw new AssertionError(rejected);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
