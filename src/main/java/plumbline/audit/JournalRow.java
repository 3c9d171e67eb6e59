package plumbline.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of the journal with everything beside it that repeats members of it.
 *
 * @param evaluation the row of the evaluation; null when there is none
 * @param activation the row of the activation; null when there is none
 * @param terms kind and term of each row that the evaluation can be found by, as {@code kind term}
 */
record JournalRow(
        long seq,
        String at,
        String kind,
        String policy,
        String record,
        String hash,
        @Nullable EvaluationRow evaluation,
        @Nullable ActivationRow activation,
        List<String> terms) {
    /** All that is read, in the order of the journal. */
    static final String QUERY = "select j.seq, j.at, j.kind, j.policy, j.record, j.hash,"
            + " e.seq, e.id, e.policy, e.revision, e.period, e.at_millis, e.caller, e.idempotency_key, e.request,"
            + " e.answer, e.trace, q.hash, r.hash, t.hash, a.seq, a.policy, a.revision"
            + " from journal j"
            + " left join evaluation e on e.seq = j.seq left join activation a on a.seq = j.seq"
            + " left join content q on q.hash = e.request left join content r on r.hash = e.answer"
            + " left join content t on t.hash = e.trace"
            + " order by j.seq";

    /**
     * @param hasRequest whether what the row names as the request is there
     * @param hasAnswer whether what the row names as the answer is there
     * @param hasTrace whether what the row names as the firings is there
     */
    record EvaluationRow(
            String id,
            String policy,
            String revision,
            String period,
            long atMillis,
            @Nullable String caller,
            @Nullable String key,
            String request,
            String answer,
            String trace,
            boolean hasRequest,
            boolean hasAnswer,
            boolean hasTrace) {}

    record ActivationRow(String policy, @Nullable String revision) {}

    static JournalRow of(ResultSet row) throws SQLException {
        Columns columns = new Columns(row);
        return new JournalRow(
                columns.number(),
                columns.text(),
                columns.text(),
                columns.text(),
                columns.text(),
                columns.text(),
                evaluation(columns),
                activation(columns),
                new ArrayList<>());
    }

    private static @Nullable EvaluationRow evaluation(Columns columns) throws SQLException {
        boolean there = columns.optional() != null;
        EvaluationRow row = new EvaluationRow(
                columns.text(),
                columns.text(),
                columns.text(),
                columns.text(),
                columns.number(),
                columns.optional(),
                columns.optional(),
                columns.text(),
                columns.text(),
                columns.text(),
                columns.optional() != null,
                columns.optional() != null,
                columns.optional() != null);
        return there ? row : null;
    }

    private static @Nullable ActivationRow activation(Columns columns) throws SQLException {
        boolean there = columns.optional() != null;
        ActivationRow row = new ActivationRow(columns.text(), columns.optional());
        return there ? row : null;
    }

    /** The columns of a row one after another: by name, each would be looked for in each of a million rows. */
    private static final class Columns {
        private final ResultSet row;
        private int last;

        Columns(ResultSet row) {
            this.row = row;
        }

        long number() throws SQLException {
            return row.getLong(++last);
        }

        @Nullable
        String optional() throws SQLException {
            return row.getString(++last);
        }

        String text() throws SQLException {
            String text = optional();
            return text == null ? "" : text;
        }
    }
}
