package plumbline.audit.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.EvaluationJson;
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
        EvaluationJson.Content content = EvaluationJson.content(evaluation);
        byte[] requestBytes = EvaluationJson.input(evaluation);
        Contents.Packed request = Contents.packed(requestBytes);
        Contents.Packed answer = Contents.packed(content.bytes());
        byte[] firings = EvaluationJson.firings(evaluation);
        Contents.Packed trace = Contents.packed(firings);
        String policy = evaluation.policy().id();
        IdempotencyKey key = submission.key();
        ObjectNode members = JsonNodeFactory.instance
                .objectNode()
                .put("id", UUID.randomUUID().toString())
                .put("revision", evaluation.revision())
                .put("period", evaluation.cohort().period().text())
                .put("trial", submission.trial())
                .put("caller", submission.caller())
                .put("idempotencyKey", key == null ? null : key.key())
                .put("body", key == null ? null : key.body())
                .put("input", content.receipt().input())
                .put("result", content.receipt().result())
                .put("request", request.hash())
                .put("answer", answer.hash())
                .put("trace", trace.hash())
                .put("service", Versions.CURRENT.service())
                .put("engine", Versions.CURRENT.engine());
        ArrayNode subjects = members.putArray("subjects");
        evaluation.cohort().subjects().forEach(subject -> subjects.add(subject.id()));
        ArrayNode rules = members.putArray("rules");
        evaluation.firings().stream()
                .map(firing -> firing.rule().name())
                .distinct()
                .sorted()
                .forEach(rules::add);
        return store.write(handle -> {
            StoredEvaluation before = key == null ? null : byKey(handle, policy, submission.caller(), key.key());
            if (before != null) {
                return before;
            }
            Contents.keep(handle, request);
            Contents.keep(handle, answer);
            Contents.keep(handle, trace);
            Journal.Entry entry = Journal.append(handle, EvaluationRecord.KIND, policy, members);
            EvaluationRecord record = EvaluationRecord.of(entry.record(), entry.hash());
            insert(handle, record, entry.record());
            return new StoredEvaluation(record, requestBytes, content.bytes());
        });
    }

    private static void insert(Handle handle, EvaluationRecord record, JsonNode members) {
        List<String> names =
                EvaluationColumn.ALL.stream().map(EvaluationColumn::name).toList();
        Update row = handle.createUpdate("insert into evaluation (seq, " + String.join(", ", names)
                        + ") values (:seq, :" + String.join(", :", names) + ")")
                .bind("seq", record.seq());
        EvaluationColumn.ALL.forEach(
                column -> row.bind(column.name(), column.recorded().apply(members)));
        row.execute();
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

    /** Whether any evaluation can be found by this term of the kind {@link #SUBJECT} or {@link #RULE}. */
    public boolean knows(String kind, String term) {
        return store.read(handle -> handle.createQuery(
                        "select 1 from evaluation_term where kind = :kind and term = :term limit 1")
                .bind("kind", kind)
                .bind("term", term)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
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

    /** Every rule that fired in the evaluation, with what it matched and posted, as it was kept: a JSON array. */
    public byte[] trace(EvaluationRecord record) {
        return store.read(handle -> Contents.of(handle, record.trace()));
    }

    /** The same, parsed. */
    public ArrayNode firings(EvaluationRecord record) {
        try {
            return (ArrayNode) JsonText.read(trace(record));
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
