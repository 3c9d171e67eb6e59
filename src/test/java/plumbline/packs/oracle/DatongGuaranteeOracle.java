package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What Datong owes its guarantee institutions, in 万元: the action plan of 2022-03-31, 十四. */
final class DatongGuaranteeOracle implements Oracle {
    private static final String CATEGORY = "compensation";
    private static final Rational CLIENT_LIMIT = Rational.of(1000);
    private static final Rational FEE_LIMIT = Rational.of("1.5");

    @Override
    public ObjectNode evaluate(JsonNode request) {
        JsonNode breakEvenRates = request.get("context").get("breakEvenRates");
        Rational rate = riskRate(Integer.parseInt(request.get("period").asText()));
        List<SubjectSheet> institutions = SubjectSheet.of(request);
        for (SubjectSheet institution : institutions) {
            Rational balances = guarantees(institution).stream()
                    .filter(DatongGuaranteeOracle::isSupported)
                    .map(guarantee -> number(guarantee, "balance"))
                    .reduce(Rational.ZERO, Rational::plus);
            institution.post(CATEGORY, "riskCompensation", rate.times(balances));
            for (JsonNode guarantee : guarantees(institution)) {
                boolean eligible = isEligible(guarantee, institution);
                institution.post(CATEGORY, "feeSubsidy", eligible ? subsidy(guarantee, breakEvenRates) : Rational.ZERO);
            }
            institution.outcome("prepay", institution.total());
        }
        ExpectedAnswer answer =
                new ExpectedAnswer(List.of(CATEGORY), RankGroups.of(institutions, RankGroups.TOTAL_DESCENDING));
        answer.notice(
                "not-assessable",
                SubjectSheet.ids(institutions.stream()
                        .filter(institution -> guarantees(institution).stream()
                                .filter(guarantee -> isEligible(guarantee, institution))
                                .anyMatch(guarantee ->
                                        breakEven(guarantee, breakEvenRates).isEmpty()))
                        .toList()));
        return answer.json();
    }

    /** 1‰ to 2021, 2‰ from 2022, 5‰ from 2025. */
    private static Rational riskRate(int year) {
        return Rational.of(year < 2022 ? "0.001" : year < 2025 ? "0.002" : "0.005");
    }

    private static List<JsonNode> guarantees(SubjectSheet institution) {
        return ExactJson.elements(institution.indicator("guarantees"))
                .sorted(Comparator.comparing(
                        guarantee -> guarantee.get("contract").asText(), ExactJson.BY_CODE_POINT))
                .toList();
    }

    private static boolean isSupported(JsonNode guarantee) {
        return !guarantee.get("clientType").asText().equals("other");
    }

    /** The limit is the client's, over all its contracts with the institution (单户). */
    private static boolean isEligible(JsonNode guarantee, SubjectSheet institution) {
        Rational clientAmount = guarantees(institution).stream()
                .filter(other -> other.get("client").equals(guarantee.get("client")))
                .map(other -> number(other, "amount"))
                .reduce(Rational.ZERO, Rational::plus);
        return isSupported(guarantee)
                && !clientAmount.above(CLIENT_LIMIT)
                && FEE_LIMIT.above(number(guarantee, "feeRate"));
    }

    /** What the fee rate lacks of the break-even rate of its industry, on the balance. */
    private static Rational subsidy(JsonNode guarantee, JsonNode breakEvenRates) {
        Rational feeRate = number(guarantee, "feeRate");
        Rational gap = breakEven(guarantee, breakEvenRates).orElse(feeRate).minus(feeRate);
        return gap.max(Rational.ZERO).over(100).times(number(guarantee, "balance"));
    }

    private static Optional<Rational> breakEven(JsonNode guarantee, JsonNode breakEvenRates) {
        return Rational.optional(breakEvenRates.path(guarantee.get("industry").asText()));
    }

    private static Rational number(JsonNode guarantee, String member) {
        return Rational.of(guarantee.get(member));
    }
}
