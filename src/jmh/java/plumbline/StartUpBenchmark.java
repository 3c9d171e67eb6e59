package plumbline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the launcher takes: to a scored cohort, and to a service that answers. A process each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 9)
public class StartUpBenchmark {
    private static final String LAUNCHER = Path.of("plumbline").toAbsolutePath().toString();

    /** The launcher builds the jar when it has to; that is not what is measured. */
    @Setup
    public void build() throws IOException, InterruptedException {
        run("check");
    }

    /** From the shell to the text of a scored cohort. */
    @Benchmark
    public void evaluate() throws IOException, InterruptedException {
        run("evaluate", FortyBanks.POLICY, "samples/" + FortyBanks.POLICY + "/request.json", "--format", "text");
    }

    /** From the shell to the line that names the service's address. */
    @Benchmark
    public String serve() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(LAUNCHER, "serve", "--port", "0").start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return String.valueOf(output.readLine());
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void run(String... words) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(LAUNCHER));
        command.addAll(List.of(words));
        int status = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("status " + status);
        }
    }
}
