package plumbline.library.revision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plumbline.library.pack.PackFolder;

class DifferenceTest {
    private static final String FILE = "tests/10-cases.yaml";

    @Test
    void editsFarApartAreToldOneByOne() {
        String before = lines("a", 1_000);
        String after = before.replace("a10\n", "b10\n").replace("a900\n", "").replace("a500\n", "a500\nnew\n");
        assertThat(between(before, after).unified().lines().filter(line -> line.matches("[-+][^-+].*")))
                .containsExactly("-a10", "+b10", "+new", "-a900");
    }

    /** Comparing each of so many lines with each other one would not end in time. */
    @Test
    void aFileThatHasNothingInCommonIsToldAsOneChange() {
        String before = "same\n" + lines("a", 40_000);
        String after = "same\n" + lines("b", 40_000);
        String unified = between(before, after).unified();
        assertThat(unified.lines().filter(line -> line.startsWith("@@"))).hasSize(1);
        assertThat(unified.lines().filter(line -> line.startsWith("-a"))).hasSize(40_000);
        assertThat(unified.lines().filter(line -> line.startsWith("+b"))).hasSize(40_000);
    }

    @Test
    void manyRulesThatHaveNothingInCommonAreEachToldChanged() {
        JsonNode changed = Difference.between(folder("10.drl", rules("a")), folder("10.drl", rules("b")))
                .json();
        assertThat(changed.get("rules")).hasSize(100);
        assertThat(changed.at("/rules/99/edits")).isNotEmpty();
    }

    private static String rules(String word) {
        return "agenda-group \"score\"\n"
                + IntStream.range(0, 100)
                        .mapToObj(i -> "rule \"r" + i + "\"\nwhen\n    Village( "
                                + IntStream.range(0, 300)
                                        .mapToObj(w -> word + w)
                                        .collect(Collectors.joining(", "))
                                + " )\nthen\nend\n")
                        .collect(Collectors.joining());
    }

    private static String lines(String word, int count) {
        return IntStream.range(0, count).mapToObj(i -> word + i + "\n").collect(Collectors.joining());
    }

    private static Difference between(String before, String after) {
        return Difference.between(folder(FILE, before), folder(FILE, after));
    }

    private static PackFolder folder(String file, String text) {
        return PackFolder.of("small", Map.of(file, text.getBytes(StandardCharsets.UTF_8)));
    }
}
