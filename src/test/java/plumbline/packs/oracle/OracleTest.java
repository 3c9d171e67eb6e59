package plumbline.packs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every evaluation holds of the oracle, and its cohorts reach everything that a policy can say. */
class OracleTest {
    private static final int REQUESTS = 300;

    /** What not every request of a policy leads to. */
    private static final Map<String, List<String>> CODES = Map.of(
            "corps-bank-grading",
            List.of(
                    "A",
                    "B",
                    "C",
                    "deductionCap",
                    "veto",
                    "treasuryDeposits",
                    "governmentBusiness",
                    "basicAccountPreference",
                    "excluded",
                    "over-cap",
                    "quota-exceeded",
                    "tie-at-boundary"),
            "datong-bank-targets",
            List.of("met", "partly", "lagging", "not-assessable"),
            "datong-guarantee-compensation",
            List.of("prepay", "not-assessable"),
            "datong-tasks",
            List.of("red", "yellow", "green", "progress", "report", "reformDocument", "finalReview", "text-conflict"),
            "luliang-targets",
            List.of(
                    "met",
                    "partly",
                    "lagging",
                    "loanGrowthProvince",
                    "supervisionTalk",
                    "inclusiveLoanFunding",
                    "not-assessable"),
            "shangrao-deposit-contribution",
            List.of("contribution", "allocation", "recallDeposits", "nothing-to-share"),
            "shanxi-city-incentives",
            List.of(
                    "selected",
                    "cohort-incomplete",
                    "missing-optional",
                    "normalisation-off",
                    "region-concentration",
                    "risk-among-selected",
                    "tie-at-boundary"));

    static Stream<String> policies() {
        return Oracle.ALL.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void entriesCategoriesAndAllocationsAddUp(String policy) {
        for (int seed = 0; seed < REQUESTS; seed++) {
            ObjectNode request = Cohorts.random(new Random(seed), policy);
            ObjectNode answer = Oracle.ALL.get(policy).evaluate(request);
            for (JsonNode row : answer.get("results")) {
                addsUp(policy + " with seed " + seed, row);
            }
            allocationAddsUp(request, answer);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theOrderOfSubjectsAndRecordsChangesNothing(String policy) {
        for (int seed = 0; seed < REQUESTS; seed++) {
            ObjectNode request = Cohorts.random(new Random(seed), policy);
            ObjectNode turned = request.deepCopy();
            turned.set("subjects", turned(request.get("subjects")));
            Oracle oracle = Oracle.ALL.get(policy);
            assertThat(oracle.evaluate(turned)).as("seed %d", seed).isEqualTo(oracle.evaluate(request));
        }
    }

    /** With every array in it from the last element to the first. */
    private static JsonNode turned(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = ExactJson.array();
            node.forEach(element -> array.insert(0, turned(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = ExactJson.object();
            node.properties().forEach(member -> object.set(member.getKey(), turned(member.getValue())));
            return object;
        }
        return node;
    }

    @ParameterizedTest
    @MethodSource("policies")
    void randomRequestsReachEveryGradeOutcomeAndNotice(String policy) {
        Set<String> reached = new TreeSet<>();
        for (int seed = 0; seed < REQUESTS; seed++) {
            ObjectNode answer = Oracle.ALL.get(policy).evaluate(Cohorts.random(new Random(seed), policy));
            reached.addAll(answer.findValuesAsText("code"));
            reached.addAll(answer.findValuesAsText("grade"));
            reached.addAll(answer.findValuesAsText("item"));
        }
        assertThat(reached).containsAll(CODES.get(policy));
    }

    private static void addsUp(String request, JsonNode row) {
        if (row.get("status").asText().equals("excluded")) {
            assertThat(row.get("entries")).as(request).isEmpty();
            return;
        }
        Rational total = Rational.of(row.get("total"));
        assertThat(sum(row.get("entries"), "points")).as(request).isEqualTo(total);
        assertThat(sum(row.get("categories"), "score")).as(request).isEqualTo(total);
    }

    private static void allocationAddsUp(JsonNode request, JsonNode answer) {
        List<Rational> amounts = ExactJson.elements(answer.get("results"))
                .flatMap(row -> ExactJson.elements(row.get("outcomes")))
                .filter(outcome -> outcome.get("code").asText().equals("allocation"))
                .map(outcome -> Rational.of(outcome.get("value")))
                .toList();
        if (!amounts.isEmpty()) {
            Rational pool = Rational.of(request.get("context").get("pool"));
            assertThat(amounts.stream().reduce(Rational.ZERO, Rational::plus)).isEqualTo(pool);
            assertThat(amounts).allMatch(amount -> amount.atLeast(Rational.ZERO) && amount.equals(amount.rounded(2)));
        }
    }

    private static Rational sum(JsonNode rows, String member) {
        return ExactJson.elements(rows).map(row -> Rational.of(row.get(member))).reduce(Rational.ZERO, Rational::plus);
    }
}
