package plumbline.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumbline.audit.record.EvaluationColumn;
import plumbline.audit.record.EvaluationRecord;
import plumbline.audit.record.Evaluations;
import plumbline.library.revision.Revisions;
import plumbline.text.Messages;
import plumbline.text.Sha256;

/**
 * Checks a record by itself: that it has its hash and its form, and that what stands beside it and what it speaks of say
 * the same. Any number are checked at once.
 */
final class RecordCheck {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What was found.
     *
     * @param computed the hash that the record has
     * @param at when it says that it was added; null when it does not say
     * @param previous of which record it says that it follows
     * @param revision the revision that it puts into force or was worked out by; null when it does neither
     */
    record Found(
            JournalRow row,
            String computed,
            @Nullable Instant at,
            @Nullable String previous,
            @Nullable String revision,
            List<Fault> faults) {}

    private final JournalRow row;
    private final List<Fault> faults = new ArrayList<>();

    private RecordCheck(JournalRow row) {
        this.row = row;
    }

    static Found of(JournalRow row) {
        return new RecordCheck(row).found();
    }

    private Found found() {
        String computed = Sha256.of(row.record().getBytes(StandardCharsets.UTF_8));
        if (!computed.equals(row.hash())) {
            fault("record-changed");
            return new Found(row, computed, null, null, null, faults);
        }
        JsonNode record;
        try {
            record = JSON.readTree(row.record());
        } catch (IOException noJson) {
            fault("record-changed.no-json");
            return new Found(row, computed, null, null, null, faults);
        }
        same("journal.seq", row.seq(), record.path("seq").asLong());
        same("journal.at", row.at(), record.path("at").textValue());
        same("journal.kind", row.kind(), record.path("kind").textValue());
        same("journal.policy", row.policy(), record.path("policy").textValue());
        String kind = record.path("kind").asText();
        for (String member : RecordForm.faults(record)) {
            fault("record-malformed", member);
        }
        ofEvaluation(record, kind.equals(EvaluationRecord.KIND));
        ofActivation(record, kind.equals(Revisions.ACTIVATION));
        return new Found(
                row,
                computed,
                RecordForm.instant(record.path("at")),
                record.path("previous").textValue(),
                record.path("revision").textValue(),
                faults);
    }

    private void ofEvaluation(JsonNode record, boolean expected) {
        JournalRow.EvaluationRow evaluation = row.evaluation();
        if (!isAsExpected("evaluation", evaluation, expected) || evaluation == null) {
            return;
        }
        for (int i = 0; i < EvaluationColumn.ALL.size(); i++) {
            EvaluationColumn column = EvaluationColumn.ALL.get(i);
            same(
                    "evaluation." + column.name(),
                    evaluation.columns().get(i).orElse(null),
                    Objects.toString(column.recorded().apply(record), null));
        }
        if (evaluation.requestContent() == null) {
            fault("content-missing");
        }
        if (evaluation.answerContent() == null) {
            fault("content-missing.answer");
        }
        if (evaluation.traceContent() == null) {
            fault("content-missing.trace");
        }
        TreeSet<String> terms = new TreeSet<>();
        record.path("subjects").forEach(id -> terms.add(Evaluations.SUBJECT + " " + id.asText()));
        record.path("rules").forEach(name -> terms.add(Evaluations.RULE + " " + name.asText()));
        same("evaluation_term", new TreeSet<>(row.terms()), terms);
        if (RecordForm.faults(record).isEmpty()) {
            faults.addAll(ContentCheck.faults(EvaluationRecord.of(record, row.hash()), evaluation));
        }
    }

    private void ofActivation(JsonNode record, boolean expected) {
        JournalRow.ActivationRow activation = row.activation();
        if (isAsExpected("activation", activation, expected) && activation != null) {
            same("activation.policy", activation.policy(), record.path("policy").textValue());
            same(
                    "activation.revision",
                    activation.revision(),
                    record.path("revision").textValue());
        }
    }

    private boolean isAsExpected(String table, @Nullable Object found, boolean expected) {
        if (expected && found == null) {
            fault("row-missing", table);
        }
        if (!expected && found != null) {
            fault("row-without-record.none", table);
        }
        return (found != null) == expected;
    }

    private void same(String column, @Nullable Object there, @Nullable Object recorded) {
        if (!Objects.equals(there, recorded)) {
            fault("column-changed", column);
        }
    }

    private void fault(@Messages.Key String key, Object... values) {
        faults.add(Fault.of(row.seq(), key, values));
    }
}
