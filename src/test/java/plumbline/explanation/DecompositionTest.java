package plumbline.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.kit.AnswerJson;
import plumbline.kit.Street;

/** What an explanation takes apart adds up again, on random cohorts of every pack. */
class DecompositionTest {
    private static final int COHORTS = 6;

    static List<String> policies() {
        return Street.policies();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theEntriesAddUpToTheTotalAndTheirArithmeticGivesThem(String policy) {
        for (Explained explained : Explained.random(policy, COHORTS)) {
            for (JsonNode result : explained.results()) {
                JsonNode score = explained.of(result).get("score");
                if (result.get("rank").isNull()) {
                    assertThat(score.isNull()).isTrue();
                    continue;
                }
                BigDecimal total = BigDecimal.ZERO;
                int entries = 0;
                for (JsonNode category : score.get("categories")) {
                    BigDecimal points = AnswerJson.sum(category.get("entries"), "points");
                    assertThat(points)
                            .isEqualByComparingTo(category.get("score").decimalValue());
                    total = total.add(points);
                    for (JsonNode entry : category.get("entries")) {
                        entries++;
                        assertThat(entry.at("/arithmetic/reproduces").asBoolean())
                                .as("%s", entry)
                                .isTrue();
                    }
                }
                assertThat(entries).isEqualTo(result.get("entries").size());
                assertThat(total).isEqualByComparingTo(result.get("total").decimalValue());
                assertThat(score.at("/restsOn/text")
                                .decimalValue()
                                .add(score.at("/restsOn/reading").decimalValue())
                                .add(score.at("/restsOn/assumed").decimalValue()))
                        .isEqualByComparingTo(total);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theItemsAddUpToTheDifferenceToEachNeighbour(String policy) {
        int compared = 0;
        for (Explained explained : Explained.random(policy, COHORTS)) {
            Map<String, JsonNode> byId = explained.byId();
            for (JsonNode result : explained.results()) {
                if (result.get("rank").isNull()) {
                    continue;
                }
                ObjectNode explanation = explained.of(result);
                for (JsonNode other : explanation.findParents("equalIn")) {
                    JsonNode theirs = byId.get(other.get("id").asText());
                    BigDecimal difference = result.get("total")
                            .decimalValue()
                            .subtract(theirs.get("total").decimalValue());
                    assertThat(other.get("difference").decimalValue()).isEqualByComparingTo(difference);
                    assertThat(AnswerJson.sum(other.get("items"), "difference")).isEqualByComparingTo(difference);
                    assertThat(other.get("decided").isNull())
                            .as("%s and %s", result.get("id"), other.get("id"))
                            .isEqualTo(result.get("rank").equals(theirs.get("rank")));
                    compared++;
                }
                neighbours(explanation.get("ranking"), result, explained.results());
            }
        }
        assertThat(compared).isPositive();
    }

    /** All at the nearest rank above and below, and all at the same. */
    private static void neighbours(JsonNode ranking, JsonNode result, List<JsonNode> all) {
        int rank = result.get("rank").asInt();
        List<Integer> ranks = all.stream()
                .filter(each -> each.get("rank").isInt())
                .map(each -> each.get("rank").asInt())
                .toList();
        assertThat(ranking.get("equals")).hasSize(Collections.frequency(ranks, rank) - 1);
        int above =
                ranks.stream().filter(each -> each < rank).max(Integer::compare).orElse(0);
        assertThat(ranking.get("above")).hasSize(Collections.frequency(ranks, above));
        int below =
                ranks.stream().filter(each -> each > rank).min(Integer::compare).orElse(0);
        assertThat(ranking.get("below")).hasSize(Collections.frequency(ranks, below));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theCutLineIsWhereTheAnswerHasIt(String policy) {
        for (Explained explained : Explained.random(policy, COHORTS)) {
            for (JsonNode result : explained.results()) {
                for (JsonNode quota : explained.of(result).path("quotas")) {
                    JsonNode seats = quota(explained.answer(), quota.get("code").asText());
                    assertThat(quota.get("limit")).isEqualTo(seats.get("limit"));
                    if (quota.has("counted")) {
                        assertThat(quota.at("/counted/product").decimalValue().toBigInteger())
                                .isEqualTo(seats.get("limit").bigIntegerValue());
                    }
                    String seat = quota.get("seat").asText();
                    assertThat(seat.equals("taken") || seat.equals("certain"))
                            .isEqualTo(holds(seats.get("taken"), result));
                    assertThat(seat.equals("leftOut")).isEqualTo(holds(seats.get("leftOut"), result));
                    quota.get("last").forEach(last -> assertThat(holds(seats.get("taken"), last))
                            .isTrue());
                    quota.get("next").forEach(next -> assertThat(holds(seats.get("taken"), next))
                            .isFalse());
                    if (!seats.get("leftOut").isEmpty()) {
                        assertThat(quota.get("next")).hasSameSizeAs(seats.get("leftOut"));
                    }
                }
            }
        }
    }

    private static JsonNode quota(JsonNode answer, String code) {
        return AnswerJson.elements(answer.at("/cohort/quotas"))
                .filter(each -> each.get("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static boolean holds(JsonNode ids, JsonNode result) {
        return AnswerJson.elements(ids).anyMatch(result.get("id")::equals);
    }
}
