package plumbline.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long processes take from the shell to their first line, and a change of one number until it is in force. */
final class Starts {
    private static final int ROUNDS = 5;
    private static final String LAUNCHER = Path.of("plumbline").toAbsolutePath().toString();
    private static final String POLICY = "shangrao-deposit-contribution";

    private Starts() {}

    static void measure(Path folder) throws IOException {
        // The launcher builds what it needs; that is not what is measured.
        seconds(List.of(LAUNCHER, "--version"));
        List<Double> bare = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        List<Double> later = new ArrayList<>();
        List<Double> evaluate = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            bare.add(seconds(List.of(
                    "java", "-cp", System.getProperty("java.class.path"), PeerServer.class.getName(), "nothing")));
            Path data = Files.createTempDirectory(folder, "data");
            List<String> serve = List.of(LAUNCHER, "serve", "--port", "0", "--data", data.toString());
            first.add(seconds(serve));
            later.add(seconds(serve));
            evaluate.add(seconds(List.of(
                    LAUNCHER, "evaluate", POLICY, "samples/" + POLICY + "/request.json", "--format", "text")));
        }
        row("start: the first with the seven packs", first, bare);
        row("start: later ones", later, bare);
        row("start: `evaluate` of a sample", evaluate, bare);
    }

    private static void row(String what, List<Double> product, List<Double> bare) throws IOException {
        Benchmarks.row(
                what,
                "%.2f s".formatted(Benchmarks.median(product)),
                "a bare Javalin %.2f s".formatted(Benchmarks.median(bare)),
                Benchmarks.median(product) / Benchmarks.median(bare));
    }

    private static double seconds(List<String> command) throws IOException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            if (output.readLine() == null) {
                throw new IOException(command + " said nothing");
            }
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            process.destroy();
            try {
                process.waitFor();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
