package plumbline.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.audit.record.EvaluationColumn;
import plumbline.store.Contents;

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
            + " e.seq, "
            + EvaluationColumn.ALL.stream().map(column -> "e." + column.name()).collect(Collectors.joining(", ")) + ","
            + " q.hash, q.form, q.bytes, r.hash, r.form, r.bytes, t.hash, t.form, t.bytes, a.seq, a.policy, a.revision"
            + " from journal j"
            + " left join evaluation e on e.seq = j.seq left join activation a on a.seq = j.seq"
            + " left join content q on q.hash = e.request left join content r on r.hash = e.answer"
            + " left join content t on t.hash = e.trace"
            + " order by j.seq";

    /**
     * @param columns in the order of {@link EvaluationColumn#ALL}
     * @param requestContent what the row names as the request; null when it is not there
     * @param answerContent what the row names as the answer; likewise
     * @param traceContent what the row names as the firings; likewise
     */
    record EvaluationRow(
            List<Optional<String>> columns,
            Contents.@Nullable Packed requestContent,
            Contents.@Nullable Packed answerContent,
            Contents.@Nullable Packed traceContent) {}

    record ActivationRow(String policy, @Nullable String revision) {}

    /** How many bytes of contents it holds. */
    long size() {
        EvaluationRow row = evaluation;
        return row == null
                ? 0
                : Stream.of(row.requestContent(), row.answerContent(), row.traceContent())
                        .filter(Objects::nonNull)
                        .mapToLong(Contents.Packed::size)
                        .sum();
    }

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
        List<Optional<String>> repeated = new ArrayList<>();
        for (int i = 0; i < EvaluationColumn.ALL.size(); i++) {
            repeated.add(Optional.ofNullable(columns.optional()));
        }
        EvaluationRow row = new EvaluationRow(repeated, columns.content(), columns.content(), columns.content());
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

        Contents.@Nullable Packed content() throws SQLException {
            String hash = optional();
            String form = text();
            byte[] bytes = row.getBytes(++last);
            return hash == null ? null : new Contents.Packed(hash, form, bytes == null ? new byte[0] : bytes);
        }

        String text() throws SQLException {
            String text = optional();
            return text == null ? "" : text;
        }
    }
}
