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
            + " e.answer, q.hash, r.hash, a.seq, a.policy, a.revision"
            + " from journal j"
            + " left join evaluation e on e.seq = j.seq left join activation a on a.seq = j.seq"
            + " left join content q on q.hash = e.request left join content r on r.hash = e.answer"
            + " order by j.seq";

    /**
     * @param hasRequest whether what the row names as the request is there
     * @param hasAnswer whether what the row names as the answer is there
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
            boolean hasRequest,
            boolean hasAnswer) {}

    record ActivationRow(String policy, @Nullable String revision) {}

    // Columns by number: by name, each would be looked for in each of a million rows.
    static JournalRow of(ResultSet row) throws SQLException {
        return new JournalRow(
                row.getLong(1),
                text(row, 2),
                text(row, 3),
                text(row, 4),
                text(row, 5),
                text(row, 6),
                row.getString(7) == null ? null : evaluation(row),
                row.getString(19) == null ? null : new ActivationRow(text(row, 20), row.getString(21)),
                new ArrayList<>());
    }

    private static EvaluationRow evaluation(ResultSet row) throws SQLException {
        return new EvaluationRow(
                text(row, 8),
                text(row, 9),
                text(row, 10),
                text(row, 11),
                row.getLong(12),
                row.getString(13),
                row.getString(14),
                text(row, 15),
                text(row, 16),
                row.getString(17) != null,
                row.getString(18) != null);
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
