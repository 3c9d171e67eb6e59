package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.Eventually;
import plumbline.kit.Service;
import plumbline.kit.TinyPack;

/** Packs that are mounted as links through {@code ..data}, which is swung as a whole: as Kubernetes mounts them. */
class LinkedPackTest {
    private static final String RULES = "/api/policies/tiny/rules/";

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    /** A pack whose files are links through {@code ..data} to one of two folders, as a ConfigMap is mounted. */
    private static Path mounted(Path pack) throws IOException {
        for (int points = 1; points <= 2; points++) {
            Path version = Files.createDirectories(pack.resolve("..2026_" + points));
            Files.writeString(version.resolve("policy.yaml"), TinyPack.policy("tiny"));
            Files.writeString(version.resolve(TinyPack.RULES), TinyPack.rule(points));
        }
        Files.createSymbolicLink(pack.resolve("..data"), Path.of("..2026_1"));
        for (String file : new String[] {"policy.yaml", TinyPack.RULES}) {
            Files.createSymbolicLink(pack.resolve(file), Path.of("..data", file));
        }
        return pack;
    }

    private static void swing(Path link, Path to) throws IOException {
        Path next = Files.createSymbolicLink(link.resolveSibling(link.getFileName() + "_tmp"), to);
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void filesThatAreLinksAreReadAndFollowedWhenTheySwing() throws IOException {
        Path pack = mounted(folder.resolve("tiny"));
        try (Service service = Service.of(folder, data)) {
            assertThat(total(service)).isEqualTo(1);
            swing(pack.resolve("..data"), Path.of("..2026_2"));
            Eventually.is("the swing", () -> total(service) == 2);
        }
    }

    @Test
    void aFolderThatIsALinkIsReadAndFollowedWhenItSwings() throws IOException {
        TinyPack.write(folder.resolve("..2026_1"), "tiny", 1);
        TinyPack.write(folder.resolve("..2026_2"), "tiny", 2);
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_1"));
        Files.createSymbolicLink(folder.resolve("tiny"), Path.of("..data", "tiny"));
        try (Service service = Service.of(folder, data)) {
            assertThat(total(service)).isEqualTo(1);
            swing(folder.resolve("..data"), Path.of("..2026_2"));
            Eventually.is("the swing", () -> total(service) == 2);
            assertReply(put(service, TinyPack.RULES, TinyPack.rule(3), "")).isProblem(409, "not-writable");
        }
    }

    @Test
    void theFolderOfAllPacksMayBeALinkAndSwing() throws IOException {
        TinyPack.write(folder.resolve("1"), "tiny", 1);
        TinyPack.write(folder.resolve("2"), "tiny", 2);
        Path rules = Files.createSymbolicLink(folder.resolve("current"), Path.of("1"));
        try (Service service = Service.of(rules, data)) {
            assertThat(total(service)).isEqualTo(1);
            assertReply(put(service, TinyPack.RULES, TinyPack.rule(3), "")).hasStatus(200);
            assertThat(Files.readString(folder.resolve("1/tiny").resolve(TinyPack.RULES)))
                    .isEqualTo(TinyPack.rule(3));
            swing(rules, Path.of("2"));
            Eventually.is("the swing", () -> total(service) == 2);
        }
    }

    @Test
    void nothingIsWrittenThroughALinkAndNoLinkIsBroken() throws IOException {
        Path pack = mounted(folder.resolve("tiny"));
        try (Service service = Service.of(folder, data)) {
            String before = revision(service);
            Service.Reply put = put(service, TinyPack.RULES, TinyPack.rule(3), "");
            assertReply(put).isProblem(409, "not-writable");
            assertThat(put.json().at("/findings/0/code").asText()).isEqualTo("linked-file");
            assertThat(put.json().at("/findings/0/file").asText()).isEqualTo(TinyPack.RULES);
            assertThat(put.json().get("detail").asText())
                    .contains(
                            TinyPack.RULES, Path.of("..2026_1", TinyPack.RULES).toString());
            assertReply(service.send(service.request(RULES + TinyPack.RULES)
                            .header("If-Match", tag(service, TinyPack.RULES))
                            .DELETE()))
                    .isProblem(409, "not-writable");
            assertReply(put(service, TinyPack.RULES, TinyPack.rule(3), "?dryRun=true"))
                    .hasStatus(200);
            assertThat(revision(service)).isEqualTo(before);
            assertThat(pack.resolve(TinyPack.RULES)).isSymbolicLink();
            assertThat(Files.readString(pack.resolve("..2026_1").resolve(TinyPack.RULES)))
                    .isEqualTo(TinyPack.rule(1));

            swing(pack.resolve("..data"), Path.of("..2026_2"));
            Eventually.is("the swing", () -> total(service) == 2);
            assertReply(service.send("POST", "/api/policies/tiny/revisions/" + before + "/restore"))
                    .isProblem(409, "not-writable");
            assertThat(total(service)).isEqualTo(2);
        }
    }

    @Test
    void aNewFileBesideTheLinksIsAFileOfItsOwn() throws IOException {
        Path pack = mounted(folder.resolve("tiny"));
        try (Service service = Service.of(folder, data)) {
            Service.Reply put = service.send(service.request(RULES + TinyPack.CASES)
                    .header("If-None-Match", "*")
                    .header("Content-Type", "text/plain")
                    .PUT(BodyPublishers.ofString(TinyPack.cases(1))));
            assertReply(put).hasStatus(200);
            assertThat(Files.isRegularFile(pack.resolve(TinyPack.CASES), LinkOption.NOFOLLOW_LINKS))
                    .isTrue();
        }
    }

    private static Service.Reply put(Service service, String file, String text, String query) {
        return service.send(service.request(RULES + file + query)
                .header("If-Match", tag(service, file))
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofString(text)));
    }

    private static String tag(Service service, String file) {
        return service.get(RULES + file).response().headers().firstValue("ETag").orElseThrow();
    }

    private static String revision(Service service) {
        return service.get("/api/policies/tiny").json().get("revision").asText();
    }

    private static int total(Service service) {
        return service.evaluate("tiny", "?dryRun=true", TinyPack.request())
                .json()
                .at("/results/0/total")
                .asInt();
    }
}
