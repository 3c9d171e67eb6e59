package plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import plumbline.kit.AnswerJson;
import plumbline.kit.Street;
import plumbline.library.pack.Pack;
import plumbline.packs.oracle.Cohorts;
import plumbline.text.JsonText;

/** What holds of every evaluation of Shangrao. A cohort is drawn from a seed, which a failure names. */
class ShangraoPropertiesTest {
    private static final int TRIES = 300;

    private final Pack pack = Street.pack(Street.SHANGRAO);

    @Property(tries = TRIES)
    void theEntriesAddUpToTheTotalAndToEachCategory(@ForAll long seed) {
        for (JsonNode row : Street.answer(pack, request(seed)).get("results")) {
            BigDecimal total = row.get("total").decimalValue();
            assertThat(AnswerJson.sum(row.get("entries"), "points")).isEqualByComparingTo(total);
            assertThat(AnswerJson.sum(row.get("categories"), "score")).isEqualByComparingTo(total);
            for (JsonNode category : row.get("categories")) {
                BigDecimal score = AnswerJson.elements(row.get("entries"))
                        .filter(entry -> entry.get("category").equals(category.get("code")))
                        .map(entry -> entry.get("points").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(category.get("score").decimalValue()).isEqualByComparingTo(score);
            }
        }
    }

    @Property(tries = TRIES)
    void noEntryHoldsMoreThanItsMaximumOrMoreThanFourDecimals(@ForAll long seed) {
        for (JsonNode row : Street.answer(pack, request(seed)).get("results")) {
            for (JsonNode entry : row.get("entries")) {
                BigDecimal points = entry.get("points").decimalValue();
                assertThat(points.scale()).isLessThanOrEqualTo(4);
                if (entry.has("max")) {
                    assertThat(points).isLessThanOrEqualTo(entry.get("max").decimalValue());
                }
            }
        }
    }

    @Property(tries = TRIES)
    void theAllocationsAddUpToThePoolToTheCent(
            @ForAll long seed, @ForAll @BigRange(min = "0", max = "99999999999.99") BigDecimal pool) {
        ObjectNode request = request(seed);
        request.withObject("/context").set("pool", DecimalNode.valueOf(pool));
        AnswerJson answer = new AnswerJson(Street.answer(pack, request));
        List<BigDecimal> parts = answer.results()
                .map(row -> AnswerJson.outcome(row, "allocation"))
                .flatMap(Optional::stream)
                .toList();
        if (parts.isEmpty()) {
            assertThat(answer.json().get("notices").findValuesAsText("code")).contains("nothing-to-share");
        } else {
            assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(pool);
            assertThat(parts).hasSize(request.get("subjects").size()).allMatch(part -> part.signum() >= 0);
            assertThat(parts).allMatch(part -> part.scale() <= 2);
        }
    }

    @Property(tries = TRIES)
    void theOrderOfTheSubjectsChangesNoByte(@ForAll long seed) {
        ObjectNode request = request(seed);
        ObjectNode answer = Street.answer(pack, request);
        List<JsonNode> subjects =
                new ArrayList<>(AnswerJson.elements(request.get("subjects")).toList());
        Collections.shuffle(subjects, new Random(seed));
        ArrayNode shuffled = request.putArray("subjects");
        shuffled.addAll(subjects);
        ObjectNode again = Street.answer(pack, request);
        for (String member : List.of("results", "cohort", "notices", "receipt")) {
            assertThat(JsonText.bytes(again.get(member))).as(member).isEqualTo(JsonText.bytes(answer.get(member)));
        }
    }

    @Property(tries = TRIES)
    void payingMoreTaxNeverLowersABanksTotal(
            @ForAll long seed, @ForAll @BigRange(min = "0", max = "6000") BigDecimal more) {
        ObjectNode request = request(seed);
        JsonNode subjects = request.get("subjects");
        JsonNode bank = subjects.get(Math.floorMod(seed, subjects.size()));
        String id = bank.get("id").asText();
        BigDecimal before = new AnswerJson(Street.answer(pack, request)).total(id);
        ObjectNode indicators = (ObjectNode) bank.get("indicators");
        indicators.set(
                "taxPaid",
                DecimalNode.valueOf(indicators.get("taxPaid").decimalValue().add(more)));
        assertThat(new AnswerJson(Street.answer(pack, request)).total(id)).isGreaterThanOrEqualTo(before);
    }

    private static ObjectNode request(long seed) {
        return Cohorts.random(new Random(seed), Street.SHANGRAO);
    }
}
