package plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.PackCopy;
import plumbline.kit.Street;

/** An evaluation by a pack that was tried before tries nothing again; by any other, it does. */
class EvaluateAgainTest {
    private static final String CACHE = "plumbline.cache";
    private static final String SAMPLE = "samples/" + Street.SHANGRAO + "/request.json";
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    private Path rules;

    @TempDir
    private Path cache;

    private final String others = System.getProperty(CACHE);
    private String answer = "";

    @BeforeEach
    void evaluateOnce() throws IOException {
        System.setProperty(CACHE, cache.toString());
        PackCopy.ofShangrao(rules, Street.SHANGRAO);
        answer = evaluated();
        assertThat(kept()).hasSize(2);
        age();
    }

    @AfterEach
    void leave() {
        System.setProperty(CACHE, others);
    }

    @Test
    void nothingNewIsNotTriedAgain() throws IOException {
        assertThat(evaluated()).isEqualTo(answer);
        assertThat(kept().values()).containsOnly(LONG_AGO);
    }

    @Test
    void whatWasTamperedWithIsTriedAgain() throws IOException {
        for (Path file : kept().keySet()) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 1] ^= 1;
            Files.write(file, bytes);
        }
        age();
        assertThat(evaluated()).isEqualTo(answer);
        assertThat(kept().values()).hasSize(2).doesNotContain(LONG_AGO);
        for (Path file : kept().keySet()) {
            Files.write(file, new byte[0]);
        }
        assertThat(evaluated()).isEqualTo(answer);
    }

    @Test
    void whatIsNewIsTriedAndARedOneEachTime() throws IOException {
        Path file = rules.resolve(Street.SHANGRAO).resolve("30-tax-bonus.drl");
        Files.writeString(file, "// 新\n" + Files.readString(file));
        Shell.Ran ran = run();
        assertThat(ran.status()).isZero();
        assertThat(kept()).hasSizeGreaterThan(2);
        Files.writeString(file, Files.readString(file).replace("$bank, 5,", "$bank, 500,"));
        for (int i = 0; i < 2; i++) {
            Shell.Ran red = run();
            assertThat(red.status()).isEqualTo(ExitStatus.WRONG);
            assertThat(red.out()).isEmpty();
            assertThat(red.err()).contains("30-tax-bonus.drl");
        }
    }

    @Test
    void whereNothingCanBeKeptTheAnswerIsTheSame() throws IOException {
        System.setProperty(CACHE, Files.createFile(rules.resolve("a-file")).toString());
        assertThat(evaluated()).isEqualTo(answer);
    }

    private Shell.Ran run() {
        return Shell.run("evaluate", Street.SHANGRAO, SAMPLE, "--format", "json", "--rules", rules.toString());
    }

    private String evaluated() {
        Shell.Ran ran = run();
        assertThat(ran.status()).as(ran.err()).isZero();
        return ran.out();
    }

    private void age() throws IOException {
        for (Path file : kept().keySet()) {
            Files.setLastModifiedTime(file, LONG_AGO);
        }
    }

    private Map<Path, FileTime> kept() throws IOException {
        Map<Path, FileTime> kept = new TreeMap<>();
        try (Stream<Path> files = Files.list(cache)) {
            for (Path file : files.toList()) {
                kept.put(file, Files.getLastModifiedTime(file));
            }
        }
        return kept;
    }
}
