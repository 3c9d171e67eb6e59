package plumbline.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.facts.RuleFault;
import plumbline.kit.AnswerJson;
import plumbline.kit.PackCopy;
import plumbline.kit.RequestForm;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Street;
import plumbline.library.pack.Pack;
import plumbline.text.PackRejected;

/** A number of a policy is changed by changing it where it stands in the pack, and nowhere else. */
class EditedPackTest {
    private static final String CORPS = "corps-bank-grading";
    private static final String DATONG_BANKS = "datong-bank-targets";
    private static final String GUARANTEES = "datong-guarantee-compensation";
    private static final String LULIANG = "luliang-targets";
    private static final String SHANXI = "shanxi-city-incentives";

    @TempDir
    private Path rules;

    @Test
    void aFifthOfEightBanksIsOneOfGradeAWhereAQuarterIsTwo() throws Exception {
        RequestForm form = RequestForm.corps();
        for (int i = 1; i <= 8; i++) {
            form.subject("b" + i, "{loanBalance: %d}".formatted(100 - i));
        }
        assertThat(taken(answer(CORPS, form), "A")).containsExactly("b1", "b2");
        AnswerJson edited = edited(CORPS, "share: 0.25", "share: 0.2", form);
        assertThat(taken(edited, "A")).containsExactly("b1");
        assertThat(edited.of("b2").get("grade").asText()).isEqualTo("B");
    }

    @Test
    void aPolicyBankGetsNineTenthsOfThePointsWhereTheFactorSaysSo() throws Exception {
        RequestForm form = RequestForm.corps()
                .subject("p", "{bankType: policy, loanBalance: 8, loanIncrement: 4, loanGrowth: 5, greenFinance: 1}");
        AnswerJson before = answer(CORPS, form);
        AnswerJson after = edited(CORPS, "values: [{value: 0.8}]", "values: [{value: 0.9}]", form);
        assertThat(before.points("p", "loanBalance")).isEqualByComparingTo("12");
        assertThat(after.points("p", "loanBalance")).isEqualByComparingTo("13.5");
        assertThat(after.points("p", "loanIncrement")).isEqualByComparingTo("13.5");
        assertThat(after.points("p", "loanGrowth")).isEqualByComparingTo("9");
        assertThat(after.points("p", "greenFinance")).isEqualByComparingTo("7");
    }

    @Test
    void aTierOfTaxBeginsWhereItsRowSays() throws Exception {
        Pack edited = PackCopy.of(Street.SHANGRAO, rules)
                .replace("- [1000, 10]", "- [1200, 10]")
                .pack();
        List<String> amounts = List.of("999.99", "1000", "1199.99", "1200", "2999.99", "3000");
        assertThat(amounts.stream().map(paid -> taxBonus(Street.pack(Street.SHANGRAO), paid)))
                .containsExactly("5", "10", "10", "10", "10", "15");
        assertThat(amounts.stream().map(paid -> taxBonus(edited, paid)))
                .containsExactly("5", "5", "5", "10", "10", "15");
    }

    @ParameterizedTest
    @CsvSource({"'taxPaid < 1000 ', 'taxPaid < 1200 '", "'taxPaid >= 1000,', 'taxPaid >= 1200,'"})
    void aTierOfTaxThatIsEditedOnOneSideOnlyIsRefusedWhereItCounts(String text, String by) throws Exception {
        Pack edited = PackCopy.ofShangrao(rules, "a-copy").replace(text, by).pack();
        ShangraoRequest between = new ShangraoRequest().bank("b", "taxPaid", "1100");
        assertThatThrownBy(() -> Street.answer(edited, between.json())).isInstanceOf(RuleFault.class);
    }

    @Test
    void datongsTargetOfTheDiscountIsOneNumber() throws Exception {
        RequestForm form = RequestForm.datongBanks().subject("b", "{ftpDiscount: 55}");
        assertThat(answer(DATONG_BANKS, form).points("b", "ftpDiscount")).isEqualByComparingTo("1");
        AnswerJson edited = edited(DATONG_BANKS, "values: [{value: 50}]", "values: [{value: 56}]", form);
        assertThat(edited.points("b", "ftpDiscount")).isZero();
        assertThat(edited.of("b").get("grade").asText()).isEqualTo("partly");
    }

    @Test
    void luliangsTargetOfTheDiscountIsOneNumber() throws Exception {
        RequestForm form = RequestForm.luliang().subject("b", "{ftpDiscount: 55}");
        assertThat(answer(LULIANG, form).points("b", "ftpDiscount")).isEqualByComparingTo("1");
        AnswerJson edited = edited(LULIANG, "values: [{value: 50}]", "values: [{value: 56}]", form);
        assertThat(edited.points("b", "ftpDiscount")).isZero();
    }

    @Test
    void guaranteesAreCompensatedAtTheRateOfTheYear() throws Exception {
        Pack edited = PackCopy.of(GUARANTEES, rules)
                .replace("{from: 2022, value: 2}", "{from: 2022, value: 3}")
                .pack();
        List<String> years = List.of("2021", "2022", "2024", "2025");
        assertThat(years.stream().map(year -> riskCompensation(Street.pack(GUARANTEES), year)))
                .containsExactly("1", "2", "2", "5");
        assertThat(years.stream().map(year -> riskCompensation(edited, year))).containsExactly("1", "3", "3", "5");
    }

    @Test
    void twoCitiesAreSelectedWhereTheLimitIsTwo() throws Exception {
        RequestForm form = RequestForm.shanxi();
        for (int i = 1; i <= 4; i++) {
            form.subject("140%d00".formatted(i), "{illegalFundraisingRank: %d}".formatted(i));
        }
        assertThat(taken(answer(SHANXI, form), "selected")).containsExactly("140100", "140200", "140300");
        assertThat(taken(edited(SHANXI, "limit: 3,", "limit: 2,", form), "selected"))
                .containsExactly("140100", "140200");
    }

    private static AnswerJson answer(String policy, RequestForm form) {
        return new AnswerJson(Street.answer(Street.pack(policy), form.json()));
    }

    /** The answer of a copy of the pack with one text in it, which stands there once, replaced by another. */
    private AnswerJson edited(String policy, String text, String by, RequestForm form)
            throws IOException, PackRejected {
        Pack pack = PackCopy.of(policy, rules).replace(text, by).pack();
        return new AnswerJson(Street.answer(pack, form.json()));
    }

    private static String taxBonus(Pack pack, String paid) {
        return new AnswerJson(Street.answer(
                        pack, new ShangraoRequest().bank("b", "taxPaid", paid).json()))
                .points("b", "taxBonus")
                .toPlainString();
    }

    /** For 1000 guaranteed. */
    private static String riskCompensation(Pack pack, String year) {
        RequestForm form = RequestForm.datongGuarantees(year)
                .subject(
                        "g",
                        """
                {guarantees: [{contract: G1, client: c1, clientType: smallMicro, industry: retail,
                amount: 1000, balance: 1000, feeRate: 1.5}]}""");
        return new AnswerJson(Street.answer(pack, form.json()))
                .points("g", "riskCompensation")
                .toPlainString();
    }

    private static List<String> taken(AnswerJson answer, String quota) {
        return AnswerJson.elements(answer.json().get("cohort").get("quotas"))
                .filter(row -> row.get("code").asText().equals(quota))
                .flatMap(row -> AnswerJson.elements(row.get("taken")))
                .map(JsonNode::asText)
                .toList();
    }
}
