package plumbline.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.cli.Shell;
import plumbline.kit.Golden;
import plumbline.kit.Street;

/** The samples that newcomers begin with say what the program says. */
class SamplesTest {
    private static final Path SAMPLES = Path.of("samples");

    /** Packs of invented schemes, to read and to begin from. */
    private static final Path PACKS = SAMPLES.resolve("packs");

    private static final Path CLIENTS = SAMPLES.resolve("clients");

    static List<String> samples() {
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !folder.equals(PACKS) && !folder.equals(CLIENTS))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void everySampleIsOfAPolicyThatExists() {
        assertThat(samples()).contains(Street.SHANGRAO).isSubsetOf(Street.policies());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theAnswerBesideARequestIsTheOneThatIsGiven(String policy) throws IOException {
        Path folder = SAMPLES.resolve(policy);
        Shell.Ran ran =
                Shell.run("evaluate", policy, folder.resolve("request.json").toString(), "--format", "json");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        Golden.assertSame(folder.resolve("answer.json"), ran.out());
    }

    @Test
    void theSamplePacksAreSoundAndTheirCasesProveThem() {
        Shell.Ran check = Shell.run("check", "--rules", PACKS.toString());
        assertThat(check.status()).as(check.out()).isZero();
        assertThat(check.out()).doesNotContain("[").contains("enterprise-award: 8 条规则，没有错误 / rules, no errors");
        Shell.Ran test = Shell.run("test", "--rules", PACKS.toString());
        assertThat(test.status()).as(test.out()).isZero();
        assertThat(test.out().lines()).hasSize(4).allMatch(line -> line.contains(" 0 failed"));
    }
}
