package plumbline;

import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import plumbline.kit.GeneratedTable;

/** Runs the benchmarks that its arguments select, as JMH takes them, and writes their figures into docs/proofs.md. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] args) throws CommandLineOptionException, RunnerException, IOException {
        GeneratedTable table = new GeneratedTable(Path.of("docs", "proofs.md"), "benchmarks");
        for (RunResult run : new Runner(new CommandLineOptions(args)).run()) {
            Result<?> result = run.getPrimaryResult();
            String name = run.getParams().getBenchmark().replaceAll("^plumbline\\.", "");
            table.put(
                    "`" + name + "`",
                    "%.0f ± %.0f %s".formatted(result.getScore(), result.getScoreError(), result.getScoreUnit()),
                    result.getSampleCount() + " measurements in " + run.getBenchmarkResults().size() + " fork");
        }
    }
}
