package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.audit.Verification;
import plumbline.kit.Eventually;
import plumbline.kit.Folders;
import plumbline.kit.Postgres;
import plumbline.kit.Service;
import plumbline.kit.TinyPack;
import plumbline.library.Activator;
import plumbline.library.PolicyState;
import plumbline.store.Store;
import plumbline.text.Finding;

/** Two services on one database, each with a folder of its own. */
class SeveralNodesTest {
    @TempDir
    private Path folder;

    private String database = "";

    @BeforeEach
    void freshDatabase() {
        database = Postgres.database();
    }

    @Test
    void rulesThatOneActivatesReachTheOtherAndItsFolder() throws Exception {
        TinyPack.write(folder.resolve("rules-1"), "tiny", 1);
        Files.createDirectories(folder.resolve("rules-2"));
        try (Service one = node(1);
                Service other = node(2)) {
            assertThat(points(other))
                    .as("a folder without packs is filled from the store")
                    .isEqualTo(1);
            assertThat(rule(2)).hasContent(TinyPack.rule(1));

            assertThat(put(one, TinyPack.rule(2), etag(one))).isEqualTo(200);
            Eventually.is("the other has it", () -> points(other) == 2);
            Eventually.is("its folder has it", () -> holds(2, TinyPack.rule(2)));
            assertThat(revision(other)).isEqualTo(revision(one));

            Files.writeString(rule(2), TinyPack.rule(3));
            Eventually.is("an edit of the other's folder comes back", () -> points(one) == 3);
        }
    }

    @Test
    void whoSavesOverWhatTheOtherSavedIsToldSo() throws Exception {
        TinyPack.write(folder.resolve("rules-1"), "tiny", 1);
        TinyPack.write(folder.resolve("rules-2"), "tiny", 1);
        try (Service one = node(1);
                Service other = node(2)) {
            String before = etag(one);
            assertThat(etag(other)).isEqualTo(before);
            assertThat(put(one, TinyPack.rule(2), before)).isEqualTo(200);
            assertThat(put(other, TinyPack.rule(5), before)).isEqualTo(412);
            Eventually.is("the other has it", () -> points(other) == 2);
        }
    }

    @Test
    void aNodeThatWasAwayTakesWhatIsInForceAndLosesNoEdit() throws Exception {
        TinyPack.write(folder.resolve("rules-1"), "tiny", 1);
        TinyPack.write(folder.resolve("rules-2"), "tiny", 1);
        try (Service one = node(1)) {
            node(2).close();
            assertThat(put(one, TinyPack.rule(2), etag(one))).isEqualTo(200);
            try (Service other = node(2)) {
                assertThat(points(other)).as("it was left behind").isEqualTo(2);
            }
            Files.writeString(rule(2), TinyPack.rule(7));
            try (Service other = node(2)) {
                assertThat(points(other)).as("it was edited").isEqualTo(7);
                Eventually.is("the edit reaches the first", () -> points(one) == 7);
            }
        }
    }

    @Test
    void anEditMadeWhileTheOtherActivatedIsKeptAndSaid() throws Exception {
        TinyPack.write(folder.resolve("rules-1"), "tiny", 1);
        TinyPack.write(folder.resolve("rules-2"), "tiny", 1);
        try (Store store = Store.open(folder.resolve("data-1"), database);
                Store others = Store.open(folder.resolve("data-2"), database)) {
            Activator one = Activator.start(folder.resolve("rules-1"), store);
            Activator other = Activator.start(folder.resolve("rules-2"), others);
            Files.writeString(rule(1), TinyPack.rule(2));
            Files.writeString(rule(2), TinyPack.rule(3));
            one.lookAt("tiny");
            other.lookAt("tiny");

            PolicyState state = other.library().state("tiny");
            assertThat(state.pack().revision())
                    .isEqualTo(one.library().state("tiny").pack().revision());
            assertThat(state.findings()).extracting(Finding::code).containsExactly("edited-elsewhere");
            assertThat(rule(2)).hasContent(TinyPack.rule(3));

            Files.writeString(rule(2), TinyPack.rule(4));
            other.lookAt("tiny");
            one.lookAt("tiny");
            assertThat(rule(1)).hasContent(TinyPack.rule(4));
        }
    }

    @Test
    void aPolicyThatOneTakesAwayIsGoneFromBoth() throws Exception {
        TinyPack.write(folder.resolve("rules-1"), "tiny", 1);
        Files.createDirectories(folder.resolve("rules-2"));
        try (Service one = node(1);
                Service other = node(2)) {
            assertThat(points(other)).isEqualTo(1);
            Folders.delete(folder.resolve("rules-1/tiny"));
            Eventually.is("gone", () -> one.get("/api/policies/tiny").status() == 404);
            Eventually.is(
                    "gone from the other", () -> other.get("/api/policies/tiny").status() == 404);
            assertThat(folder.resolve("rules-2/tiny")).doesNotExist();
        }
    }

    @Test
    void bothWriteOneChain() throws Exception {
        TinyPack.write(folder.resolve("rules-1"), "tiny", 1);
        TinyPack.write(folder.resolve("rules-2"), "tiny", 1);
        try (Service one = node(1);
                Service other = node(2)) {
            List<CompletableFuture<Void>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Service service = i % 2 == 0 ? one : other;
                writers.add(CompletableFuture.runAsync(
                        () -> {
                            for (int n = 0; n < 20; n++) {
                                assertThat(service.evaluate("tiny", "", TinyPack.request())
                                                .status())
                                        .isEqualTo(201);
                            }
                        },
                        work -> new Thread(work).start()));
            }
            writers.forEach(CompletableFuture::join);
        }
        try (Store store = Store.readOnly(database)) {
            var verified = Verification.of(store, List.of());
            assertThat(verified.faults()).isEmpty();
            assertThat(verified.evaluations()).isEqualTo(160);
        }
    }

    private Service node(int number) {
        return Service.on(database, folder.resolve("rules-" + number), folder.resolve("data-" + number));
    }

    private Path rule(int number) {
        return folder.resolve("rules-" + number).resolve("tiny").resolve(TinyPack.RULES);
    }

    private boolean holds(int number, String text) {
        try {
            return Files.readString(rule(number)).equals(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int points(Service service) {
        return service.evaluate("tiny", "?dryRun=true", TinyPack.request())
                .json()
                .at("/results/0/total")
                .asInt();
    }

    private static String revision(Service service) {
        return service.get("/api/policies/tiny").json().get("revision").asText();
    }

    private static String etag(Service service) {
        return service.get("/api/policies/tiny/rules/" + TinyPack.RULES)
                .response()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private static int put(Service service, String text, String etag) {
        return service.send(service.request("/api/policies/tiny/rules/" + TinyPack.RULES)
                        .header("If-Match", etag)
                        .header("Content-Type", "text/plain")
                        .PUT(BodyPublishers.ofString(text)))
                .status();
    }
}
