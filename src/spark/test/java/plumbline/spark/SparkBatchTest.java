package plumbline.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.cli.Shell;
import plumbline.kit.Proof;
import plumbline.kit.Service;
import plumbline.kit.Street;
import plumbline.text.JsonText;

/** The job in one process: the same bytes and the same hash as the service's dry run and as {@code plumbline batch}. */
@Tag("spark")
class SparkBatchTest {
    private static final String RULES = Street.RULES.toString();

    @TempDir
    private static Path folder;

    private static SparkSession spark;
    private static Path input;
    private static List<String> expected;
    private static String hash;

    @BeforeAll
    static void answerOnOneMachine() throws IOException {
        input = ManyLines.write(folder.resolve("in.ndjson"), Proof.times(3, 2_000), Proof.times(30, 200));
        Path output = folder.resolve("out.ndjson");
        Shell.Ran ran = Shell.run("batch", input.toString(), output.toString(), "--rules", RULES);
        assertThat(ran.status()).as(ran.err()).isEqualTo(1);
        expected = Files.readAllLines(output);
        hash = JsonText.read(Files.readAllBytes(folder.resolve("out.ndjson.summary.json")))
                .get("hash")
                .asText();
        spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.files.openCostInBytes", "1")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static void cut(int parts) throws IOException {
        spark.conf().set("spark.sql.files.maxPartitionBytes", Files.size(input) / parts + 1);
    }

    private static JsonNode run(Path output, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(input.toString(), output.toString(), "--rules", RULES));
        arguments.addAll(List.of(more));
        assertThat(SparkBatch.run(arguments.toArray(String[]::new))).isZero();
        return JsonText.read(Files.readAllBytes(output.resolve("summary.json")));
    }

    static List<String> lines(Path answers) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(answers)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".txt")).sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    @Test
    void plumblineBatchAnswersAsTheServicesDryRun() throws IOException {
        List<String> some = Files.readAllLines(input);
        Service.Reply reply = Service.shared()
                .send(Service.shared()
                        .request("/api/evaluations:batch?dryRun=true")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(String.join("\n", some.subList(0, Math.min(some.size(), 5_000))))));
        List<String> served = reply.text().lines().toList();
        assertThat(served.subList(0, served.size() - 1)).isEqualTo(expected.subList(0, served.size() - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 40})
    void theAnswersAndTheHashAreTheSameInHoweverManyParts(int parts) throws IOException {
        cut(parts);
        Path output = folder.resolve("in-" + parts);
        JsonNode summary = run(output, "--format", "ndjson");
        List<String> answers = lines(output.resolve("answers"));
        assertThat(answers).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(summary.get("hash").asText()).isEqualTo(hash);
        assertThat(summary.get("lines").asInt()).isEqualTo(expected.size());
        assertThat(summary.at("/run/revisions")).hasSize(Street.policies().size());
        try (Stream<Path> files = Files.list(output.resolve("answers"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".txt")))
                    .hasSizeBetween(parts / 2, parts + 1);
        }
    }

    @Test
    void sqlReadsResultsWithoutReadingAnswers() throws IOException {
        cut(4);
        Path output = folder.resolve("tables");
        assertThat(run(output).get("hash").asText()).isEqualTo(hash);
        spark.read().parquet(output.resolve("answers").toString()).createOrReplaceTempView("answers");
        spark.read().parquet(output.resolve("results").toString()).createOrReplaceTempView("results");
        assertThat(spark.sql("select answer from answers order by file, line").collectAsList())
                .extracting(row -> row.getString(0))
                .isEqualTo(expected);
        int evaluated = 0;
        for (String answer : expected) {
            JsonNode json = JsonText.read(answer.getBytes(StandardCharsets.UTF_8));
            evaluated += json.has("results") ? json.get("results").size() : 0;
        }
        assertThat(spark.sql("select distinct line, subject from results where subject is not null")
                        .count())
                .isEqualTo(evaluated);
        JsonNode sample = JsonText.read(
                Files.readAllBytes(Path.of("samples", Street.SHANGRAO, "answer.json")));
        Row best = spark.sql("select total, grade, outcome, amount from results where policy = '" + Street.SHANGRAO
                        + "' and name = '" + sample.at("/results/0/name").asText() + "' and rank = 1 and outcome = '"
                        + sample.at("/results/0/outcomes/0/code").asText() + "' and total = "
                        + sample.at("/results/0/total").asText())
                .first();
        assertThat(best.getDecimal(3))
                .isEqualByComparingTo(new BigDecimal(
                        sample.at("/results/0/outcomes/0/value").asText()));
    }

    @Test
    void whatIsCompleteIsNotMadeAgainAndNothingElseIsOverwritten() throws IOException {
        Path output = folder.resolve("again");
        cut(1);
        JsonNode first = run(output, "--explain", "none", "--policies", Street.SHANGRAO);
        Path mark = Files.createFile(output.resolve("answers/mark"));
        assertThat(run(output, "--explain", "none", "--policies", Street.SHANGRAO)).isEqualTo(first);
        assertThat(mark).exists();
        assertThat(SparkBatch.run(input.toString(), output.toString(), "--rules", RULES, "--policies", Street.SHANGRAO))
                .isEqualTo(2);
        Files.delete(output.resolve("summary.json"));
        assertThat(run(output, "--explain", "none", "--policies", Street.SHANGRAO)).isEqualTo(first);
        assertThat(mark).doesNotExist();
    }

    @Test
    void aPolicyMustBeThereSoundAndOfTheRevision() {
        String output = folder.resolve("nothing").toString();
        assertThat(SparkBatch.run(input.toString(), output, "--rules", RULES, "--policies", "nowhere"))
                .isEqualTo(2);
        assertThat(SparkBatch.run(
                        input.toString(),
                        output,
                        "--rules",
                        RULES,
                        "--policies",
                        Street.SHANGRAO,
                        "--revision",
                        Street.SHANGRAO + "=sha256:0"))
                .isEqualTo(2);
        assertThat(folder.resolve("nothing")).doesNotExist();
    }
}
