package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import plumbline.cli.Shell;
import plumbline.kit.Eventually;
import plumbline.kit.ServedPacks;
import plumbline.kit.TinyPack;
import plumbline.text.JsonText;

/** Many lines from a file into another: the answers of the service's dry run, complete however often it was stopped. */
class BatchCommandTest {
    private static final String TINY = "tiny";

    @RegisterExtension
    private static final ServedPacks service = ServedPacks.forAll(rules -> TinyPack.write(rules, TINY, 1));

    @TempDir
    private Path folder;

    private Path input;
    private Path output;

    @BeforeEach
    void write() throws IOException {
        input = folder.resolve("in.ndjson");
        output = folder.resolve("out.ndjson");
        Files.write(input, lines(40), StandardCharsets.UTF_8);
    }

    /** Of every six lines one asks for a policy that is not there, one is wrong, one is no JSON, and one is blank. */
    private static List<String> lines(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String sound =
                    "{\"policy\":\"tiny\",\"request\":" + TinyPack.request().put("period", "20" + (10 + i % 90)) + "}";
            lines.add(
                    switch (i % 6) {
                        case 1 -> sound.replace("tiny", "tinny");
                        case 2 -> sound.replace("\"income\":5", "\"income\":-5");
                        case 3 -> "{\"policy\":";
                        case 4 -> " ";
                        default -> sound;
                    });
        }
        return lines;
    }

    private Shell.Ran run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "batch",
                input.toString(),
                output.toString(),
                "--rules",
                service.rules().toString()));
        arguments.addAll(List.of(more));
        return Shell.run(arguments.toArray(String[]::new));
    }

    private JsonNode summary() throws IOException {
        return JsonText.read(Files.readAllBytes(folder.resolve(output.getFileName() + ".summary.json")));
    }

    @Test
    void theAnswersAreThoseOfTheServicesDryRunToTheByte() throws IOException {
        Shell.Ran ran = run("--explain", "full");
        assertThat(ran.status()).as(ran.err()).isEqualTo(1);
        String served = service.send(service.request("/api/evaluations:batch?dryRun=true&explain=full")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(Files.readString(input))))
                .text();
        assertThat(served).startsWith(Files.readString(output)).endsWith("{\"sealed\":true,\"count\":34}\n");
        assertThat(Files.readString(output).lines()).hasSize(34);
        JsonNode summary = summary();
        assertThat(summary.get("lines").asInt()).isEqualTo(34);
        assertThat(summary.get("evaluated").asInt()).isEqualTo(13);
        assertThat(summary.get("faults").toString())
                .isEqualTo("{\"invalid-request\":7,\"malformed-json\":7,\"unknown-policy\":7}");
        assertThat(summary.at("/run/revisions/tiny").asText()).startsWith("sha256:");
        assertThat(ran.out()).contains("invalid-request 7", summary.get("hash").asText());
        assertThat(left()).containsExactlyInAnyOrder("in.ndjson", "out.ndjson", "out.ndjson.summary.json");
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void theHashIsOfAllAnswersInWhateverOrder() throws IOException {
        run();
        String hash = summary().get("hash").asText();
        BigInteger sum = BigInteger.ZERO;
        for (String line : Files.readAllLines(output)) {
            sum = sum.add(new BigInteger(1, sha256(line.replaceAll(",\"line\":\\d+}$", "}"))));
        }
        assertThat(hash).isEqualTo("sha256-sum:%064x".formatted(sum.mod(BigInteger.ONE.shiftLeft(256))));
        List<String> shuffled = lines(40);
        Collections.shuffle(shuffled, new Random(1));
        Files.write(input, shuffled);
        output = folder.resolve("other.ndjson");
        run("--threads", "1");
        assertThat(summary().get("hash").asText()).isEqualTo(hash);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void aRunWithoutFaultsEndsWithZero() throws IOException {
        Files.writeString(input, lines(1).get(0));
        assertThat(run().status()).isZero();
        Files.writeString(input, "");
        output = folder.resolve("none.ndjson.gz");
        assertThat(run().status()).isZero();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(output))) {
            assertThat(in.readAllBytes()).isEmpty();
        }
    }

    @Test
    void filesMayBeCompressed() throws IOException {
        run();
        Path packed = folder.resolve("in.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(input, out);
        }
        byte[] answers = Files.readAllBytes(output);
        output = folder.resolve("out.ndjson.zst");
        input = packed;
        run();
        try (InputStream in = new ZstdInputStream(Files.newInputStream(output))) {
            assertThat(in.readAllBytes()).isEqualTo(answers);
        }
        byte[] half = Files.readAllBytes(packed);
        Files.write(packed, java.util.Arrays.copyOf(half, half.length / 2));
        output = folder.resolve("half.ndjson");
        Shell.Ran cut = run();
        assertThat(cut.status()).isEqualTo(1);
        assertThat(cut.err()).contains("failed to read or write");
        assertThat(output).doesNotExist();
    }

    @Test
    void aRunThatWasKilledGoesOnWhereItWas() throws IOException {
        Files.write(input, lines(40_000));
        run();
        byte[] whole = Files.readAllBytes(output);
        String hash = summary().get("hash").asText();
        for (String name : List.of("again.ndjson", "again.ndjson.gz")) {
            output = folder.resolve(name);
            Path progress = folder.resolve(name + ".progress");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dfile.encoding=UTF-8",
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "plumbline.cli.Main",
                            "batch",
                            input.toString(),
                            output.toString(),
                            "--threads",
                            "1",
                            "--rules",
                            service.rules().toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Eventually.is("a checkpoint", () -> Files.exists(progress));
            process.destroyForcibly().onExit().join();
            assertThat(output).doesNotExist();
            long before = JsonText.read(Files.readAllBytes(progress))
                    .at("/tally/lines")
                    .asLong();
            assertThat(before).isPositive().isLessThan(33_334);
            Shell.Ran refused = run("--explain", "none");
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err()).contains("was left by another run");
            assertThat(run().status()).isEqualTo(1);
            try (InputStream file = Files.newInputStream(output);
                    InputStream in = name.endsWith(".gz") ? new GZIPInputStream(file) : file) {
                assertThat(in.readAllBytes()).isEqualTo(whole);
            }
            assertThat(summary().get("hash").asText()).isEqualTo(hash);
            assertThat(progress).doesNotExist();
        }
    }

    @Test
    void whatIsCompleteIsNotMadeAgainAndNothingElseIsOverwritten() throws IOException {
        String first = run().out();
        assertThat(run().out()).isEqualTo(first);
        Shell.Ran other = run("--explain", "none");
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err()).contains("is there already");
        Files.writeString(input, lines(1).get(0));
        assertThat(run().status()).isEqualTo(2);
    }

    @Test
    void keptEvaluationsAreEvaluatedAgainToTheSameHash() throws IOException {
        for (int i = 0; i < 3; i++) {
            service.send(service.request("/api/evaluations:batch?explain=none")
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofString(String.join("\n", lines(30)))));
        }
        input = folder.resolve("kept.ndjson.gz");
        Shell.Ran exported = Shell.run(
                "export",
                input.toString(),
                "--data",
                service.rules().resolveSibling("data").toString());
        assertThat(exported.status()).as(exported.err()).isZero();
        assertThat(run().status()).isZero();
        assertThat(exported.out())
                .contains("inputs of 30 evaluations", summary().get("hash").asText());
        assertThat(summary().get("lines").asInt()).isEqualTo(30);
        Path none = folder.resolve("none.ndjson");
        Shell.Ran other = Shell.run(
                "export",
                none.toString(),
                "--data",
                service.rules().resolveSibling("data").toString(),
                "--period",
                "2099");
        assertThat(other.out()).contains("inputs of 0 evaluations");
        assertThat(none).isEmptyFile();
        assertThat(Shell.run(
                                "export",
                                none.toString(),
                                "--data",
                                service.rules().resolveSibling("data").toString())
                        .status())
                .isEqualTo(2);
    }

    @Test
    void twoRevisionsAreComparedAndTheirDifferencesAddedUp() throws IOException {
        Path draft = folder.resolve("draft");
        Path rule = TinyPack.write(draft, TINY, 1).resolve(TinyPack.RULES);
        String below = TinyPack.rule(1).replace("income >= 0", "income < 3");
        String above = TinyPack.rule(1)
                .replace("agenda-group \"score\"", "")
                .replace("收入计分", "高收入计分")
                .replace("income >= 0", "income >= 3")
                .replace("$village, 1,", "$village, 5.5,");
        Files.writeString(rule, below + above);
        List<String> lines = new ArrayList<>(lines(12));
        lines.add(lines.get(0).replace("\"income\":5", "\"income\":0.5"));
        Files.write(input, lines);
        Shell.Ran ran = Shell.run(
                "batch",
                input.toString(),
                output.toString(),
                "--rules",
                draft.toString(),
                "--against",
                service.rules().toString());
        assertThat(ran.status()).as(ran.err()).isEqualTo(1);
        List<String> differences = Files.readAllLines(output);
        assertThat(differences).hasSize(4 + 6);
        assertThat(differences.get(0))
                .startsWith("{\"policy\":\"tiny\",\"period\":\"2010\",\"input\":\"sha256:")
                .endsWith(
                        "\"subjects\":[{\"id\":\"v1\",\"name\":\"甲村\",\"total\":{\"before\":1,\"after\":5.5}}],\"line\":1}");
        JsonNode sums = summary().at("/differences/tiny");
        assertThat(sums.toString())
                .isEqualTo(
                        "{\"lines\":5,\"linesDiffering\":4,\"subjectsDiffering\":4,\"total\":4,\"total.after\":22.0,\"total.before\":4}");
        assertThat(summary().at("/run/against/tiny").asText()).startsWith("sha256:");
    }

    @Test
    void aPackWithErrorsIsRefusedBeforeAnythingIsEvaluated() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        TinyPack.write(rules, TINY, 1);
        Files.writeString(TinyPack.write(rules, "broken", 1).resolve(TinyPack.RULES), "rule");
        Shell.Ran refused = Shell.run("batch", input.toString(), output.toString(), "--rules", rules.toString());
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("broken/10-score.drl");
        assertThat(output).doesNotExist();
        Shell.Ran ran = Shell.run(
                "batch", input.toString(), output.toString(), "--rules", rules.toString(), "--policies", TINY);
        assertThat(ran.out()).contains("13 evaluated");
    }
}
