package plumbline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.kit.WrittenPack.entry;
import static plumbline.kit.WrittenPack.points;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import plumbline.facts.RuleFault;
import plumbline.kit.WrittenPack;
import plumbline.text.PackRejected;

/** How subjects compare is worked out once for all rules, exactly, among those who take part. */
class MeasuresTest {
    private static final String DECLARED =
            """
            indicators:
              - code: kind
                zh: 类型
                en: Kind
                type: choice
                choices:
                  - {code: a, zh: 甲, en: A}
                  - {code: b, zh: 乙, en: B}
              - {code: out, zh: 不参评, en: Out, type: boolean, default: false}
              - {code: loans, zh: 贷款, en: Loans, unit: 亿元, type: decimal, optional: true}
              - {code: staff, zh: 人数, en: Staff, unit: 人, type: integer, above: 0, optional: true}
              - {code: late, zh: 迟报, en: Late, unit: 次, type: integer, min: 0, better: lower, default: 0}
              - code: months
                zh: 各月
                en: Months
                type: records
                record: Month
                key: month
                optional: true
                members:
                  - {code: month, zh: 月, en: Month, type: text}
                  - {code: output, zh: 产量, en: Output, type: decimal}
            derived:
              - {code: loansPerHead, zh: 人均贷款, en: Loans per head, unit: 亿元/人, of: loans, per: staff}
              - {code: comparable, zh: 可比贷款, en: Comparable loans, unit: 亿元/人, of: loans, per: staff, missing: asGiven}
              - {code: middle, zh: 去掉一个最高和一个最低的月均产量, en: Trimmed mean, of: months, mean: output, trim: 1}
            categories:
              - code: base
                zh: 基本
                en: Base
                otherwise: {points: 0, reason: "没有{$item}"}
                items:
                  - {code: size, zh: 规模, en: Size, max: 100, measures: loans, basis: 一, origin: text}
                  - {code: sizeInKind, zh: 同类规模, en: Size in kind, max: 100, measures: loans, by: kind, basis: 二, origin: text}
                  - {code: perHead, zh: 人均, en: Per head, max: 100, measures: loansPerHead, basis: 三, origin: text}
                  - {code: perHeadOrSize, zh: 可比, en: Comparable, max: 100, measures: comparable, basis: 四, origin: text}
                  - {code: steady, zh: 平稳, en: Steady, max: 100, measures: middle, basis: 五, origin: text}
                  - {code: onlyB, zh: 乙类规模, en: Size of B, max: 100, measures: loans, for: {indicator: kind, is: b}, basis: 六, origin: text}
              - code: order
                zh: 名次
                en: Order
                items:
                  - {code: punctual, zh: 及时, en: Punctual, measures: late, basis: 七, origin: text}
                  - {code: above, zh: 高于平均, en: Above the mean, max: 5, basis: 八, origin: text, otherwise: {points: 1, reason: "不高于平均，{loans}", basis: 八(二)}}
            """;

    private static final String SCORE =
            """
            rule "各项"
                @item($item)
            when
                Measure( $bank : subject, category == "base", $item : item, $value : value, $best : best )
            then
                ledger.awardShareOfMax($bank, relativeToBest($value, $best), "{$item}，最高 {$best}");
            end

            rule "名次"
                @item(punctual)
            when
                Measure( $bank : subject, item == "punctual", $place : place, $count : count, $best : best, $worst : worst )
            then
                ledger.award($bank, minus(100, times(10, $place)), "{$item}：{$place}/{$count}，{$best} 至 {$worst}");
            end

            rule "高于平均"
                @item(above)
            when
                Measure( $bank : subject, item == "size", $mean : mean, value > $mean, $sum : sum )
            then
                ledger.awardMax($bank, "合计 {$sum}，平均 {$mean}");
            end
            """;

    private static final String ADMISSION =
            """
            rule "不参评"
            when
                $bank : Bank( out == true )
            then
                ledger.exclude($bank, "不参评");
            end
            """;

    private static ObjectNode answer(String subjects) throws PackRejected, IOException {
        return new WrittenPack(DECLARED)
                .rules("admission", ADMISSION)
                .rules("score", SCORE)
                .answer(subjects);
    }

    @Test
    void oneRuleScoresEveryItemAgainstTheBestOfThoseWhoTakePart() throws Exception {
        ObjectNode answer = answer(
                """
                - {id: x, indicators: {kind: a, loans: 30, staff: 3}}
                - {id: y, indicators: {kind: b, loans: 20, staff: 7}}
                - {id: z, indicators: {kind: b, loans: 90, out: true}}
                """);

        assertThat(points(answer, "x", "size")).hasValue("100");
        assertThat(points(answer, "y", "size")).hasValue("66.6667");
        assertThat(entry(answer, "y", "size").orElseThrow().path("reason").asText())
                .isEqualTo("贷款 20 亿元，最高 30");
        assertThat(points(answer, "y", "sizeInKind")).as("alone of its kind").hasValue("100");
        assertThat(points(answer, "y", "perHead")).as("20/7 of 10").hasValue("28.5714");
        assertThat(entry(answer, "y", "perHead").orElseThrow().path("reason").asText())
                .isEqualTo("人均贷款 2.8571 亿元/人，最高 10");
    }

    @Test
    void anItemForOneKindComparesThatKindAndIsForNobodyElse() throws Exception {
        ObjectNode answer = answer(
                """
                - {id: x, indicators: {kind: a, loans: 30}}
                - {id: y, indicators: {kind: b, loans: 20}}
                - {id: z, indicators: {kind: b, loans: 10}}
                """);

        assertThat(points(answer, "x", "onlyB")).isEmpty();
        assertThat(points(answer, "y", "onlyB")).hasValue("100");
        assertThat(points(answer, "z", "onlyB")).hasValue("50");
    }

    @Test
    void equalsShareAPlaceAndTheLowestIsTheBestWhereDeclared() throws Exception {
        ObjectNode answer = answer(
                """
                - {id: w, indicators: {kind: a, loans: 1, late: 2}}
                - {id: x, indicators: {kind: a, loans: 1, late: 0}}
                - {id: y, indicators: {kind: a, loans: 1, late: 2}}
                - {id: z, indicators: {kind: a, loans: 1, late: 3}}
                """);

        assertThat(points(answer, "x", "punctual")).hasValue("90");
        assertThat(points(answer, "w", "punctual")).hasValue("80");
        assertThat(points(answer, "y", "punctual")).hasValue("80");
        assertThat(points(answer, "z", "punctual")).hasValue("60");
        assertThat(entry(answer, "z", "punctual").orElseThrow().path("reason").asText())
                .isEqualTo("迟报 3 次：4/4，0 至 3");
    }

    @Test
    void theMeanIsExact() throws Exception {
        // Of 1, 1 and 1.0001 the mean is 1.00003…, which no rounding to four places could tell from 1.
        ObjectNode answer = answer(
                """
                - {id: x, indicators: {kind: a, loans: 1}}
                - {id: y, indicators: {kind: a, loans: 1}}
                - {id: z, indicators: {kind: a, loans: 1.0001}}
                """);

        assertThat(points(answer, "z", "above")).hasValue("5");
        assertThat(points(answer, "x", "above")).hasValue("1");
    }

    @Test
    void whoLacksAValueIsNotComparedAndGetsWhatTheItemGivesOtherwise() throws Exception {
        ObjectNode answer = answer(
                """
                - {id: x, indicators: {kind: a, loans: 30, staff: 3}}
                - {id: y, indicators: {kind: a, staff: 3}}
                """);

        ObjectNode entry = entry(answer, "y", "size").orElseThrow();
        assertThat(entry.path("points").decimalValue()).isZero();
        assertThat(entry.path("reason").asText()).isEqualTo("没有贷款 （无）");
        assertThat(entry.path("rule").asText()).isEqualTo("规模：其他情形");
        assertThat(entry.path("basis").asText()).isEqualTo("一");
        assertThat(entry(answer, "y", "above").orElseThrow().path("basis").asText())
                .isEqualTo("八(二)");
        assertThat(answer.at("/results/0/total").decimalValue()).isPositive();
    }

    @Test
    void allAreTakenAsGivenWhereOneCannotBeWorkedOut() throws Exception {
        String others =
                """
                - {id: x, indicators: {kind: a, loans: 30, staff: 3}}
                - {id: y, indicators: {kind: a, loans: 20, staff: 1}}
                """;

        assertThat(points(answer(others), "x", "perHeadOrSize")).hasValue("50");
        ObjectNode missing = answer(others + "- {id: z, indicators: {kind: a, loans: 10}}\n");
        assertThat(points(missing, "x", "perHeadOrSize")).hasValue("100");
        assertThat(points(missing, "z", "perHeadOrSize")).hasValue("33.3333");
        assertThat(entry(missing, "z", "perHeadOrSize")
                        .orElseThrow()
                        .path("reason")
                        .asText())
                .isEqualTo("贷款 10 亿元，最高 30");
        assertThat(points(missing, "z", "perHead")).hasValue("0");
    }

    @Test
    void aTrimmedMeanLeavesOutTheHighestAndTheLowest() throws Exception {
        ObjectNode answer = answer(
                """
                - {id: x, indicators: {kind: a, loans: 1, months: [{month: "1", output: 100}, {month: "2", output: 1}, {month: "3", output: 2}, {month: "4", output: 0}]}}
                - {id: y, indicators: {kind: a, loans: 1, months: [{month: "1", output: 3}, {month: "2", output: 3}, {month: "3", output: 3}]}}
                - {id: z, indicators: {kind: a, loans: 1, months: [{month: "1", output: 3}, {month: "2", output: 3}]}}
                """);

        assertThat(points(answer, "x", "steady")).as("1.5 of 3").hasValue("50");
        assertThat(points(answer, "y", "steady")).hasValue("100");
        assertThat(points(answer, "z", "steady")).as("nothing is left").hasValue("0");
    }

    @Test
    void aRuleThatPostsAnItemForOthersThanItIsForIsStopped() {
        WrittenPack pack = new WrittenPack(DECLARED)
                .rules("admission", ADMISSION)
                .rules(
                        "score",
                        SCORE
                                + """

                rule "不分类型"
                    @item(onlyB)
                when
                    $bank : Bank( kind == "a" )
                then
                    ledger.award($bank, 1, "…");
                end
                """);

        assertThatThrownBy(() -> pack.answer("- {id: x, indicators: {kind: a, loans: 1}}\n"))
                .isInstanceOfSatisfying(
                        RuleFault.class, fault -> assertThat(fault.code()).isEqualTo("not-for-this-kind"));
    }
}
