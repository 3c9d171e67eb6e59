package plumbline.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much each peer computes for a bank, from objects to objects, with every match kept, and from JSON to JSON. */
final class Evaluations {
    private static final int ROUNDS = 5;
    private static final int SLOT_MILLIS = 300;
    private static final String PRODUCT = "product";
    private static final List<String> PEERS = List.of("hand-written", "plain Drools", PRODUCT);
    private static final String RULES = "rules";

    private record Mode(String name, String shown) {}

    private static final List<Mode> MODES = List.of(
            new Mode(RULES, "rules, ranking, reasons"),
            new Mode("trace", "the same with every match kept"),
            new Mode("json", "JSON to JSON"));

    private Evaluations() {}

    /** @param warmMillis how long each peer works in each way before it is measured */
    static void measure(Path folder, int warmMillis, int... sizes) throws IOException {
        for (int size : sizes) {
            Path request = Cohorts.banks(folder, size);
            Map<String, Child> workers = new LinkedHashMap<>();
            for (String peer : PEERS) {
                workers.put(peer, new Child(Worker.class, List.of(), peer, request.toString()));
            }
            for (Map.Entry<String, Child> worker : workers.entrySet()) {
                for (Mode mode : MODES) {
                    if (!mode.name.equals("trace") || worker.getKey().equals(PRODUCT)) {
                        worker.getValue().ask(mode.name + " " + warmMillis * share(worker.getKey()) / 10);
                    }
                }
            }
            Map<String, Double> rules = Map.of();
            for (Mode mode : MODES) {
                Map<String, Double> cost = measured(workers, mode.name, size);
                rules = rules.isEmpty() ? cost : rules;
                // Nobody else keeps what matched.
                Map<String, Double> beside = cost.size() == workers.size() ? cost : rules;
                double hand = beside.get("hand-written");
                double drools = beside.get("plain Drools");
                Benchmarks.row(
                        "%,d banks: %s".formatted(size, mode.shown),
                        micros(cost.get(PRODUCT)) + " µs a bank",
                        "by hand " + micros(hand) + ", plain Drools " + micros(drools) + " ("
                                + String.format(Locale.ROOT, "%.1f", drools / hand) + " times)",
                        cost.get(PRODUCT) / hand);
            }
            Benchmarks.row(
                    "%,d banks: memory of the process".formatted(size),
                    workers.get(PRODUCT).megabytes() + " MB",
                    "by hand " + workers.get("hand-written").megabytes() + ", plain Drools "
                            + workers.get("plain Drools").megabytes(),
                    1.0 * workers.get(PRODUCT).megabytes()
                            / workers.get("hand-written").megabytes());
            for (Child worker : workers.values()) {
                worker.close();
            }
            corps(folder, warmMillis, size);
        }
    }

    /** The more code there is, the longer it takes until it is all compiled. */
    private static int share(String peer) {
        return switch (peer) {
            case PRODUCT -> 10;
            case "plain Drools" -> 5;
            default -> 2;
        };
    }

    private static void corps(Path folder, int warmMillis, int size) throws IOException {
        Path request = Cohorts.corps(folder, size);
        try (Child worker = new Child(Worker.class, List.of(), "corps", request.toString())) {
            worker.ask("json " + warmMillis);
            Map<String, Double> cost = measured(Map.of("corps", worker), "json", size);
            Benchmarks.row(
                    "%,d banks of the corps: JSON to JSON".formatted(size), micros(cost.get("corps")) + " µs a bank", "", 0);
        }
    }

    /** The median computing time by peer, in microseconds for each bank; the peers take turns. */
    private static Map<String, Double> measured(Map<String, Child> workers, String mode, int size) throws IOException {
        Map<String, List<Double>> rounds = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Child> worker : workers.entrySet()) {
                if (mode.equals("trace") && !worker.getKey().equals(PRODUCT)) {
                    continue;
                }
                String nanos = worker.getValue().ask(mode + " " + SLOT_MILLIS).split(" ")[0];
                rounds.computeIfAbsent(worker.getKey(), any -> new ArrayList<>())
                        .add(Double.parseDouble(nanos) / 1000 / size);
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        rounds.forEach((peer, values) -> medians.put(peer, Benchmarks.median(values)));
        return medians;
    }

    private static String micros(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
