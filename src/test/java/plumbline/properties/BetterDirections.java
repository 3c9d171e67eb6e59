package plumbline.properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import plumbline.kit.Street;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind.Day;
import plumbline.policy.ValueKind.Flag;
import plumbline.policy.ValueKind.Numeric;
import plumbline.policy.ValueKind.Rated;
import plumbline.policy.ValueKind.RatingGrade;

/**
 * Which way an indicator gets better, as the policy's page has it.
 *
 * @param more numbers that count the more the greater they are, by the same step each; flags better set; ratings
 * @param less numbers that count the more the smaller they are; flags better not set; days better sooner
 */
record BetterDirections(List<String> more, List<String> less) {
    static final Map<String, BetterDirections> BY_POLICY = Map.of(
            "corps-bank-grading",
            new BetterDirections(
                    List.of(
                            "local loanBalance loanIncrement loanGrowth divisionLoanShare majorProjects",
                            "ruralRevitalisation smeSupport greenFinance guaranteedLoans institutionBuilding",
                            "investmentContribution bonus"),
                    List.of(
                            "deductionPolicyFailure deductionObstruction deductionRiskHandling deductionViolation",
                            "deductionFalseData veto disqualified")),
            "datong-bank-targets",
            new BetterDirections(
                    List.of("inclusiveGrowth separateCreditPlan ftpDiscount incentiveFunded fourListsPublished"),
                    List.of("firstLoanReplyDays")),
            // All growth gets better by the same step, so that none falls behind that of all loans.
            "luliang-targets",
            new BetterDirections(
                    List.of(
                            "loanGrowth inclusiveGrowth privateGrowth manufacturingGrowth greenGrowth",
                            "cleanEnergyGrowth inclusiveBorrowers creditLoanShare inclusiveKpiWeight ftpDiscount",
                            "relending loanIncrement inclusiveIncrement"),
                    List.of(
                            "inclusiveBorrowersLastYear creditLoanShareLastYear fourListsPublishedOn",
                            "firstLoanReplyDays relendingLastYear loanIncrementLastYear")),
            Street.SHANGRAO,
            new BetterDirections(
                    List.of(
                            "loanIncrement loanGrowth smeLoanGrowth industrialLoanGrowth platformUse satisfaction",
                            "taxPaid loans"),
                    List.of("serviceIncidents riskFlag")),
            "shanxi-city-incentives",
            new BetterDirections(
                    List.of(
                            "highRiskResolutionRate nplDisposalRate platformReductionRate volumeReductionRate",
                            "inclusiveAndGreenFinance informationSharingAndGuarantee consumerProtection",
                            "fintechSupervision fintechAdoption paymentEnvironment antiMoneyLaundering",
                            "insuranceServices tradingVenueSupervision socialCredit localFinancialFirms",
                            "privateFirmBondRelief"),
                    List.of(
                            "debtEvasionCases illegalFundraisingRank groupPetitions administrativePenalties",
                            "venueRiskEvents venueRiskAmount venueRiskPeople defaultedBonds insuranceFraudCases",
                            "creditDataLeaks majorRegionalRisk improperInterventions")));

    private static final List<String> STEPS = List.of("0", "0.000001", "0.5", "1", "3", "40", "2500");

    BetterDirections {
        more = words(more);
        less = words(less);
    }

    /** Improves each of them, by nothing now and then. An indicator that is not given stays so. */
    void improve(Policy policy, ObjectNode indicators, String year, Random random) {
        BigDecimal step = new BigDecimal(STEPS.get(random.nextInt(STEPS.size())));
        more.forEach(code -> improve(policy, indicators, code, true, step, year, random));
        for (String code : less) {
            BigDecimal back = new BigDecimal(STEPS.get(random.nextInt(STEPS.size())));
            improve(policy, indicators, code, false, back.negate(), year, random);
        }
    }

    private static void improve(
            Policy policy,
            ObjectNode indicators,
            String code,
            boolean isMore,
            BigDecimal step,
            String year,
            Random random) {
        Indicator indicator = policy.indicatorsByCode().get(code);
        JsonNode value = indicators.path(code);
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (indicator.kind() instanceof Numeric number) {
            indicators.set(code, DecimalNode.valueOf(moved(number, value.decimalValue(), step)));
        } else if (indicator.kind() instanceof Flag) {
            indicators.put(code, isMore);
        } else if (indicator.kind() instanceof Day) {
            indicators.put(code, year + "-01-01");
        } else if (indicator.kind() instanceof Rated rated) {
            raise(rated, (ObjectNode) value, random);
        } else {
            throw new AssertionError(code + " gets no better");
        }
    }

    private static BigDecimal moved(Numeric number, BigDecimal value, BigDecimal step) {
        BigDecimal moved = value.add(number.whole() ? step.setScale(0, RoundingMode.UP) : step);
        if (number.or() != null && moved.compareTo(number.or()) == 0) {
            return moved;
        }
        moved = number.min() == null ? moved : moved.max(number.min());
        return number.max() == null ? moved : moved.min(number.max());
    }

    /** Each grade to one that is worth as much or more. */
    private static void raise(Rated rated, ObjectNode grades, Random random) {
        for (String rater : rated.raters().stream().map(choice -> choice.code()).toList()) {
            String given = grades.path(rater).asText("");
            List<RatingGrade> better = rated.grades().stream()
                    .filter(grade -> grade.code().equals(given))
                    .flatMap(own -> rated.grades().stream()
                            .filter(grade -> grade.worth().compareTo(own.worth()) >= 0))
                    .toList();
            if (!better.isEmpty()) {
                grades.put(rater, better.get(random.nextInt(better.size())).code());
            }
        }
    }

    private static List<String> words(List<String> lines) {
        return lines.stream().flatMap(line -> List.of(line.split(" ")).stream()).toList();
    }
}
