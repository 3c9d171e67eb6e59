package plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kie.api.builder.KieBuilder;

/**
 * The class gate alone, without the text gate before it and with every class of the service in sight of the compiler:
 * whatever compiles and is hostile, it refuses. {@code -Dcontainment=whole} takes every file, lets those that compile
 * run without any gate to see which are real, and prints the figures; every build takes one of each trick and place.
 */
class ClassGateTest {
    private static final boolean WHOLE = "whole".equals(System.getProperty("containment"));

    /** Would fill the memory or never end when nothing stops them. */
    private static final List<String> NOT_RUN = List.of(
            "bomb",
            "while",
            "for.drl",
            "do.drl",
            "loop",
            "storm",
            "recursive",
            "own-execute",
            "runtime-pattern",
            "wait",
            "deep-",
            "long-sum",
            "many-signs",
            "matches",
            "pow",
            "set-scale");

    @Test
    void refusesByItselfWhateverCompiles() throws Exception {
        GateAlone layers = new GateAlone();
        List<String> passed = new ArrayList<>();
        Map<String, Integer> figures = new TreeMap<>();
        List<String> names = new ArrayList<>();
        int at = 0;
        try (Canaries canaries = new Canaries()) {
            for (Map.Entry<String, String> file : HostileCorpus.files().entrySet()) {
                at++;
                if (!WHOLE && at % 29 != 1) {
                    continue;
                }
                String text = canaries.armed(file.getValue());
                count(figures, "files");
                KieBuilder module = layers.compiledOpenly(text);
                boolean refused = module != null && !layers.refusals(module).isEmpty();
                count(figures, module == null ? "do not compile at all" : "compile when nothing contains them");
                if (module != null && !refused) {
                    passed.add(file.getKey());
                }
                if (WHOLE && module != null) {
                    // Made without the loader, which hides most of what they want.
                    count(figures, "refused by the class gate alone", refused);
                    if (NOT_RUN.stream().noneMatch(file.getKey()::contains)) {
                        layers.run(module);
                        boolean touched = touched(canaries);
                        count(figures, "touch a canary when nothing contains them", touched);
                    }
                    count(figures, "refused by the loader alone", !layers.compilesBehindTheLoader(text));
                }
                names.add(file.getKey());
            }
            touched(canaries);
        }
        System.out.println("class gate alone: " + figures);
        assertThat(names).hasSizeGreaterThan(20);
        assertThat(passed).as("compile and pass the class gate").isEmpty();
    }

    private static boolean touched(Canaries canaries) throws IOException {
        return !canaries.touched().isEmpty();
    }

    private static void count(Map<String, Integer> figures, String what) {
        count(figures, what, true);
    }

    private static void count(Map<String, Integer> figures, String what, boolean counts) {
        figures.merge(what, counts ? 1 : 0, Integer::sum);
    }
}
