package plumbline.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.kit.AnswerJson;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Street;

/** Where Shangrao's tiers and steps begin and end, to a hair. */
class ShangraoTiersTest {
    private static final BigDecimal HAIR = new BigDecimal("0.0000000001");
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final int AVERAGE = 80;

    @ParameterizedTest
    @CsvSource({"500, 0, 5", "1000, 5, 10", "3000, 10, 15", "5000, 15, 20", "8000, 20, 25", "10000, 25, 30"})
    void aTaxTierBeginsExactlyAtItsLowerBound(BigDecimal bound, int below, int from) {
        assertThat(taxBonus(bound.subtract(CENT))).isEqualByComparingTo(points(below));
        assertThat(taxBonus(bound.subtract(HAIR))).isEqualByComparingTo(points(below));
        assertThat(taxBonus(bound)).isEqualByComparingTo(points(from));
        assertThat(taxBonus(bound.setScale(20))).isEqualByComparingTo(points(from));
        assertThat(taxBonus(bound.add(HAIR))).isEqualByComparingTo(points(from));
    }

    @Test
    void theOuterTaxTiersHaveNoOtherBound() {
        assertThat(taxBonus(BigDecimal.ZERO)).isZero();
        assertThat(taxBonus(new BigDecimal("123456789012345678"))).isEqualByComparingTo("30");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10, 15, 20, 25, 30, 35, 40, 45, 50})
    void eachWholeStepOfFivePointsBelowTheAverageCostsOnePoint(int gap) {
        int steps = gap / 5;
        assertThat(deduction(new BigDecimal(gap).subtract(HAIR))).isEqualByComparingTo(points(1 - steps));
        assertThat(deduction(new BigDecimal(gap))).isEqualByComparingTo(points(-steps));
        assertThat(deduction(new BigDecimal(gap).add(HAIR))).isEqualByComparingTo(points(-steps));
    }

    @ParameterizedTest
    @CsvSource({"-20, 0", "-5, 0", "-0.0000000001, 0", "0, 0", "0.0000000001, 0", "55, -10", "80, -10"})
    void nothingIsDeductedAtTheAverageAndNeverMoreThanTenPoints(BigDecimal gap, int points) {
        assertThat(deduction(gap)).isEqualByComparingTo(points(points));
    }

    @Test
    void theStepsAreThoseOfTheExactAverage() {
        // (185 + 215) / 600 is 200/3 per cent, and 200/3 - 185/3 is 5: no binary or rounded number says so.
        AnswerJson answer = evaluated(new ShangraoRequest()
                .bank("low", "loans", "185")
                .and("deposits", "300")
                .bank("high", "loans", "215")
                .and("deposits", "300"));
        assertThat(answer.points("low", "loanToDepositDeduction")).isEqualByComparingTo("-1");
        assertThat(answer.points("high", "loanToDepositDeduction")).isZero();
    }

    @Test
    void theAverageWeighsEachBankByItsDeposits() {
        // 100 of 1000 together is 10 %; the mean of the ratios 100 % and 0 % would be 50 %.
        AnswerJson answer = evaluated(new ShangraoRequest()
                .bank("big", "loans", "0")
                .and("deposits", "900")
                .bank("small", "loans", "100")
                .and("deposits", "100"));
        assertThat(answer.points("big", "loanToDepositDeduction")).isEqualByComparingTo("-2");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.00004999, 0", "0.00005, 0.0001", "3.14159265, 3.1416", "4.99995, 5", "5, 5"})
    void satisfactionCountsAsItIsRoundedToFourDecimals(String satisfaction, BigDecimal points) {
        AnswerJson answer = evaluated(new ShangraoRequest().bank("b1", "satisfaction", satisfaction));
        assertThat(answer.points("b1", "satisfaction")).isEqualByComparingTo(points);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 4", "2.0, 3", "4, 1", "5, 0", "6, 0", "1000000, 0"})
    void eachLateServiceCostsOnePointUntilNoneIsLeft(String incidents, int points) {
        AnswerJson answer = evaluated(new ShangraoRequest().bank("b1", "serviceIncidents", incidents));
        assertThat(answer.points("b1", "dailyService")).isEqualByComparingTo(points(points));
    }

    @ParameterizedTest
    @CsvSource({"-5, 0", "0, 0", "0.0000000001, 0", "1, 2", "3, 6", "10, 20"})
    void aBaseIndicatorIsSharedOutByTheBestBanksValue(String value, int points) {
        AnswerJson answer =
                evaluated(new ShangraoRequest().bank("b1", "loanGrowth", value).bank("best", "loanGrowth", "10"));
        assertThat(answer.points("b1", "loanGrowth")).isEqualByComparingTo(points(points));
        assertThat(answer.points("best", "loanGrowth")).isEqualByComparingTo("20");
    }

    private static BigDecimal taxBonus(BigDecimal taxPaid) {
        return evaluated(new ShangraoRequest().bank("b1", "taxPaid", taxPaid.toPlainString()))
                .points("b1", "taxBonus");
    }

    private static BigDecimal deduction(BigDecimal gap) {
        BigDecimal ratio = BigDecimal.valueOf(AVERAGE).subtract(gap);
        return evaluated(new ShangraoRequest()
                        .context("cityLoanToDepositRatio", String.valueOf(AVERAGE))
                        .bank("b1", "loans", ratio.toPlainString()))
                .points("b1", "loanToDepositDeduction");
    }

    private static AnswerJson evaluated(ShangraoRequest request) {
        return new AnswerJson(Street.answer(Street.pack(Street.SHANGRAO), request.json()));
    }

    private static BigDecimal points(int points) {
        return BigDecimal.valueOf(points);
    }
}
