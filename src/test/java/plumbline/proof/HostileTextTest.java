package plumbline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.text.PackLimits;

/**
 * No text of a pack costs whoever reads it more memory than is set aside for one: a process of its own with a small
 * heap reads them all, one after another.
 */
class HostileTextTest {
    private static final String HEAP = "-Xmx128m";

    /** Some findings, each of a few hundred characters. */
    private static final int MOST_CHARACTERS = 400_000;

    @TempDir
    private Path folder;

    @Test
    void eachIsRefusedByNameOrHandledWithinASmallHeap() throws Exception {
        Map<String, HostileTexts.Text> all = HostileTexts.all();
        List<String> told = read();
        SoftAssertions every = new SoftAssertions();
        every.assertThat(told).as("each is read to its end").hasSameSizeAs(all.keySet());
        for (String line : told) {
            String[] parts = line.split("\t", -1);
            HostileTexts.Text text = all.get(parts[0]);
            every.assertThat(Integer.parseInt(parts[1])).as(line).isLessThanOrEqualTo(PackLimits.FINDINGS + 1);
            every.assertThat(Integer.parseInt(parts[2])).as(line).isLessThan(MOST_CHARACTERS);
            if (text.finding().equals(HostileTexts.HANDLED)) {
                every.assertThat(parts[3]).as(parts[0]).doesNotContain("Error", "Exception", "too-", "more-");
            } else {
                every.assertThat(parts[3].split(",")).as(parts[0]).contains(text.finding());
            }
        }
        every.assertAll();
    }

    private List<String> read() throws IOException, InterruptedException {
        Path output = folder.resolve("told.txt");
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileTexts.class.getName(),
                        folder.resolve("rules").toString())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            // Long enough for the slowest of machines: what goes on without an end is what this waits for.
            assertThat(reader.waitFor(10, TimeUnit.MINUTES)).as("all are read").isTrue();
        } finally {
            reader.destroyForcibly();
        }
        return Files.readAllLines(output).stream()
                .filter(line -> line.contains("\t"))
                .toList();
    }
}
