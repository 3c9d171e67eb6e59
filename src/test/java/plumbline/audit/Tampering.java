package plumbline.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Changes of what is kept, as somebody would make them who can write to the database but has no signing key. */
final class Tampering {
    /** Every column of every table that a record speaks of. */
    private static final List<String> COLUMNS = List.of(
            "journal.seq",
            "journal.at",
            "journal.kind",
            "journal.policy",
            "journal.record",
            "journal.hash",
            "content.hash",
            "content.form",
            "content.bytes",
            "evaluation.seq",
            "evaluation.id",
            "evaluation.policy",
            "evaluation.revision",
            "evaluation.period",
            "evaluation.at_millis",
            "evaluation.caller",
            "evaluation.idempotency_key",
            "evaluation.request",
            "evaluation.answer",
            "evaluation.trace",
            "evaluation_term.seq",
            "evaluation_term.kind",
            "evaluation_term.term",
            "activation.seq",
            "activation.policy",
            "activation.revision",
            "revision_file.policy",
            "revision_file.revision",
            "revision_file.name",
            "revision_file.content");

    private static final List<String> TABLES =
            List.of("journal", "content", "evaluation", "evaluation_term", "activation", "revision_file");

    /**
     * A change that was made.
     *
     * @param places the records at any of which it must be found; none where it cannot be put down to one
     */
    record Made(String what, List<Long> places) {}

    private final Connection database;
    private final Random random;

    Tampering(Connection database, Random random) {
        this.database = database;
        this.random = random;
    }

    /** How many kinds there are; each is made in turn. */
    static int kinds() {
        return 2 * COLUMNS.size() + 2 * TABLES.size() + 3;
    }

    /** Makes a change of this kind and says what it was. */
    Made make(int kind) throws SQLException {
        int columns = COLUMNS.size();
        if (kind < columns) {
            return change(COLUMNS.get(kind));
        }
        if (kind < 2 * columns) {
            return swap(COLUMNS.get(kind - columns));
        }
        int table = kind - 2 * columns;
        if (table < TABLES.size()) {
            return delete(TABLES.get(table));
        }
        if (table < 2 * TABLES.size()) {
            return insert(TABLES.get(table - TABLES.size()));
        }
        return switch (table - 2 * TABLES.size()) {
            case 0 -> truncate();
            case 1 -> Rechaining.fromTheMiddle(database, random);
            default -> Rechaining.without(database, random);
        };
    }

    private Made change(String place) throws SQLException {
        String[] names = place.split("\\.");
        long row = row(names[0]);
        Object value = value(names, row);
        List<Long> places = places(names[0], row);
        set(names, row, changed(value));
        return new Made("change %s of row %d".formatted(place, row), places);
    }

    private Object changed(Object value) {
        if (value instanceof byte[] bytes) {
            byte[] other = bytes.clone();
            // The last bytes are a checksum; those in the middle hold what is read.
            other[other.length / 3 + random.nextInt(other.length / 3)] ^= (byte) (1 << random.nextInt(8));
            return other;
        }
        if (value instanceof Number number) {
            return number.longValue() + 1 + random.nextInt(1_000_000);
        }
        if (value == null) {
            return "somebody";
        }
        String text = value.toString();
        int at = random.nextInt(text.length());
        char other = text.charAt(at) == '1' ? '2' : '1';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    /** Two rows change their values, when these differ; else one is changed. */
    private Made swap(String place) throws SQLException {
        String[] names = place.split("\\.");
        long one = row(names[0]);
        for (int i = 0; i < 20; i++) {
            long two = row(names[0]);
            Object ofOne = value(names, one);
            Object ofTwo = value(names, two);
            List<Long> places = new ArrayList<>(places(names[0], one));
            places.addAll(places(names[0], two));
            if (ofOne != null
                    && ofTwo != null
                    && !same(ofOne, ofTwo)
                    && isTold(names[0], one, two)
                    && trySwap(names, one, ofOne, two, ofTwo)) {
                return new Made("swap %s of rows %d and %d".formatted(place, one, two), places);
            }
        }
        return change(place);
    }

    /** A file that two revisions share stands in two rows, and changing these with each other changes nothing. */
    private boolean isTold(String table, long one, long two) throws SQLException {
        return !table.equals("revision_file")
                || !same(value(new String[] {table, "name"}, one), value(new String[] {table, "name"}, two));
    }

    private boolean trySwap(String[] names, long one, Object ofOne, long two, Object ofTwo) throws SQLException {
        Object aside = aside(ofOne);
        set(names, one, aside);
        try {
            set(names, two, ofOne);
        } catch (SQLException taken) {
            set(names, one, ofOne);
            return false;
        }
        set(names, one, ofTwo);
        return true;
    }

    /** What stands in a row for as long as its own value is in the other. */
    private static Object aside(Object value) {
        if (value instanceof Number) {
            return -7L;
        }
        return value instanceof byte[] ? new byte[] {7} : "aside";
    }

    private static boolean same(Object one, Object two) {
        return Objects.deepEquals(one, two);
    }

    private Made delete(String table) throws SQLException {
        long row = row(table);
        List<Long> places = places(table, row);
        execute("delete from %s where %s = %d".formatted(table, key(table), row));
        return new Made("delete row %d of %s".formatted(row, table), places);
    }

    private Made insert(String table) throws SQLException {
        String text = "'x" + random.nextInt(1_000_000) + "'";
        long behind = last() + 1 + random.nextInt(3);
        long there = row("evaluation");
        execute(
                switch (table) {
                    case "journal" ->
                        "insert into journal select %d, at, kind, policy, record, %s from journal where seq = %d"
                                .formatted(behind, text, row("journal"));
                    case "content" -> "insert into content (hash, bytes) values (%s, x'00')".formatted(text);
                    case "evaluation" ->
                        "insert into evaluation select %d, %s, policy, revision, period, at_millis, caller, null, request, answer, trace, trial from evaluation where seq = %d"
                                .formatted(behind, text, there);
                    case "evaluation_term" ->
                        "insert into evaluation_term values (%d, 'subject', %s)".formatted(there, text);
                    case "activation" ->
                        "insert into activation select %d, policy, revision from activation where seq = %d"
                                .formatted(behind, row("activation"));
                    default ->
                        "insert into revision_file select policy, revision, %s, content from revision_file where rowid = %d"
                                .formatted(text, row("revision_file"));
                });
        return new Made(
                "insert into " + table,
                switch (table) {
                    case "journal", "evaluation", "activation" -> List.of(behind);
                    case "evaluation_term" -> List.of(there);
                    case "content" -> List.of();
                    default -> numbers("select seq from activation");
                });
    }

    private Made truncate() throws SQLException {
        long from = last() - random.nextInt(10);
        execute("delete from evaluation_term where seq >= " + from);
        execute("delete from evaluation where seq >= " + from);
        execute("delete from journal where seq >= " + from);
        execute("delete from content where hash not in (select request from evaluation union select answer from"
                + " evaluation union select trace from"
                + " evaluation union select content from revision_file)");
        return new Made("truncate from " + from, List.of(from));
    }

    /** The records that speak of a row. */
    private List<Long> places(String table, long row) throws SQLException {
        return switch (table) {
            case "content" ->
                numbers(("select e.seq from evaluation e join content c on c.hash in (e.request, e.answer, e.trace)"
                                + " where c.rowid = %1$d union select a.seq from activation a join revision_file f"
                                + " on f.policy = a.policy and f.revision = a.revision"
                                + " join content c on c.hash = f.content where c.rowid = %1$d")
                        .formatted(row));
            case "revision_file" ->
                numbers(("select a.seq from activation a join revision_file f"
                                + " on f.policy = a.policy and f.revision = a.revision where f.rowid = %d")
                        .formatted(row));
            default -> List.of(row);
        };
    }

    private List<Long> numbers(String query) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (ResultSet result = database.createStatement().executeQuery(query)) {
            while (result.next()) {
                numbers.add(result.getLong(1));
            }
        }
        return numbers;
    }

    private long last() throws SQLException {
        return number("select max(seq) from journal");
    }

    /** A row of the table, by its key. */
    private long row(String table) throws SQLException {
        long count = number("select count(*) from " + table);
        return number("select %s from %s order by 1 limit 1 offset %d"
                .formatted(key(table), table, random.nextInt((int) count)));
    }

    /** Terms have no number of their own; those of one evaluation count as one row. */
    private static String key(String table) {
        return switch (table) {
            case "content", "revision_file" -> "rowid";
            default -> "seq";
        };
    }

    private Object value(String[] names, long row) throws SQLException {
        try (ResultSet result = database.createStatement()
                .executeQuery(
                        "select %s from %s where %s = %d limit 1".formatted(names[1], names[0], key(names[0]), row))) {
            return result.next() ? result.getObject(1) : null;
        }
    }

    private void set(String[] names, long row, Object value) throws SQLException {
        String one = names[0].equals("evaluation_term") && !names[1].equals("seq")
                ? " and %s = (select %s from evaluation_term where seq = %d limit 1)".formatted(names[1], names[1], row)
                : "";
        boolean ofKindOnly = names[0].equals("evaluation_term") && names[1].equals("kind");
        String where = "%s = %d%s"
                .formatted(
                        key(names[0]),
                        row,
                        ofKindOnly
                                ? " and term = (select term from evaluation_term where seq = %d limit 1)".formatted(row)
                                : one);
        try (PreparedStatement update =
                database.prepareStatement("update %s set %s = ? where %s".formatted(names[0], names[1], where))) {
            update.setObject(1, value);
            update.executeUpdate();
        }
    }

    private long number(String query) throws SQLException {
        try (ResultSet result = database.createStatement().executeQuery(query)) {
            return result.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        database.createStatement().executeUpdate(sql);
    }
}
