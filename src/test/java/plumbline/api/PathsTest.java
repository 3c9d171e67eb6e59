package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.audit.Verification;
import plumbline.kit.Service;
import plumbline.kit.ServiceProcess;
import plumbline.kit.TinyPack;
import plumbline.store.Store;

/** Folders may have any names, and the temporary folder may be of no use. */
class PathsTest {
    @TempDir
    private Path folder;

    /** In a URL each of these would mean something else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a?b",
                "a#b",
                "a%41b",
                "a;b",
                "a b",
                "a&mode=memory",
                "数据",
                "a+b",
                "a'b\"c",
                "?mode=ro#%00",
                ":memory:",
                "a\\b"
            })
    void everySignOfAFoldersNameStandsForItself(String name) throws Exception {
        Path data = folder.resolve("data").resolve(name);
        Path rules = Files.createDirectories(folder.resolve("rules").resolve(name));
        TinyPack.write(rules, "tiny", 1);
        try (Service service = Service.on(null, rules, data)) {
            assertReply(service.evaluate("tiny", "", TinyPack.request())).hasStatus(201);
        }
        assertThat(names(folder.resolve("data"))).containsExactly(name);
        assertThat(names(data)).contains("plumbline.db", "lock", "signing-key.pem");
        try (Store store = Store.readOnly(data)) {
            assertThat(Verification.of(store, List.of()).evaluations()).isEqualTo(1);
        }
    }

    @Test
    void aTemporaryFolderThatCannotBeUsedIsReplacedByOneOfTheDataFolder() throws Exception {
        Path rules = folder.resolve("rules");
        Path data = folder.resolve("data");
        TinyPack.write(rules, "tiny", 1);
        try (ServiceProcess service =
                ServiceProcess.serveOn(null, rules, data, "-Djava.io.tmpdir=" + folder.resolve("absent"))) {
            assertThat(service.get("/readyz").statusCode()).isEqualTo(200);
            assertThat(data.resolve("tmp")).isDirectory();
        }
        assertThat(folder.resolve("absent")).doesNotExist();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(path -> path.getFileName().toString()).toList();
        }
    }
}
