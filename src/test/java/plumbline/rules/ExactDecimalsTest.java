package plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.kit.AnswerJson;
import plumbline.kit.PackCopy;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Street;
import plumbline.kit.WrittenPack;
import plumbline.library.pack.Pack;

/** Numbers in rules are what is written, and an edited number is what counts. */
class ExactDecimalsTest {
    private static final String TAX_RULES = "30-tax-bonus.drl";

    @ParameterizedTest
    @CsvSource({
        "taxPaid >= 0.1, taxPaid < 0.1, 0.1, 0.09999999999999999999",
        "taxPaid == 0.30, taxPaid != 0.30, 0.3, 0.30000000000000000001",
        "taxPaid <= 85.35, taxPaid > 85.35, 85.350, 85.35000000000000000001",
        "taxPaid < 0.7, taxPaid >= 0.7, 0.69999999999999999999, 0.7",
        "taxPaid >= 123456789012, taxPaid < 123456789012, 123456789012, 123456789011.99999999999999999999",
        "taxPaid == 9007199254740993, taxPaid != 9007199254740993, 9007199254740993, 9007199254740992",
        "taxPaid > 2147483647, taxPaid <= 2147483647, 2147483647.00000000000000000001, 2147483647"
    })
    void aConditionComparesExactly(String condition, String otherwise, String met, String missed, @TempDir Path rules)
            throws Exception {
        Pack pack = PackCopy.ofShangrao(rules, "a-copy")
                .write(TAX_RULES, "agenda-group \"score\"\n" + rule("甲", condition, 5) + rule("乙", otherwise, 0))
                .pack();
        assertThat(taxBonus(pack, met)).isEqualByComparingTo("5");
        assertThat(taxBonus(pack, missed)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "$t : tax > $mean, 4, 5 -",
        "tax >= $mean, 3, 5 -",
        "$mean <= tax, 2.999999, - -",
        "tax == $mean, 3, 5 -",
        "$mean != 3, 3, - -",
        "'tax < 1 || share(tax, 1) >= $mean, tax > 0', 3, 5 -",
        "!($mean == 2.9), 0, 5 5"
    })
    void indicatorsResultsAndWrittenNumbersCompareDirectly(String condition, String tax, String points)
            throws Exception {
        WrittenPack pack = new WrittenPack(
                        """
                        indicators:
                          - {code: tax, zh: 税收, type: decimal, optional: true}
                          - {code: loan, zh: 贷款, type: decimal}
                        categories:
                          - code: all
                            zh: 全部
                            items: [{code: p, zh: 得分, max: 5, basis: 一, origin: text, conditional: true}]
                        """)
                .rules(
                        "score",
                        """
                        rule "甲" @item(p) when
                            Measure( $of : subject, of == "loan", $mean : mean )
                            $bank : Bank( this == $of, %s )
                        then ledger.award($bank, 5, "因为"); end
                        """
                                .formatted(condition));
        var answer = pack.answer(
                "- {id: a, indicators: {tax: %s, loan: 2}}\n- {id: b, indicators: {loan: 4}}".formatted(tax));
        assertThat(WrittenPack.points(answer, "a", "p").orElse("-") + " "
                        + WrittenPack.points(answer, "b", "p").orElse("-"))
                .isEqualTo(points);
    }

    @Test
    void pointsWithDecimalsAreAwardedAsTheyAreWritten(@TempDir Path rules) throws Exception {
        Pack pack = PackCopy.ofShangrao(rules, "a-copy")
                .replace(TAX_RULES, "ledger.award($bank, 5,", "ledger.award($bank, 5.1234,")
                .pack();
        assertThat(taxBonus(pack, "500")).isEqualTo(new BigDecimal("5.1234"));
    }

    @Test
    void anEditedNumberOfARuleChangesTheAnswer(@TempDir Path rules) throws Exception {
        PackCopy copy = PackCopy.ofShangrao(rules, "a-copy");
        assertThat(taxBonus(copy.pack(), "1000")).isEqualByComparingTo("10");
        copy.replace(TAX_RULES, "ledger.award($bank, 10,", "ledger.award($bank, 12,");
        assertThat(taxBonus(copy.pack(), "1000")).isEqualByComparingTo("12");
        assertThat(taxBonus(copy.pack(), "999")).isEqualByComparingTo("5");
    }

    @Test
    void anEditedMaximumOfTheSheetChangesTheAnswer(@TempDir Path rules) throws Exception {
        PackCopy copy = PackCopy.ofShangrao(rules, "a-copy");
        String before = copy.pack().revision();
        copy.replace(
                "policy.yaml",
                "code: platformUse, zh: 饶企云平台运用, en: Use of the Raoqiyun platform, max: 20",
                "code: platformUse, zh: 饶企云平台运用, en: Use of the Raoqiyun platform, max: 35");
        Pack pack = copy.pack();
        AnswerJson answer = answer(pack, new ShangraoRequest().bank("b1", "platformUse", "9"));
        assertThat(answer.points("b1", "platformUse")).isEqualByComparingTo("35");
        assertThat(pack.revision()).isNotEqualTo(before);
    }

    private static String rule(String name, String condition, int points) {
        return """
                rule "%s"
                    @item(taxBonus)
                when
                    $bank : Bank( %s )
                then
                    ledger.award($bank, %d, "上缴税收 {taxPaid}");
                end
                """
                .formatted(name, condition, points);
    }

    private static BigDecimal taxBonus(Pack pack, String taxPaid) {
        return answer(pack, new ShangraoRequest().bank("b1", "taxPaid", taxPaid))
                .points("b1", "taxBonus");
    }

    private static AnswerJson answer(Pack pack, ShangraoRequest request) {
        return new AnswerJson(Street.answer(pack, request.json()));
    }
}
