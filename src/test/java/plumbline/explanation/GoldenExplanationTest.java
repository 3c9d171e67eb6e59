package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.kit.Golden;
import plumbline.text.JsonText;

/** The sentences that one subject of each of the main packs' samples is told, kept to be read. */
class GoldenExplanationTest {
    @ParameterizedTest
    @CsvSource({"shangrao-deposit-contribution, b06", "corps-bank-grading, b06", "shanxi-city-incentives, 141000"})
    void theExplanationIsTheOneThatWasRead(String policy, String subject) throws IOException {
        ObjectNode request = (ObjectNode) JsonText.read(Files.readAllBytes(Path.of("samples", policy, "request.json")));
        Golden.assertSame(
                Path.of("src/test/resources/golden/explanations", policy + ".txt"),
                Explained.of(policy, request).of(subject).findValues("text").stream()
                        .filter(JsonNode::isObject)
                        .map(text -> text.get("zh").asText() + "\n    "
                                + text.get("en").asText() + "\n")
                        .collect(Collectors.joining()));
    }
}
