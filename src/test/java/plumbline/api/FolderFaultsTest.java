package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.kit.Eventually;
import plumbline.kit.Service;
import plumbline.kit.Stores;
import plumbline.kit.TinyPack;
import plumbline.library.Activator;
import plumbline.library.FolderWatch;
import plumbline.library.PolicyState;
import plumbline.library.RulesFolder;
import plumbline.library.pack.PackFolder;
import plumbline.library.trial.Trial;
import plumbline.store.Store;
import plumbline.text.Finding;

/**
 * What is wrong with a pack's folder, rather than with what a file says: found alike by a check, at a start and while the
 * service runs, and at its end when it is put right.
 */
class FolderFaultsTest {
    private static final String POLICY = "tiny";

    @TempDir
    private Path rules;

    @TempDir
    private Path data;

    @TempDir
    private Path elsewhere;

    /** Something done to a pack's folder, given another that is out of bounds. */
    interface Deed {
        void in(Path pack, Path elsewhere) throws IOException;
    }

    record Fault(String code, String file, Deed done, Deed undone) {
        @Override
        public String toString() {
            return code + " " + file;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                written("35-more.DRL", "agenda-group \"score\"\n"),
                written("10.drl.txt", ""),
                written("10.dr", ""),
                written("tests/a.yml", "cases: []\n"),
                written("tests/20.drl", ""),
                written("Policy.yaml", ""),
                written("policy.yml", ""),
                written("further/20-more.drl", ""),
                written("more.txt", "说明\nrule \"再加分\"\n"),
                new Fault(
                        "misnamed-file",
                        "20?.drl",
                        (pack, out) -> Files.writeString(pack.resolve("20\n.drl"), ""),
                        (pack, out) -> Files.delete(pack.resolve("20\n.drl"))),
                new Fault(
                        "missing-file",
                        "policy.yaml",
                        (pack, out) -> Files.move(pack.resolve("policy.yaml"), pack.resolve("aside.tmp")),
                        (pack, out) -> Files.move(pack.resolve("aside.tmp"), pack.resolve("policy.yaml"))),
                new Fault(
                        "not-a-file",
                        "20.drl",
                        (pack, out) -> Files.createDirectory(pack.resolve("20.drl")),
                        (pack, out) -> Files.move(pack.resolve("20.drl"), pack.resolve("later"))),
                new Fault(
                        "not-a-folder",
                        "tests",
                        (pack, out) -> Files.writeString(pack.resolve("tests"), ""),
                        (pack, out) -> Files.delete(pack.resolve("tests"))),
                new Fault(
                        "link-leads-out",
                        "20.drl",
                        (pack, out) -> Files.createSymbolicLink(
                                pack.resolve("20.drl"), Files.writeString(out.resolve("20.drl"), "")),
                        (pack, out) -> Files.delete(pack.resolve("20.drl"))),
                new Fault(
                        "link-leads-out",
                        "tests",
                        (pack, out) -> Files.createSymbolicLink(pack.resolve("tests"), out),
                        (pack, out) -> Files.delete(pack.resolve("tests"))),
                new Fault(
                        "broken-link",
                        "20.drl",
                        (pack, out) -> Files.createSymbolicLink(pack.resolve("20.drl"), Path.of("..data", "20.drl")),
                        (pack, out) -> Files.delete(pack.resolve("20.drl"))),
                new Fault(
                        "broken-link",
                        "20.drl",
                        (pack, out) -> Files.createSymbolicLink(pack.resolve("20.drl"), Path.of("20.drl")),
                        (pack, out) -> Files.delete(pack.resolve("20.drl"))),
                new Fault(
                        "link-leads-out",
                        ".",
                        (pack, out) -> {
                            Files.move(pack, pack.resolveSibling(".aside"));
                            Files.createSymbolicLink(pack, out);
                        },
                        (pack, out) -> {
                            Files.delete(pack);
                            Files.move(pack.resolveSibling(".aside"), pack);
                        }));
    }

    private static Fault written(String name, String text) {
        return new Fault(
                "misnamed-file",
                name,
                (pack, out) -> {
                    Files.createDirectories(pack.resolve(name).getParent());
                    Files.writeString(pack.resolve(name), text);
                },
                (pack, out) -> Files.delete(pack.resolve(name)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isFoundAlikeEverywhereAndEndsWhenItIsPutRight(Fault fault) throws Exception {
        Path pack = TinyPack.write(rules, POLICY, 1);
        try (Store store = Store.open(data, Stores.url(data))) {
            PolicyState sound;
            PolicyState live;
            Activator activator = Activator.start(rules, store);
            try (FolderWatch watch = new FolderWatch(rules, activator)) {
                watch.start();
                sound = activator.library().state(POLICY);
                fault.done().in(pack, elsewhere);
                live = eventually(activator, PolicyState.Status.STALE);
                assertThat(live.findings()).extracting(Finding::code).containsExactly(fault.code());
                assertThat(live.findings()).extracting(Finding::file).containsExactly(fault.file());
                assertThat(live.pack().revision()).isEqualTo(sound.pack().revision());
            }
            assertThat(Trial.of(new RulesFolder(rules).read(List.of())).get(0).findings())
                    .isEqualTo(live.findings());

            activator = Activator.start(rules, store);
            assertThat(activator.library().state(POLICY).findings()).isEqualTo(live.findings());
            assertThat(activator.library().state(POLICY).status()).isEqualTo(PolicyState.Status.STALE);
            try (FolderWatch watch = new FolderWatch(rules, activator)) {
                watch.start();
                fault.undone().in(pack, elsewhere);
                PolicyState mended = eventually(activator, PolicyState.Status.READY);
                assertThat(mended.pack().revision()).isEqualTo(sound.pack().revision());
                Eventually.is("the recovery", () -> errors(store).size() > 1);
                // A start that finds the same faults again records nothing.
                assertThat(errors(store)).containsExactly(1, 0);
            }
        }
    }

    private static List<Integer> errors(Store store) {
        return store.read(handle -> handle.createQuery("select record from journal where kind = 'folder' order by seq")
                .mapTo(String.class)
                .map(record -> Integer.valueOf(record.replaceFirst(".*\"errors\":(\\d+).*", "$1")))
                .list());
    }

    private static PolicyState eventually(Activator activator, PolicyState.Status status) {
        Eventually.is(
                "the status " + status, () -> activator.library().state(POLICY).status() == status);
        return activator.library().state(POLICY);
    }

    private static final List<String> PASSED_OVER = List.of(
            "~$10-score.drl",
            ".~lock.10-score.drl#",
            ".#10-score.drl",
            ".10-score.drl.swp",
            "10-score.drl~",
            "#10-score.drl#",
            "10-score.drl.bak",
            "10-score.drl.tmp",
            "~WRL0001.tmp",
            ".~10-score.drl",
            "10-score.drl___jb_tmp___",
            ".DS_Store",
            "._10-score.drl",
            "Thumbs.db",
            "desktop.ini",
            "4913",
            "tests/~$a.yaml",
            "tests/.DS_Store",
            "README.md",
            "公文.html");

    @Test
    void whatProgramsLeaveAndDocumentsArePassedOver() throws IOException {
        Path pack = TinyPack.write(rules, POLICY, 1);
        String before = PackFolder.read(pack).revision();
        for (String name : PASSED_OVER) {
            Files.createDirectories(pack.resolve(name).getParent());
            Files.writeString(pack.resolve(name), "rule \"");
            assertThat(PackFolder.read(pack).revision()).as(name).isEqualTo(before);
        }
        assertThat(Trial.of(List.of(PackFolder.read(pack))).get(0).findings())
                .extracting(Finding::code)
                .containsExactly("no-cases");
    }

    @Test
    void aLinkThatNobodyCanFollowAndALockAreToldApart() throws IOException {
        Path pack = TinyPack.write(rules, POLICY, 1);
        Files.createSymbolicLink(pack.resolve(".#10-score.drl"), Path.of("wang@office.1234"));

        assertThat(Trial.of(List.of(PackFolder.read(pack))).get(0).isGreen()).isTrue();
    }

    @Test
    void whatIsWrongWithOnePackKeepsNoOtherFromServing() throws Exception {
        TinyPack.write(rules, POLICY, 1);
        Files.createDirectory(rules.resolve("empty"));
        Files.createDirectory(rules.resolve("lost+found"));
        Files.createDirectories(rules.resolve("group/tiny"));
        Files.writeString(rules.resolve("group/tiny/policy.yaml"), TinyPack.policy("tiny"));
        Files.createDirectory(rules.resolve("小方案"));
        Files.createSymbolicLink(rules.resolve("gone"), Path.of("nowhere"));
        Files.writeString(rules.resolve("10.drl"), TinyPack.rule(1));
        Files.writeString(rules.resolve("compose.yaml"), "services: {}\n");
        try (Service service = Service.of(rules, data)) {
            assertThat(codes(service, "empty")).containsExactly("missing-file");
            assertThat(codes(service, "group")).containsExactly("missing-file", "misnamed-file");
            assertThat(codes(service, "gone")).containsExactly("broken-link");
            assertThat(codes(service, "%E5%B0%8F%E6%96%B9%E6%A1%88"))
                    .containsExactly("missing-file", "wrong-folder-name");
            assertThat(codes(service, POLICY)).containsExactly("no-cases");
            assertThat(service.get("/api/policies").json().at("/policies").findValuesAsText("id"))
                    .containsExactly("empty", "gone", "group", POLICY, "小方案");
            assertThat(service.get("/api/policies").json().at("/findings").findValuesAsText("file"))
                    .containsExactly("10.drl");
            Files.delete(rules.resolve("10.drl"));
            Eventually.is(
                    "nothing lies beside the packs any more",
                    () -> !service.get("/api/policies").json().has("findings"));
        }
    }

    private static List<String> codes(Service service, String policy) {
        return service.get("/api/policies/" + policy).json().at("/findings").findValuesAsText("code");
    }

    @Test
    void aFolderOfTooManyFilesIsNotReadToItsEnd() throws IOException {
        Path pack = TinyPack.write(rules, POLICY, 1);
        // Two are there.
        for (int i = 2; i < 2_000; i++) {
            Files.createFile(pack.resolve(i + ".png"));
        }
        assertThat(Trial.of(List.of(PackFolder.read(pack))).get(0).isGreen()).isTrue();
        Files.createFile(pack.resolve("2000.png"));
        assertThat(Trial.of(List.of(PackFolder.read(pack))).get(0).findings())
                .extracting(Finding::code)
                .contains("pack-too-large");
    }
}
