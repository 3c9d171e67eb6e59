package plumbline.audit;

import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Whether each value has the type of its column. SQLite keeps a value of any type in any column, and reads bytes as a text
 * and a fraction as a whole number: such a value could pass for what it is not. Stateless.
 */
final class StoredTypes {
    private static final String ACTIVATED =
            "coalesce((select min(a.seq) from activation a where a.policy = t.policy and a.revision = t.revision), 0)";

    /**
     * Columns whose values are of one type.
     *
     * @param seq the record that a row belongs to, as an expression on {@code t}
     * @param types in SQLite's words
     */
    private record Columns(String table, String seq, List<String> types, List<String> names) {
        String query() {
            String allowed = types.stream().map(type -> "'" + type + "'").collect(Collectors.joining(", "));
            return names.stream()
                    .map(name -> "select %s, '%s.%s' from %s t where typeof(t.%s) not in (%s)"
                            .formatted(seq, table, name, table, name, allowed))
                    .collect(Collectors.joining(" union all "));
        }
    }

    private static final List<Columns> COLUMNS = List.of(
            new Columns("journal", "t.seq", List.of("integer"), List.of("seq")),
            new Columns("journal", "t.seq", List.of("text"), List.of("at", "kind", "policy", "record", "hash")),
            new Columns("evaluation", "t.seq", List.of("integer"), List.of("seq", "at_millis", "trial")),
            new Columns(
                    "evaluation",
                    "t.seq",
                    List.of("text"),
                    List.of("id", "policy", "revision", "period", "request", "answer", "trace")),
            new Columns("evaluation", "t.seq", List.of("text", "null"), List.of("caller", "idempotency_key")),
            new Columns("evaluation_term", "t.seq", List.of("integer"), List.of("seq")),
            new Columns("evaluation_term", "t.seq", List.of("text"), List.of("kind", "term")),
            new Columns("activation", "t.seq", List.of("integer"), List.of("seq")),
            new Columns("activation", "t.seq", List.of("text"), List.of("policy")),
            new Columns("activation", "t.seq", List.of("text", "null"), List.of("revision")),
            new Columns("revision_file", ACTIVATED, List.of("text"), List.of("policy", "revision", "name", "content")),
            new Columns("content", "t.hash", List.of("text"), List.of("hash", "form")),
            new Columns("content", "t.hash", List.of("blob"), List.of("bytes")));

    private StoredTypes() {}

    static void find(Handle handle, Faults faults) {
        for (Columns columns : COLUMNS) {
            handle.createQuery(columns.query())
                    .map((row, context) -> {
                        String place = row.getString(2);
                        List<Long> records = columns.table().equals("content")
                                ? OrphanRows.usersOf(handle, row.getString(1))
                                : List.of(row.getLong(1));
                        records.forEach(seq -> faults.found(seq, "wrong-type.stored", place));
                        return place;
                    })
                    .forEach(found -> {});
        }
    }
}
