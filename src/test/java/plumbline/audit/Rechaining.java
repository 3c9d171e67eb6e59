package plumbline.audit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import plumbline.policy.Sha256;
import plumbline.store.Journal;

/** Makes the journal anew from some record on, so that every hash fits again: only a head kept elsewhere tells. */
final class Rechaining {
    private static final JsonMapper JSON = new JsonMapper();

    private Rechaining() {}

    /** One evaluation's result is another, and all hashes fit. */
    static Tampering.Made fromTheMiddle(Connection database, Random random) throws SQLException {
        List<ObjectNode> records = records(database);
        int at = evaluation(records, random);
        records.get(at).put("result", Sha256.of(new byte[] {(byte) random.nextInt()}));
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
                ObjectNode record = records.get(i).put("seq", i + 1).put("previous", previous);
                String text = Journal.canonical(record);
                previous = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
                update.setString(1, record.get("at").asText());
                update.setString(2, record.get("kind").asText());
                update.setString(3, record.get("policy").asText());
                update.setString(4, text);
                update.setString(5, previous);
                update.setInt(6, i + 1);
                update.executeUpdate();
            }
        }
        database.commit();
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
