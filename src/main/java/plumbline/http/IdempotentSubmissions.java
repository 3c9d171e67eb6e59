package plumbline.http;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumbline.audit.record.Evaluations;
import plumbline.audit.record.IdempotencyKey;
import plumbline.audit.record.StoredEvaluation;
import plumbline.audit.record.Submission;
import plumbline.evaluation.Evaluation;

/** Has evaluations made and kept, for each key of a caller only once. Thread-safe. */
final class IdempotentSubmissions {
    /**
     * What is on disk.
     *
     * @param isRepeated whether it was there before
     */
    record Kept(StoredEvaluation stored, boolean isRepeated) {}

    private final Evaluations evaluations;
    private final IdempotencyKeys keys = new IdempotencyKeys();

    IdempotentSubmissions(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    /** @param work makes the evaluation, with what its firings matched; only when there is none of the key */
    Kept keep(String policy, @Nullable IdempotencyKey key, boolean trial, Supplier<Evaluation> work) {
        return keys.once(policy, key, () -> {
            StoredEvaluation before = key == null ? null : evaluations.byKey(policy, null, key.key());
            StoredEvaluation stored =
                    before == null ? evaluations.keep(new Submission(work.get(), trial, null, key)) : before;
            if (!Objects.equals(stored.record().key(), key)) {
                throw IdempotencyKeys.reused();
            }
            return new Kept(stored, before != null);
        });
    }
}
