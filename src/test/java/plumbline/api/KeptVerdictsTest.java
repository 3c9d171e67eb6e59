package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.Stores;
import plumbline.kit.TinyPack;
import plumbline.library.Activator;
import plumbline.library.PolicyState;
import plumbline.library.pack.PackFolder;
import plumbline.library.revision.Change;
import plumbline.library.revision.Revisions;
import plumbline.store.Store;
import plumbline.text.Finding;
import plumbline.text.Sha256;

/** What a trial found is kept, so that a start tries what is new to it and nothing else. */
class KeptVerdictsTest {
    @TempDir
    private Path rules;

    @TempDir
    private Path data;

    private Path folder;

    @BeforeEach
    void firstStart() throws Exception {
        folder = TinyPack.write(rules, "tiny", 1);
        TinyPack.write(rules, "other", 1);
        assertThat(started().status()).isEqualTo(PolicyState.Status.READY);
    }

    @Test
    void aStartWithNothingNewTriesNothingAndKnowsTheSame() throws Exception {
        Map<String, String> before = verdicts();
        assertThat(before).hasSize(2);
        assertThat(started().findings()).extracting(Finding::code).containsExactly("no-cases");
        assertThat(verdicts()).isEqualTo(before);
    }

    @Test
    void aRevisionInForceWithoutAVerdictOfThisProgramIsTriedAgain() throws Exception {
        Map<String, String> before = verdicts();
        change("delete from verdict");
        assertThat(started().status()).isEqualTo(PolicyState.Status.READY);
        assertThat(verdicts()).hasSameSizeAs(before).doesNotContainValue(before.get(first(before)));
    }

    @Test
    void aVerdictThatWasDamagedIsNotBelieved() throws Exception {
        Map<String, String> before = verdicts();
        change("update verdict set at = '', hash = '" + Sha256.of(new byte[0]) + "'");
        started();
        assertThat(verdicts().values()).noneMatch(String::isEmpty);
        assertThat(verdicts()).hasSameSizeAs(before);
    }

    @Test
    void aVerdictThatSaysNothingOrIsOnOtherFilesIsNotBelieved() throws Exception {
        for (String text : List.of("", "{}", "null", "{\"key\":\"k\",\"verdict\":null}", bytesOf(first(verdicts())))) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            String untouched = first(verdicts());
            try (Store store = Stores.open(data)) {
                store.write((Handle handle) -> handle.createUpdate(
                                "update verdict set at = '', bytes = :bytes, hash = :hash where key <> :key")
                        .bind("bytes", bytes)
                        .bind("hash", Sha256.of(bytes))
                        .bind("key", untouched)
                        .execute());
            }
            started();
            assertThat(verdicts().values()).as(text).noneMatch(String::isEmpty);
        }
    }

    /** As after an upgrade to a program that finds more. */
    @Test
    void aRevisionInForceThatThisProgramFaultsServesAndIsStale() throws Exception {
        Files.createDirectories(folder.resolve("tests"));
        Files.writeString(folder.resolve(TinyPack.CASES), TinyPack.cases(2));
        PackFolder files = PackFolder.read(folder);
        try (Store store = Stores.open(data)) {
            Revisions revisions = new Revisions(store);
            revisions.activate(files, revisions.active("tiny"), Change.IN_THE_FOLDER, List.of());
        }
        for (int start = 0; start < 2; start++) {
            PolicyState state = started();
            assertThat(state.status()).isEqualTo(PolicyState.Status.STALE);
            assertThat(state.findings()).extracting(Finding::code).containsExactly("case-failed");
            assertThat(state.pack().revision()).isEqualTo(files.revision());
        }
        Files.writeString(folder.resolve(TinyPack.CASES), TinyPack.cases(1));
        assertThat(started().status()).isEqualTo(PolicyState.Status.READY);
    }

    private PolicyState started() throws Exception {
        try (Store store = Stores.open(data)) {
            return Activator.start(rules, store).library().state("tiny");
        }
    }

    private void change(String statement) throws Exception {
        try (Store store = Stores.open(data)) {
            store.write((Handle handle) -> handle.execute(statement));
        }
    }

    /** When each was kept, by its key. */
    private Map<String, String> verdicts() throws Exception {
        try (Store store = Stores.open(data)) {
            Map<String, String> found = new TreeMap<>();
            store.read(handle -> handle.createQuery("select key, at from verdict")
                            .map((row, context) -> Map.entry(row.getString("key"), row.getString("at")))
                            .list())
                    .forEach(row -> found.put(row.getKey(), row.getValue()));
            return found;
        }
    }

    private static String first(Map<String, String> verdicts) {
        return verdicts.keySet().iterator().next();
    }

    private String bytesOf(String key) throws Exception {
        try (Store store = Stores.open(data)) {
            return store.read(handle -> handle.createQuery("select bytes from verdict where key = :key")
                    .bind("key", key)
                    .map((row, context) -> new String(row.getBytes("bytes"), StandardCharsets.UTF_8))
                    .one());
        }
    }
}
