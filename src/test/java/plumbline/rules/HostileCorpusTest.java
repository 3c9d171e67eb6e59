package plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.text.Finding;
import plumbline.text.PackRejected;

/** No rule file that tries to reach out of the rules becomes a pack, and the author learns where it tries. */
class HostileCorpusTest {
    @Test
    void theFilesAreThoseThatTheirTricksAndPlacesMake() {
        assertThat(HostileCorpus.files()).isEqualTo(HostileCorpus.generated()).hasSizeGreaterThan(600);
    }

    @Test
    void everyFileIsRefusedWithItsPlaceAndTouchesNothing(@TempDir Path rules) throws IOException {
        Path folder = folder(rules);
        Path file = folder.resolve("10-hostile.drl");
        try (Canaries canaries = new Canaries()) {
            for (Map.Entry<String, String> hostile : HostileCorpus.files().entrySet()) {
                Files.writeString(file, canaries.armed(hostile.getValue()));
                assertThatExceptionOfType(PackRejected.class)
                        .as(hostile.getKey())
                        .isThrownBy(() -> Pack.of(PackFolder.read(folder)))
                        .satisfies(rejected -> assertThat(rejected.findings())
                                .as(hostile.getKey())
                                .isNotEmpty()
                                .allSatisfy(HostileCorpusTest::isPlaced));
            }
            assertThat(canaries.touched()).isEmpty();
        }
    }

    @Test
    void itIsTheTrickThatIsRefused(@TempDir Path rules) throws Exception {
        Path folder = folder(rules);
        Files.writeString(
                folder.resolve("10-sound.drl"),
                """
                agenda-group "score"

                rule "sound"
                    @item(first)
                when
                    $village : Village( first > 1 )
                then
                    ledger.proposeGrade($village, "good", "一 {first}");
                end
                """);
        assertThat(Pack.of(PackFolder.read(folder)).rules().rules()).hasSize(3);
    }

    private static Path folder(Path rules) throws IOException {
        Path folder = Files.createDirectories(rules.resolve("hostile"));
        Files.copy(HostileCorpus.FOLDER.resolve("policy.yaml"), folder.resolve("policy.yaml"));
        Files.writeString(folder.resolve(HostileCorpus.ITEMS.name()), HostileCorpus.ITEMS.text());
        return folder;
    }

    private static void isPlaced(Finding finding) {
        assertThat(finding.file()).isEqualTo("10-hostile.drl");
        assertThat(finding.line()).as(finding.toString()).isPositive();
        assertThat(finding.message().zh()).isNotBlank();
        assertThat(finding.remedy().en()).isNotBlank();
    }
}
