package plumbline.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.kit.AnswerJson;
import plumbline.kit.Street;
import plumbline.text.JsonText;

/** Why another rule did not apply, and why another row of a table was not the subject's. */
class WhyNotTest {
    private static final String CORPS = "corps-bank-grading";

    @ParameterizedTest
    @CsvSource({"2999.99, 1000, 3000, 0.01", "3000, 3000, 5000, 2000", "3000.01, 3000, 5000, 1999.99"})
    void aRowReachesFromItsNumberToTheNext(String paid, String from, String to, String gap) throws IOException {
        ObjectNode request = sample(Street.SHANGRAO);
        ((ObjectNode) request.at("/subjects/5/indicators")).set("taxPaid", Street.number(paid));
        String subject = request.at("/subjects/5/id").asText();
        JsonNode steps = item(Explained.of(Street.SHANGRAO, request).of(subject), "taxBonus")
                .at("/steps/0");
        assertThat(steps.at("/row/from").decimalValue()).isEqualByComparingTo(from);
        assertThat(steps.at("/row/to").decimalValue()).isEqualByComparingTo(to);
        assertThat(steps.at("/next/gap").decimalValue()).isEqualByComparingTo(gap);
    }

    @Test
    void aNamedRuleTellsEachConditionAndWhetherItWasMet() throws IOException {
        Explained explained = Explained.of(CORPS, sample(CORPS));
        JsonNode rule = Objects.requireNonNull(Explanation.of(explained.grounds(), "b06", "等级：A级"))
                .get("rule");
        assertThat(rule.get("satisfied").asBoolean(true)).isFalse();
        assertThat(rule.at("/conditions/0/holds").asBoolean(true)).isFalse();
        assertThat(rule.at("/conditions/0/text/zh").asText()).isEqualTo("要求有名额（名额 = A级），实际没有");
        assertThat(rule.at("/conditions/1/holds").asBoolean()).isTrue();
        assertThatThrownBy(() -> Explanation.of(explained.grounds(), "b06", "等级：D级"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofAnEvaluationThatNoLongerComesOutTheSameNothingIsGuessed() throws IOException {
        Explained explained = Explained.of(CORPS, sample(CORPS));
        Grounds unseen = new Grounds(
                explained.pack().rules(),
                explained.answer(),
                explained.grounds().firings(),
                Map.of());
        ObjectNode explanation = Objects.requireNonNull(Explanation.of(unseen, "b06", "等级：A级"));
        assertThat(explanation.get("reproduced").asBoolean()).isFalse();
        assertThat(explanation.get("whyNot").isNull()).isTrue();
        assertThat(explanation.get("rule").isNull()).isTrue();
        assertThat(explanation.get("score")).isEqualTo(explained.of("b06").get("score"));
    }

    private static JsonNode item(JsonNode explanation, String item) {
        return AnswerJson.elements(explanation.at("/whyNot/items"))
                .filter(each -> each.get("item").asText().equals(item))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode sample(String policy) throws IOException {
        return (ObjectNode) JsonText.read(Files.readAllBytes(Path.of("samples", policy, "request.json")));
    }
}
