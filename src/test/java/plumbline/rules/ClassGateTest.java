package plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kie.api.builder.KieBuilder;
import plumbline.kit.LongProof;
import plumbline.kit.Proof;

/**
 * The class gate alone, without the text gate before it and with every class of the service in sight of the compiler:
 * what it lets through runs to its end and touches nothing, because the compiler left the hostile part out (as it does
 * with some conditions that hold always). The whole proof takes every file, also lets those run that it
 * refuses, to see which of them are real, and prints the figures; every build takes one in twenty-nine.
 */
@LongProof("The class gate alone refuses every hostile file that compiles and still holds its trick")
class ClassGateTest {
    /** Too large for the compiler itself, which the text gate keeps them from; there are no classes to read. */
    private static final Pattern TOO_LARGE = Pattern.compile("other--(deep-.*|long-sum|many-signs)\\.drl");

    /** Would fill the memory, never end or end the program. */
    private static final Pattern NOT_RUN = Pattern.compile(
            ".*(bomb|while|--for|--do|loop|storm|recursive|execute|runtime-pattern|wait|matches|pow|scale).*");

    private final Map<String, Integer> figures = new TreeMap<>();
    private final List<String> escaped = new ArrayList<>();

    @Test
    void whatItLetsThroughTouchesNothing() throws Exception {
        GateAlone layers = new GateAlone();
        List<Map.Entry<String, String>> files = HostileCorpus.files().entrySet().stream()
                .filter(file -> !TOO_LARGE.matcher(file.getKey()).matches())
                .toList();
        try (Canaries canaries = new Canaries()) {
            for (int i = 0; i < files.size(); i += Proof.times(29, 1)) {
                check(
                        layers,
                        canaries,
                        files.get(i).getKey(),
                        canaries.armed(files.get(i).getValue()));
            }
        }
        Proof.print("class gate alone: " + figures);
        assertThat(figures.get("refused by the class gate")).isPositive();
        assertThat(escaped).as("pass the class gate and do something").isEmpty();
    }

    private void check(GateAlone layers, Canaries canaries, String name, String text) throws Exception {
        count("files");
        KieBuilder module = layers.compiledOpenly(text);
        if (module == null) {
            count("do not compile at all");
            return;
        }
        boolean refused = !layers.refusals(module).isEmpty();
        count(refused ? "refused by the class gate" : "pass, since the compiler left the trick out");
        if (Proof.isWhole() && !layers.compilesBehindTheLoader(text)) {
            count("refused by the loader");
        }
        boolean runs = !refused || (Proof.isWhole() && !NOT_RUN.matcher(name).matches());
        boolean ended = !runs || endsIn5Seconds(layers, layers.compiledOpenly(text));
        boolean touched = !canaries.touched().isEmpty();
        if (refused && touched) {
            count("refused by the class gate, and touch a canary when let through");
        }
        if (!refused && (touched || !ended)) {
            escaped.add(name);
        }
    }

    private static boolean endsIn5Seconds(GateAlone layers, KieBuilder module) throws ExecutionException {
        try {
            return BoundedCompile.result(Duration.ofSeconds(5), () -> {
                layers.run(module);
                return true;
            });
        } catch (TimeoutException hangs) {
            return false;
        }
    }

    private void count(String what) {
        figures.merge(what, 1, Integer::sum);
    }
}
