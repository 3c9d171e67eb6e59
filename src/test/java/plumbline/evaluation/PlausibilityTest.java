package plumbline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.kit.SmallPack;
import plumbline.kit.Street;
import plumbline.text.PackRejected;

/** Values that may be in another unit, at the bounds of what is plausible, just within and just without. */
class PlausibilityTest {
    @TempDir
    private Path folder;

    /** Which of the subjects is named, and why; the values are those of {@code x}, and {@code y} is 10 each. */
    private List<String> found(String plausible, String values) throws IOException, PackRejected {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("period", "2025");
        ArrayNode subjects = request.putArray("subjects");
        for (String value : values.split(" ", -1)) {
            String id = "v" + subjects.size();
            subjects.addObject()
                    .put("id", id)
                    .put("name", "村" + id)
                    .putObject("indicators")
                    .put("x", new BigDecimal(value))
                    .put("y", 10);
        }
        JsonNode notices = Street.answer(
                        new SmallPack()
                                .indicator("code: x, type: decimal, unit: 元, plausible: {" + plausible + "}")
                                .indicator("code: y, type: decimal")
                                .award("得分", 1, "$v : Village()")
                                .in(folder),
                        request)
                .get("notices");
        List<String> found = new ArrayList<>();
        for (JsonNode value : notices.path(0).path("implausible")) {
            assertThat(value.path("indicator").asText()).isEqualTo("x");
            assertThat(value.path("unit").asText()).isEqualTo("元");
            found.add(value.path("subject").asText("all") + " "
                    + value.at("/why/en").asText());
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource({
        "'value: [10, 100]', 10 -100 0 10.01 99.99, ",
        "'value: [10, 100]', 10 9.99, v1 It is usually within 10–100",
        "'value: [10, 100]', 100.01 10, v0 It is usually within 10–100",
        "'value: [10, 100]', 10 -9.99, v1 It is usually within 10–100",
        "timesMedian: 10, 5 5 50 0.5, ",
        "timesMedian: 10, 5 5 50.01, 'v2 It differs by a factor of more than 10 from the median of all, 5'",
        "timesMedian: 10, 5 5 0.499, 'v2 It differs by a factor of more than 10 from the median of all, 5'",
        "timesMedian: 10, 5 5000, ",
        "'median: [1, 10]', 0.1 1 1 0.1, ",
        "'median: [1, 10]', 0.1 0.99 5, all The median of all is usually within 1–10: the whole column may be in another unit",
        "'median: [1, 10]', 0.1 0.2, ",
        "'ratio: {to: y, min: 0.5, max: 2}', 5 20, ",
        "'ratio: {to: y, min: 0.5, max: 2}', 4.99 20, 'v0 It is usually 0.5–2 times the Indicator, which is 10'",
        "'ratio: {to: y, max: 2}', 0.01 20.01, 'v1 It is usually …–2 times the Indicator, which is 10'"
    })
    void whatLiesOutsideIsNamedWithTheReason(String plausible, String values, String expected)
            throws IOException, PackRejected {
        assertThat(found(plausible, values)).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void manyAreCountedAndTheFirstAreListed() throws IOException, PackRejected {
        assertThat(found("value: [10, 100]", "5 ".repeat(201).strip())).hasSize(200);
    }
}
