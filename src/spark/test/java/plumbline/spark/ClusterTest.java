package plumbline.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.cli.Shell;
import plumbline.kit.Eventually;
import plumbline.kit.Proof;
import plumbline.text.JsonText;

/** The job's jar on a standalone cluster: nothing is lost or done twice, whatever is killed. */
@Tag("spark")
class ClusterTest {
    private static final int PARTS = 40;

    @TempDir
    private static Path folder;

    private static Cluster cluster;
    private static Path input;
    private static List<String> expected;
    private static String hash;

    @BeforeAll
    static void start() throws IOException {
        input = ManyLines.write(folder.resolve("in.ndjson"), Proof.times(60, 2_000), Proof.times(20, 200));
        Path output = folder.resolve("out.ndjson");
        Shell.run("batch", input.toString(), output.toString(), "--rules", "rules");
        expected = Files.readAllLines(output);
        hash = JsonText.read(Files.readAllBytes(folder.resolve("out.ndjson.summary.json")))
                .get("hash")
                .asText();
        cluster = new Cluster(folder.resolve("spark"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static void assertComplete(Process job, String log, Path output) throws IOException {
        int status = job.onExit().join().exitValue();
        assertThat(status).as(() -> cluster.log(log)).isZero();
        assertThat(SparkBatchTest.lines(output.resolve("answers"))).containsExactlyInAnyOrderElementsOf(expected);
        JsonNode summary = JsonText.read(Files.readAllBytes(output.resolve("summary.json")));
        assertThat(summary.get("lines").asInt()).isEqualTo(expected.size());
        assertThat(summary.get("hash").asText()).isEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, PARTS})
    void theAnswersAndTheHashAreThoseOfOneMachine(int parts) throws IOException {
        Path output = folder.resolve("in-" + parts);
        assertComplete(cluster.submit("job-" + parts, parts, input, output), "job-" + parts, output);
    }

    @Test
    void anExecutorAndThenAWorkerAreKilled() throws IOException {
        Path output = folder.resolve("killed");
        Process job = cluster.submit("job-killed", PARTS, input, output);
        Eventually.is("some parts", () -> Cluster.done(output) >= 5 || !job.isAlive());
        assertThat(job.isAlive()).as(() -> cluster.log("job-killed")).isTrue();
        cluster.killExecutor(0);
        Eventually.is("more parts", () -> Cluster.done(output) >= 12 || !job.isAlive());
        assertThat(job.isAlive()).as(() -> cluster.log("job-killed")).isTrue();
        cluster.killWorker(1);
        assertComplete(job, "job-killed", output);
    }

    @Test
    void theDriverIsKilledAndTheJobRunAgain() throws IOException {
        Path output = folder.resolve("again");
        Process job = cluster.submit("job-first", PARTS, input, output);
        Eventually.is("some parts", () -> Cluster.done(output) >= 5 || !job.isAlive());
        assertThat(job.isAlive()).as(() -> cluster.log("job-first")).isTrue();
        job.destroyForcibly().onExit().join();
        assertThat(output.resolve("summary.json")).doesNotExist();
        assertComplete(cluster.submit("job-second", PARTS, input, output), "job-second", output);
    }
}
