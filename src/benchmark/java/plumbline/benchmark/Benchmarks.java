package plumbline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import plumbline.kit.GeneratedTable;

/**
 * Measures the product beside the same scheme written by hand and in plain Drools, in turns, each in a process of its own,
 * and writes medians and ratios into docs/proofs.md. Arguments choose parts: {@code evaluation}, {@code large}, {@code
 * http}, {@code start}; all without any.
 */
public final class Benchmarks {
    private static final GeneratedTable TABLE = new GeneratedTable(Path.of("docs", "proofs.md"), "benchmarks");

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        List<String> parts = args.length == 0 ? List.of("evaluation", "large", "http", "start") : List.of(args);
        Path folder = Files.createTempDirectory("plumbline-benchmark");
        for (String part : parts) {
            switch (part) {
                case "evaluation" -> Evaluations.measure(folder, 12_000, 40, 10, 1_000);
                case "large" -> Evaluations.measure(folder, 8_000, 10_000, 100_000);
                case "http" -> Http.measure(folder);
                case "start" -> Starts.measure(folder);
                default -> throw new IllegalArgumentException(part);
            }
        }
        System.exit(0);
    }

    /** Writes a row: what was measured, of the product, beside what, and how many times that is. */
    static void row(String what, String product, String beside, double ratio) throws IOException {
        String times = String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.0f", ratio);
        TABLE.put(what, product, beside, ratio > 0 ? times : "");
        System.out.println(what + " | " + product + " | " + beside + " | " + times);
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
