package plumbline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many requests of forty banks a second are answered, by a load from a process of its own. */
final class Http {
    private static final int BANKS = 40;
    private static final int ROUNDS = 3;
    private static final int WARM_MILLIS = 8_000;
    private static final int SLOT_MILLIS = 2_000;
    private static final String EVALUATIONS = "/api/policies/shangrao-deposit-contribution/evaluations";

    private record Target(String port, String path) {}

    private record Figures(double perSecond, double micros) {}

    private Http() {}

    static void measure(Path folder) throws Exception {
        Path request = Cohorts.banks(folder, BANKS);
        byte[] answer = Peer.of("product").answer(Files.readAllBytes(request));
        Path always = Files.write(folder.resolve("answer.json"), answer);
        List<Child> children = new ArrayList<>();
        Map<String, Target> targets = new LinkedHashMap<>();
        for (String peer : List.of("nothing", "hand-written", "plain Drools")) {
            Child child = new Child(PeerServer.class, List.of(), peer, always.toString());
            children.add(child);
            targets.put(peer, new Target(child.first(), "/"));
        }
        Child product = new Child(ProductServer.class, List.of());
        children.add(product);
        targets.put("product", new Target(product.first(), EVALUATIONS + "?dryRun=true"));
        targets.put("kept", new Target(product.first(), EVALUATIONS));
        Child load = new Child(Load.class, List.of(), request.toString());
        children.add(load);
        for (Target target : targets.values()) {
            ask(load, target, 8, WARM_MILLIS);
        }
        for (int connections : new int[] {1, 8, 64}) {
            Map<String, Figures> figures = measured(load, targets, connections);
            Figures hand = figures.get("hand-written");
            Figures dry = figures.get("product");
            row(connections, "dry run", dry, "by hand", hand);
            row(connections, "dry run, beside plain Drools", dry, "plain Drools", figures.get("plain Drools"));
            row(connections, "dry run, beside a server that parses and writes the same bytes", dry, "it", figures.get("nothing"));
            row(connections, "stored, beside dry run", figures.get("kept"), "dry run", dry);
        }
        for (Child child : children) {
            child.close();
        }
    }

    private static void row(int connections, String what, Figures product, String name, Figures beside) throws IOException {
        Benchmarks.row(
                "HTTP, %d connections, 40 banks: %s".formatted(connections, what),
                "%.0f a second, p99 %.1f ms".formatted(product.perSecond, product.micros / 1000),
                "%s %.0f, p99 %.1f ms".formatted(name, beside.perSecond, beside.micros / 1000),
                product.perSecond / beside.perSecond);
    }

    private static Map<String, Figures> measured(Child load, Map<String, Target> targets, int connections) throws IOException {
        Map<String, List<Figures>> rounds = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Target> target : targets.entrySet()) {
                rounds.computeIfAbsent(target.getKey(), any -> new ArrayList<>())
                        .add(ask(load, target.getValue(), connections, SLOT_MILLIS));
            }
        }
        Map<String, Figures> medians = new LinkedHashMap<>();
        rounds.forEach((name, all) -> medians.put(
                name,
                new Figures(
                        Benchmarks.median(all.stream().map(Figures::perSecond).toList()),
                        Benchmarks.median(all.stream().map(Figures::micros).toList()))));
        return medians;
    }

    private static Figures ask(Child load, Target target, int connections, int millis) throws IOException {
        String[] told = load.ask(target.port + " " + target.path + " " + connections + " " + millis).split(" ");
        return new Figures(Double.parseDouble(told[0]), Double.parseDouble(told[1]));
    }
}
