package plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.audit.record.IdempotencyKey;
import plumbline.kit.KeptFolder;
import plumbline.kit.KeptVillages;
import plumbline.kit.TinyPack;
import plumbline.store.Store;
import plumbline.text.JsonText;
import plumbline.text.Sha256;

/**
 * What somebody does who can write to the database and makes every hash and every row fit again: what a record says and
 * its contents do not is found all the same, at the record and without a head; of the rest, only a head tells.
 */
class ForgeryTest {
    private static final String FILE = "plumbline.db";
    /** An evaluation with others before and after it. */
    private static final int SEQ = 3;

    private static final List<String> MEMBERS = List.of(
            "seq",
            "at",
            "kind",
            "policy",
            "previous",
            "id",
            "revision",
            "period",
            "trial",
            "caller",
            "idempotencyKey",
            "body",
            "input",
            "result",
            "request",
            "answer",
            "trace",
            "service",
            "engine",
            "subjects",
            "rules");

    @TempDir
    private static Path data;

    @TempDir
    private Path copy;

    private static SignedHead head;

    @BeforeAll
    static void keep(@TempDir Path rules) throws IOException {
        TinyPack.write(rules, KeptVillages.POLICY, 1);
        try (KeptFolder kept = KeptFolder.in(data, rules)) {
            for (int i = 0; i < 4; i++) {
                kept.keep(KeptVillages.POLICY, KeptVillages.request(i, 2), new IdempotencyKey("key" + i, "body" + i));
            }
            head = SignedHead.read(JsonText.bytes(kept.audit().head()));
        }
    }

    static Stream<String> members() {
        return MEMBERS.stream();
    }

    @ParameterizedTest
    @MethodSource("members")
    void aMemberOfAnotherTypeIsFound(String member) throws Exception {
        assertFound(record -> {
            JsonNode value = record.get(member);
            record.set(
                    member,
                    value.isTextual() || value.isNull() ? IntNode.valueOf(1) : TextNode.valueOf(value.asText("x")));
        });
    }

    @ParameterizedTest
    @MethodSource("members")
    void aMemberThatIsMissingIsFound(String member) throws Exception {
        assertFound(record -> record.remove(member));
    }

    @Test
    void aMemberThatNoRecordHasIsFound() throws Exception {
        assertFound(record -> record.put("approved", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"input", "result", "revision", "request", "answer", "trace"})
    void anotherHashIsFound(String member) throws Exception {
        assertFound(record -> record.put(member, Sha256.of(new byte[] {1})));
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy", "period"})
    void anotherWordIsFound(String member) throws Exception {
        assertFound(record -> record.put(member, "2021"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"subjects", "rules"})
    void anotherListIsFound(String member) throws Exception {
        assertFound(record -> record.withArray("/" + member).add("ghost"));
        assertFound(record -> record.withArray("/" + member).remove(0));
        assertFound(record -> record.withArray("/" + member).set(0, TextNode.valueOf("ghost")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001-01-01T00:00:00Z", "2999-01-01T00:00:00.001Z"})
    void aTimeOutOfOrderIsFound(String at) throws Exception {
        forge(record -> record.put("at", at));
        assertThat(faults()).extracting(Fault::code).containsExactly("time-reversed");
        assertThat(faults().get(0).seq()).isIn((long) SEQ, SEQ + 1L);
    }

    /** One millisecond before the record before it is out of order; the same moment is not. */
    @Test
    void timeStandsStillButDoesNotGoBack() throws Exception {
        Instant before = Instant.parse(member(SEQ - 1, "at"));
        forge(record -> record.put("at", before.toString()));
        assertThat(faults()).isEmpty();
        forge(record -> record.put("at", before.minusMillis(1).toString()));
        assertThat(faults()).extracting(Fault::code).containsExactly("time-reversed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "caller", "idempotencyKey", "body", "service", "engine"})
    void whatStandsInTheRecordAloneIsFoundByAHeadOnly(String member) throws Exception {
        forge(record -> record.put(member, "forged"));
        assertThat(faults()).isEmpty();
        try (Store store = Store.readOnly(copy)) {
            assertThat(Verification.of(store, List.of(head)).faults())
                    .extracting(Fault::code)
                    .containsExactly("history-rewritten");
        }
    }

    @Test
    void anInputThatIsAnotherIsFound() throws Exception {
        exchanged("request", json -> put(json, "/subjects/0/indicators", "income", 9_999));
        exchanged("request", json -> put(json, "/subjects/0", "id", "ghost"));
        exchanged("request", json -> put(json, "", "period", "2021"));
        exchanged("request", json -> put(json, "", "policy", "other"));
        exchanged("request", json -> TextNode.valueOf("no request"));
    }

    @Test
    void anAnswerThatIsAnotherIsFound() throws Exception {
        exchanged("answer", json -> put(json, "/results/0", "total", 9_999));
        exchanged("answer", json -> put(json, "/results/0", "id", "ghost"));
        exchanged("answer", json -> put(json, "", "period", "2021"));
        exchanged("answer", json -> put(json, "", "asOf", "2021-01-01"));
        exchanged("answer", json -> put(json, "/context", "pool", 1));
        exchanged("answer", json -> put(json, "/policy", "revision", Sha256.of(new byte[0])));
        exchanged("answer", json -> put(json, "/receipt", "input", Sha256.of(new byte[0])));
        exchanged("answer", json -> IntNode.valueOf(1));
    }

    @Test
    void firingsThatAreOthersAreFound() throws Exception {
        exchanged("trace", json -> put(json, "/0", "rule", "ghost"));
        exchanged("trace", json -> put(json, "/0/posted/0", "points", 9_999));
        exchanged("trace", json -> put(json, "/0/posted/0", "item", "ghost"));
        exchanged("trace", json -> ((ArrayNode) json).removeAll());
    }

    static Stream<String> columns() {
        return Stream.of(
                "journal.at",
                "journal.kind",
                "journal.policy",
                "journal.record",
                "journal.hash",
                "content.form",
                "content.bytes",
                "evaluation.at_millis",
                "evaluation.id",
                "evaluation.policy",
                "evaluation.revision",
                "evaluation.period",
                "evaluation.caller",
                "evaluation.idempotency_key",
                "evaluation.request",
                "evaluation.answer",
                "evaluation.trace",
                "evaluation_term.kind",
                "evaluation_term.term",
                "activation.policy",
                "activation.revision",
                "revision_file.policy",
                "revision_file.revision",
                "revision_file.name",
                "revision_file.content");
    }

    /** Bytes for a text, a text for bytes, a fraction for a whole number: each is read as the same value. */
    @ParameterizedTest
    @MethodSource("columns")
    void aValueOfAnotherTypeIsFound(String place) throws Exception {
        fresh();
        String[] names = place.split("\\.", -1);
        String value = names[1].equals("at_millis")
                ? "at_millis + 0.5"
                : names[1].equals("caller")
                        ? "x'61'"
                        : "cast(%s as %s)".formatted(names[1], names[1].equals("bytes") ? "text" : "blob");
        String where = List.of("content", "revision_file").contains(names[0])
                ? "rowid = (select min(rowid) from %s)".formatted(names[0])
                : "seq = " + (names[0].equals("activation") ? 1 : SEQ);
        try (Connection database = open()) {
            assertThat(database.createStatement()
                            .executeUpdate(
                                    "update %s set %s = %s where %s".formatted(names[0], names[1], value, where)))
                    .isPositive();
        }
        assertThat(faults()).extracting(Fault::code).contains("wrong-type");
        assertThat(faults())
                .filteredOn(fault -> fault.code().equals("wrong-type"))
                .extracting(fault -> fault.message().en())
                .allMatch(message -> message.contains(place));
    }

    private void exchanged(String member, UnaryOperator<JsonNode> change) throws Exception {
        fresh();
        try (Connection database = open()) {
            String hash = Rechaining.exchange(database, member(SEQ, member), change);
            Rechaining.forge(database, SEQ, record -> record.put(member, hash));
        }
        assertLocated();
    }

    private static JsonNode put(JsonNode json, String pointer, String name, Object value) {
        ((ObjectNode) json.at(pointer)).putPOJO(name, value);
        return json;
    }

    private void assertFound(Consumer<ObjectNode> change) throws Exception {
        forge(change);
        assertLocated();
    }

    private void assertLocated() {
        assertThat(faults()).isNotEmpty().anySatisfy(fault -> assertThat(fault.seq())
                .isEqualTo(SEQ));
    }

    private void forge(Consumer<ObjectNode> change) throws IOException, SQLException {
        fresh();
        try (Connection database = open()) {
            Rechaining.forge(database, SEQ, change);
        }
    }

    private static String member(int seq, String name) throws SQLException, IOException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(FILE));
                var row = database.createStatement().executeQuery("select record from journal where seq = " + seq)) {
            return JsonText.read(row.getString(1).getBytes(StandardCharsets.UTF_8))
                    .get(name)
                    .asText();
        }
    }

    private List<Fault> faults() {
        try (Store store = Store.readOnly(copy)) {
            return Verification.of(store, List.of()).faults();
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + copy.resolve(FILE) + "?synchronous=OFF");
    }

    private void fresh() throws IOException {
        for (String left : List.of("-wal", "-shm")) {
            Files.deleteIfExists(copy.resolve(FILE + left));
        }
        Files.copy(data.resolve(FILE), copy.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }
}
