package plumbline.audit.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.EvaluationJson;
import plumbline.intake.Subject;
import plumbline.rules.Versions;
import plumbline.store.Contents;
import plumbline.store.Journal;
import plumbline.store.Store;
import plumbline.store.StoreFailed;
import plumbline.text.JsonText;

/** Every evaluation that was kept. Thread-safe. */
public final class Evaluations {
    public static final String SUBJECT = "subject";
    public static final String RULE = "rule";

    private final Store store;

    public Evaluations(Store store) {
        this.store = store;
    }

    /**
     * Keeps an evaluation, which is on disk when this returns. When one with the submission's key is there already, that
     * one is the answer, and nothing is kept.
     *
     * @throws plumbline.store.StoreFailed when it could not be kept; then nothing of it is there
     */
    public StoredEvaluation keep(Submission submission) {
        Evaluation evaluation = submission.evaluation();
        ObjectNode content = EvaluationJson.content(evaluation);
        byte[] requestBytes = JsonText.bytes(EvaluationJson.input(evaluation));
        byte[] contentBytes = JsonText.bytes(content);
        Contents.Packed request = Contents.packed(requestBytes);
        Contents.Packed answer = Contents.packed(contentBytes);
        Contents.Packed trace = Contents.packed(JsonText.bytes(EvaluationJson.firings(evaluation)));
        EvaluationRecord draft = new EvaluationRecord(
                0,
                Journal.BEGINNING,
                Instant.EPOCH,
                UUID.randomUUID().toString(),
                evaluation.policy().id(),
                evaluation.revision(),
                evaluation.cohort().period().text(),
                submission.trial(),
                submission.caller(),
                submission.key(),
                content.at("/receipt/input").textValue(),
                content.at("/receipt/result").textValue(),
                request.hash(),
                answer.hash(),
                trace.hash(),
                Versions.CURRENT,
                evaluation.cohort().subjects().stream().map(Subject::id).toList(),
                evaluation.firings().stream()
                        .map(firing -> firing.rule().name())
                        .distinct()
                        .sorted()
                        .toList());
        return store.write(handle -> {
            StoredEvaluation before = sentBefore(handle, draft);
            if (before != null) {
                return before;
            }
            Contents.keep(handle, request);
            Contents.keep(handle, answer);
            Contents.keep(handle, trace);
            EvaluationRecord record =
                    draft.placed(Journal.append(handle, EvaluationRecord.KIND, draft.policy(), draft.members()));
            insert(handle, record);
            return new StoredEvaluation(record, requestBytes, contentBytes);
        });
    }

    private static @Nullable StoredEvaluation sentBefore(Handle handle, EvaluationRecord draft) {
        IdempotencyKey key = draft.key();
        return key == null ? null : byKey(handle, draft.policy(), draft.caller(), key.key());
    }

    private static void insert(Handle handle, EvaluationRecord record) {
        handle.createUpdate("insert into evaluation"
                        + " (seq, id, policy, revision, period, at_millis, caller, idempotency_key, request, answer, trace) values"
                        + " (:seq, :id, :policy, :revision, :period, :at, :caller, :key, :request, :answer, :trace)")
                .bind("seq", record.seq())
                .bind("id", record.id())
                .bind("policy", record.policy())
                .bind("revision", record.revision())
                .bind("period", record.period())
                .bind("at", record.at().toEpochMilli())
                .bind("caller", record.caller())
                .bind("key", record.key() == null ? null : record.key().key())
                .bind("request", record.request())
                .bind("answer", record.answer())
                .bind("trace", record.trace())
                .execute();
        PreparedBatch terms =
                handle.prepareBatch("insert into evaluation_term (seq, kind, term) values (:seq, :kind, :term)");
        record.subjects().forEach(id -> terms.bind("seq", record.seq())
                .bind("kind", SUBJECT)
                .bind("term", id)
                .add());
        record.rules().forEach(name -> terms.bind("seq", record.seq())
                .bind("kind", RULE)
                .bind("term", name)
                .add());
        if (terms.size() > 0) {
            terms.execute();
        }
    }

    /** The evaluation of this id; null when there is none. */
    public @Nullable StoredEvaluation find(String id) {
        return store.read(handle -> Optional.ofNullable(only(
                        handle,
                        handle.createQuery("select j.record, j.hash from evaluation e join journal j on j.seq = e.seq"
                                        + " where e.id = :id")
                                .bind("id", id))))
                .orElse(null);
    }

    /** The evaluation that the caller has asked for with this key before; null when there is none. */
    public @Nullable StoredEvaluation byKey(String policy, @Nullable String caller, String key) {
        return store.read(handle -> Optional.ofNullable(byKey(handle, policy, caller, key)))
                .orElse(null);
    }

    private static @Nullable StoredEvaluation byKey(Handle handle, String policy, @Nullable String caller, String key) {
        return only(
                handle,
                handle.createQuery("select j.record, j.hash from evaluation e join journal j on j.seq = e.seq"
                                + " where e.policy = :policy and coalesce(e.caller, '') = :caller"
                                + " and e.idempotency_key = :key")
                        .bind("policy", policy)
                        .bind("caller", caller == null ? "" : caller)
                        .bind("key", key));
    }

    private static @Nullable StoredEvaluation only(Handle handle, Query query) {
        List<EvaluationRecord> found = records(query);
        if (found.isEmpty()) {
            return null;
        }
        EvaluationRecord record = found.get(0);
        return new StoredEvaluation(
                record, Contents.of(handle, record.request()), Contents.of(handle, record.answer()));
    }

    /** Every rule that fired in the evaluation, with what it matched and posted, as it was kept. */
    public ArrayNode firings(EvaluationRecord record) {
        try {
            return (ArrayNode) JsonText.read(store.read(handle -> Contents.of(handle, record.trace())));
        } catch (IOException damaged) {
            throw new StoreFailed("the store is damaged", damaged);
        }
    }

    /**
     * Evaluations, the latest first.
     *
     * @param before only records before this one
     */
    public List<EvaluationRecord> list(Filter filter, long before, int most) {
        return store.read(handle -> records(handle.createQuery(
                        "select j.record, j.hash from evaluation e join journal j on j.seq = e.seq where e.seq < :before"
                                + filter.conditions() + " order by e.seq desc limit :most")
                .bind("before", before)
                .bind("most", most)
                .bindMap(filter.parameters())));
    }

    private static List<EvaluationRecord> records(Query query) {
        return query.map((row, context) -> EvaluationRecord.of(row.getString("record"), row.getString("hash")))
                .list();
    }
}
