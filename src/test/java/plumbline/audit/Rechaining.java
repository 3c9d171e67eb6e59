package plumbline.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import plumbline.audit.record.EvaluationRecord;
import plumbline.audit.record.Evaluations;
import plumbline.store.Contents;
import plumbline.store.Journal;
import plumbline.text.JsonText;
import plumbline.text.Sha256;

/** Makes the journal anew from some record on, so that every hash fits again: only a head kept elsewhere tells. */
public final class Rechaining {
    private static final JsonMapper JSON = new JsonMapper();

    private Rechaining() {}

    /** One evaluation was made by another service, and all hashes fit. */
    static Tampering.Made fromTheMiddle(Connection database, Random random) throws SQLException {
        List<ObjectNode> records = records(database);
        int at = evaluation(records, random);
        records.get(at).put("service", "forged " + random.nextInt());
        write(database, records, at);
        return new Tampering.Made("re-chain from " + (at + 1), List.of((long) records.size()));
    }

    /** One evaluation was never there, and all hashes and numbers fit. */
    static Tampering.Made without(Connection database, Random random) throws SQLException {
        List<ObjectNode> records = records(database);
        int at = evaluation(records, random);
        records.remove(at);
        for (String table : List.of("evaluation_term", "evaluation", "activation")) {
            execute(database, "delete from " + table + " where seq = " + (at + 1));
            execute(database, "update " + table + " set seq = -seq where seq > " + (at + 1));
            execute(database, "update " + table + " set seq = -seq - 1 where seq < 0");
        }
        execute(database, "delete from journal where seq = " + (records.size() + 1));
        execute(
                database,
                "delete from content where hash not in (select request from evaluation union select answer"
                        + " from evaluation union select trace"
                        + " from evaluation union select content from revision_file)");
        write(database, records, at);
        return new Tampering.Made("leave out " + (at + 1), List.of((long) records.size() + 1));
    }

    /** A record is another, the rows beside it say the same, and all hashes fit. */
    public static void forge(Connection database, int seq, Consumer<ObjectNode> change) throws SQLException {
        List<ObjectNode> records = records(database);
        ObjectNode record = records.get(seq - 1);
        change.accept(record);
        if (record.path("kind").asText().equals(EvaluationRecord.KIND)) {
            try (PreparedStatement update = database.prepareStatement("update evaluation set id = ?, policy = ?,"
                    + " revision = ?, period = ?, caller = ?, idempotency_key = ?, request = ?, answer = ?, trace = ?,"
                    + " at_millis = ? where seq = ?")) {
                int column = 0;
                List<String> nullable = List.of("caller", "idempotencyKey");
                for (String member : List.of(
                        "id",
                        "policy",
                        "revision",
                        "period",
                        "caller",
                        "idempotencyKey",
                        "request",
                        "answer",
                        "trace")) {
                    update.setString(++column, record.path(member).asText(nullable.contains(member) ? null : ""));
                }
                Instant at = RecordForm.instant(record.path("at"));
                update.setLong(++column, at == null ? 0 : at.toEpochMilli());
                update.setInt(++column, seq);
                update.executeUpdate();
            }
            execute(database, "delete from evaluation_term where seq = " + seq);
            for (String kind : List.of(Evaluations.SUBJECT, Evaluations.RULE)) {
                for (JsonNode term : record.path(kind + "s")) {
                    execute(
                            database,
                            "insert or ignore into evaluation_term values (%d, '%s', '%s')"
                                    .formatted(seq, kind, term.asText()));
                }
            }
        }
        write(database, records, seq - 1);
    }

    /** Keeps a content under its hash, which is returned; the one that it stands for goes. */
    public static String exchange(Connection database, String hash, UnaryOperator<JsonNode> change)
            throws SQLException, IOException {
        try (PreparedStatement select = database.prepareStatement("select form, bytes from content where hash = ?")) {
            select.setString(1, hash);
            byte[] bytes;
            try (ResultSet row = select.executeQuery()) {
                bytes = Contents.unpacked(new Contents.Packed(hash, row.getString(1), row.getBytes(2)));
            }
            byte[] changed = JsonText.bytes(change.apply(JsonText.read(bytes)));
            try (PreparedStatement update = database.prepareStatement(
                    "update content set hash = ?, form = 'plain', bytes = ? where hash = ?")) {
                update.setString(1, Sha256.of(changed));
                update.setBytes(2, changed);
                update.setString(3, hash);
                update.executeUpdate();
            }
            return Sha256.of(changed);
        }
    }

    private static int evaluation(List<ObjectNode> records, Random random) {
        while (true) {
            int at = random.nextInt(records.size());
            if (records.get(at).get("kind").asText().equals(EvaluationRecord.KIND)) {
                return at;
            }
        }
    }

    private static List<ObjectNode> records(Connection database) throws SQLException {
        List<ObjectNode> records = new ArrayList<>();
        try (ResultSet rows = database.createStatement().executeQuery("select record from journal order by seq")) {
            while (rows.next()) {
                records.add((ObjectNode) JSON.readTree(rows.getString(1)));
            }
        } catch (IOException damaged) {
            throw new AssertionError(damaged);
        }
        return records;
    }

    private static void write(Connection database, List<ObjectNode> records, int from) throws SQLException {
        database.setAutoCommit(false);
        execute(database, "update journal set hash = 'old ' || hash where seq > " + from);
        String previous = from == 0 ? Journal.BEGINNING : hash(database, from);
        try (PreparedStatement update = database.prepareStatement(
                "update journal set at = ?, kind = ?, policy = ?, record = ?, hash = ? where seq = ?")) {
            for (int i = from; i < records.size(); i++) {
                ObjectNode record = records.get(i);
                placed(record, i + 1, previous);
                String text = Journal.canonical(record);
                previous = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
                update.setString(1, record.path("at").asText());
                update.setString(2, record.path("kind").asText());
                update.setString(3, record.path("policy").asText());
                update.setString(4, text);
                update.setString(5, previous);
                update.setInt(6, i + 1);
                update.executeUpdate();
            }
        }
        database.commit();
    }

    /** What is of another type, or missing, is left to be found. */
    private static void placed(ObjectNode record, int seq, String previous) {
        if (record.path("seq").isIntegralNumber()) {
            record.put("seq", seq);
        }
        if (record.path("previous").isTextual()) {
            record.put("previous", previous);
        }
    }

    private static String hash(Connection database, int seq) throws SQLException {
        try (ResultSet row = database.createStatement().executeQuery("select hash from journal where seq = " + seq)) {
            return row.getString(1);
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        database.createStatement().executeUpdate(sql);
    }
}
