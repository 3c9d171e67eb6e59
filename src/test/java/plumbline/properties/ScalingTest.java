package plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.kit.Street;
import plumbline.library.pack.Pack;
import plumbline.policy.Indicator;
import plumbline.policy.ValueKind.Numeric;
import plumbline.properties.RandomAnswers.Trial;

/** Where subjects are only compared with each other, it does not matter in what unit their figures are given. */
class ScalingTest {
    private static final int COHORTS = 40;

    /** The indicators that a page compares among the subjects only; those of one line with each other too. */
    private static final Map<String, List<String>> UNITS = Map.of(
            "corps-bank-grading",
            List.of(
                    "loanBalance",
                    "loanIncrement",
                    "loanGrowth",
                    "divisionLoanShare",
                    "majorProjects",
                    "ruralRevitalisation",
                    "smeSupport",
                    "greenFinance",
                    "guaranteedLoans",
                    "institutionBuilding",
                    "investmentContribution"),
            "luliang-targets",
            List.of(
                    "inclusiveBorrowers inclusiveBorrowersLastYear",
                    "creditLoanShare creditLoanShareLastYear",
                    "relending relendingLastYear",
                    "loanIncrement loanIncrementLastYear"),
            Street.SHANGRAO,
            List.of(
                    "loanIncrement",
                    "loanGrowth",
                    "smeLoanGrowth",
                    "industrialLoanGrowth",
                    "platformUse",
                    "loans deposits"),
            "shanxi-city-incentives",
            List.of(
                    "gdp",
                    "debtEvasionCases",
                    "highRiskResolutionRate",
                    "nplDisposalRate",
                    "groupPetitions",
                    "administrativePenalties",
                    "venueRiskEvents",
                    "venueRiskAmount",
                    "venueRiskPeople",
                    "platformReductionRate",
                    "volumeReductionRate",
                    "defaultedBonds",
                    "insuranceFraudCases",
                    "creditDataLeaks"));

    static Stream<String> policies() {
        return Street.policies().stream().filter(UNITS::containsKey);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void anotherUnitForAllSubjectsChangesNothingButTheReasons(String policy) {
        RandomAnswers.forEach(RandomAnswers.of(policy, COHORTS), ScalingTest::check);
    }

    private static void check(Trial trial) {
        ObjectNode request = trial.request().deepCopy();
        Random random = new Random(trial.seed());
        List<String> scaled = new ArrayList<>();
        for (String unit : UNITS.get(trial.pack().policy().id())) {
            List<String> codes = List.of(unit.split(" "));
            String factor = factor(trial.pack(), codes.get(0), random);
            scaled.add(unit + " × " + factor);
            request.get("subjects").forEach(subject -> scale((ObjectNode) subject.get("indicators"), codes, factor));
        }
        ObjectNode answer = Street.answer(trial.pack(), request);
        for (String member : List.of("results", "cohort", "notices")) {
            assertThat(withoutReasons(answer.get(member)))
                    .as("%s with %s", member, scaled)
                    .isEqualTo(withoutReasons(trial.answer().json().get(member)));
        }
    }

    /** One that keeps a whole number whole, and a percentage below 100. */
    private static String factor(Pack pack, String code, Random random) {
        Indicator indicator = pack.policy().indicatorsByCode().get(code);
        Numeric number = (Numeric) indicator.kind();
        List<String> factors = number.max() != null
                ? List.of("0.5", "0.01")
                : number.whole() ? List.of("7", "1000") : List.of("7", "10", "1000", "0.001", "0.125");
        return factors.get(random.nextInt(factors.size()));
    }

    private static void scale(ObjectNode indicators, List<String> codes, String factor) {
        for (String code : codes) {
            if (indicators.path(code).isNumber()) {
                BigDecimal value = indicators.get(code).decimalValue();
                indicators.set(code, DecimalNode.valueOf(value.multiply(new BigDecimal(factor))));
            }
        }
    }

    private static JsonNode withoutReasons(JsonNode node) {
        JsonNode copy = node.deepCopy();
        copy.findParents("reason").forEach(parent -> ((ObjectNode) parent).remove("reason"));
        // The one thing that another unit is to change.
        if (copy instanceof ArrayNode notices) {
            notices.removeIf(notice -> notice.has("implausible"));
        }
        return copy;
    }
}
