package plumbline.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds its way in the JSON of an evaluation. */
public record AnswerJson(JsonNode json) {
    /** The subject's result, which must be there. */
    public JsonNode of(String subject) {
        return results()
                .filter(row -> row.get("id").asText().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no result of " + subject));
    }

    public Stream<JsonNode> results() {
        return elements(json.get("results"));
    }

    public BigDecimal total(String subject) {
        return of(subject).get("total").decimalValue();
    }

    /** The points of the subject's one entry of the item. */
    public BigDecimal points(String subject, String item) {
        return elements(of(subject).get("entries"))
                .filter(entry -> entry.get("item").asText().equals(item))
                .map(entry -> entry.get("points").decimalValue())
                .reduce((first, second) -> {
                    throw new AssertionError("two entries of " + item);
                })
                .orElseThrow(() -> new AssertionError("no entry of " + item));
    }

    /** The value of the subject's outcome, when it has one. */
    public static Optional<BigDecimal> outcome(JsonNode result, String code) {
        return elements(result.get("outcomes"))
                .filter(outcome -> outcome.get("code").asText().equals(code))
                .map(outcome -> outcome.get("value").decimalValue())
                .findFirst();
    }

    /** The sum of a member of the rows. */
    public static BigDecimal sum(JsonNode rows, String member) {
        return elements(rows).map(row -> row.get(member).decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
