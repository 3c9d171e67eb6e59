package plumbline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.WrittenPack.points;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.kit.WrittenPack;

/** Of a table of steps each subject has the one row that its number is in. */
class StepTablesTest {
    private static final String DECLARED =
            """
            indicators:
              - {code: tax, zh: 税收, en: Tax, unit: 万元, type: decimal, min: 0, optional: true}
              - {code: growth, zh: 增速, en: Growth, unit: "%%", type: decimal}
            tables:
              - code: taxTiers
                type: TaxTier
                zh: 税收分档
                en: Tiers of tax
                steps: tax
                begin: %s
                interpolate: %s
                columns:
                  - {code: tax, zh: 税收, en: Tax, type: decimal}
                  - {code: points, zh: 分, en: Points, type: decimal}
                rows: [[0, 1], [500, 5], [1000, 10]]
                basis: 一
                origin: text
              - code: growthTiers
                type: GrowthTier
                zh: 增速分档
                en: Tiers of growth
                steps: growth
                columns:
                  - {code: growth, zh: 增速, en: Growth, type: decimal}
                  - {code: points, zh: 分, en: Points, type: decimal}
                rows: [[below, -2], [0, 0], [10, 3]]
                basis: 一
                origin: text
              - code: totalTiers
                type: TotalTier
                zh: 总分分档
                en: Tiers of the total
                steps: total
                columns:
                  - {code: total, zh: 总分, en: Total, type: decimal}
                  - {code: grade, zh: 等次, en: Grade, type: text}
                rows: [[below, fair], [8, good]]
                basis: 一
                origin: text
            categories:
              - code: base
                zh: 基本
                en: Base
                items:
                  - {code: tax, zh: 税收, en: Tax, max: 10, otherwise: {points: 0, reason: 没有填}, basis: 一, origin: text}
                  - {code: growth, zh: 增速, en: Growth, max: 3, basis: 一, origin: text}
            grades:
              - {code: good, zh: 好, en: Good, basis: 一, origin: text}
              - {code: fair, zh: 中, en: Fair, basis: 一, origin: text}
            """;

    private static final String SCORE =
            """
            rule "税收"
                @item(tax)
            when
                TaxTier( $bank : subject, $points : points )
            then
                ledger.award($bank, $points, "{tax}");
            end

            rule "增速"
                @item(growth)
            when
                $bank : Bank()
                GrowthTier( subject == $bank, $points : points )
            then
                ledger.award($bank, $points, "{growth}");
            end
            """;

    private static final String GRADE =
            """
            rule "等次"
            when
                TotalTier( $bank : subject, $grade : grade )
            then
                ledger.grade($bank, $grade, "按总分");
            end
            """;

    private static WrittenPack pack(String begin, boolean interpolates) {
        String declared = DECLARED.formatted(begin, interpolates);
        // Rows that begin above their number begin above 0 here, so that 0 must not be given.
        return new WrittenPack(begin.equals("at") ? declared : declared.replace("decimal, min: 0", "decimal, above: 0"))
                .rules("score", SCORE)
                .rules("grade", GRADE);
    }

    private static ObjectNode answer(WrittenPack pack, String tax, String growth) throws Exception {
        return pack.answer("- {id: x, indicators: {tax: %s, growth: %s}}".formatted(tax, growth));
    }

    @ParameterizedTest
    @CsvSource({
        "at, 0, 1",
        "at, 499.99, 1",
        "at, 500, 5",
        "at, 999.9999999999, 5",
        "at, 1000, 10",
        "at, 99999, 10",
        "above, 0.01, 1",
        "above, 500, 1",
        "above, 500.01, 5",
        "above, 1000, 5",
        "above, 1000.0000000001, 10"
    })
    void aRowHoldsFromItsNumberToTheNext(String begin, String tax, String points) throws Exception {
        assertThat(points(answer(pack(begin, false), tax, "0"), "x", "tax")).hasValue(points);
    }

    @ParameterizedTest
    @CsvSource({"-0.01, -2", "-999, -2", "0, 0", "9.99, 0", "10, 3"})
    void theFirstRowMayBeginNowhere(String growth, String points) throws Exception {
        assertThat(points(answer(pack("at", false), "0", growth), "x", "growth"))
                .hasValue(points);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "250, 3", "500, 5", "501, 5.01", "999.99, 9.9999", "1000, 10", "5000, 10"})
    void numbersRiseEvenlyFromRowToRowWhereDeclared(String tax, String points) throws Exception {
        assertThat(points(answer(pack("at", true), tax, "0"), "x", "tax")).hasValue(points);
    }

    @ParameterizedTest
    @CsvSource({"999, 3, good", "999, 2, fair"})
    void theTotalPicksItsRowWhenItIsKnown(String tax, String growth, String grade) throws Exception {
        ObjectNode answer = answer(pack("at", false), tax, growth.equals("3") ? "10" : "9.99");
        assertThat(answer.at("/results/0/grade").asText()).isEqualTo(grade);
    }

    @Test
    void whoLacksTheNumberHasNoRow() throws Exception {
        ObjectNode answer = pack("at", false).answer("- {id: x, indicators: {growth: 0}}");
        assertThat(points(answer, "x", "tax")).hasValue("0");
    }
}
