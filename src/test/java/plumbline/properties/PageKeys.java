package plumbline.properties;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import plumbline.kit.AnswerJson;
import plumbline.kit.Street;

/** What the pages rank by, worked out from the entries and grades of an answer; the greater key stands first. */
final class PageKeys {
    /** Equal quotients of short decimals are equal at this length, and others are not. */
    private static final MathContext DIGITS = new MathContext(60);

    private static final List<String> LIGHTS = List.of("green", "yellow", "red");

    private static final Map<String, Function<JsonNode, List<BigDecimal>>> KEYS = Map.of(
            "corps-bank-grading",
            row -> List.of(isVetoed(row) ? BigDecimal.ZERO : BigDecimal.ONE, total(row)),
            "datong-bank-targets",
            row -> List.of(pointsPerItem(row, "")),
            "datong-guarantee-compensation",
            row -> List.of(total(row)),
            "datong-tasks",
            row -> List.of(
                    BigDecimal.valueOf(LIGHTS.indexOf(row.get("grade").asText())),
                    pointsPerItem(row, "report").negate()),
            "luliang-targets",
            row -> List.of(pointsPerItem(row, "")),
            Street.SHANGRAO,
            row -> List.of(total(row)),
            "shanxi-city-incentives",
            row -> List.of(total(row), score(row, "quantitative")));

    private PageKeys() {}

    /** Whoever stands first comes first; equals are equal. */
    static Comparator<JsonNode> order(String policy) {
        Function<JsonNode, List<BigDecimal>> keys = KEYS.get(policy);
        if (keys == null) {
            throw new AssertionError("say here what " + policy + " ranks by");
        }
        return (left, right) -> compare(keys.apply(right), keys.apply(left));
    }

    static boolean isVetoed(JsonNode row) {
        return items(row).contains("veto");
    }

    private static int compare(List<BigDecimal> left, List<BigDecimal> right) {
        for (int i = 0; i < left.size(); i++) {
            int order = left.get(i).compareTo(right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static BigDecimal total(JsonNode row) {
        return AnswerJson.sum(row.get("entries"), "points");
    }

    private static BigDecimal score(JsonNode row, String category) {
        return AnswerJson.elements(row.get("entries"))
                .filter(entry -> entry.get("category").asText().equals(category))
                .map(entry -> entry.get("points").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** 1 for a subject without an item that counts. */
    private static BigDecimal pointsPerItem(JsonNode row, String uncounted) {
        long count = items(row).stream().filter(item -> !item.equals(uncounted)).count();
        return count == 0 ? BigDecimal.ONE : total(row).divide(BigDecimal.valueOf(count), DIGITS);
    }

    private static List<String> items(JsonNode row) {
        return AnswerJson.elements(row.get("entries"))
                .map(entry -> entry.get("item").asText())
                .toList();
    }
}
