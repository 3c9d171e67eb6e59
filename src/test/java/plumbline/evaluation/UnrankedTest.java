package plumbline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import plumbline.kit.WrittenPack;

/** A subject that is scored and not ranked counts in no rank and takes no seat; records of which there are so many. */
class UnrankedTest {
    private static final WrittenPack PACK = new WrittenPack(
                    """
                    indicators:
                      - {code: score, zh: 得分, type: decimal}
                      - {code: fresh, zh: 新设, type: boolean}
                      - code: months
                        zh: 各月余额
                        type: records
                        record: Month
                        key: month
                        count: 3
                        optional: true
                        members:
                          - {code: month, zh: 月份, type: integer, min: 1, max: 12}
                          - {code: balance, zh: 余额, type: decimal}
                    derived:
                      - {code: average, zh: 月均余额, of: months, mean: balance, trim: 1}
                    categories:
                      - code: all
                        zh: 全部
                        items: [{code: p, zh: 得分, max: 100, basis: 一, origin: text}]
                    quotas:
                      - {code: good, zh: 优秀, share: 0.5, from: top, basis: 二, origin: text}
                    grades:
                      - {code: good, zh: 优秀, basis: 二, origin: text}
                      - {code: fair, zh: 一般, basis: 二, origin: text}
                    notices:
                      - {code: tie-at-boundary, zh: 请人来定, basis: 二, origin: text}
                    """)
            .rules(
                    "score",
                    """
                    rule "得分" @item(p) when $bank : Bank( $s : score ) then ledger.award($bank, $s, "得 {score}"); end
                    rule "新设的不排名" when $bank : Bank( fresh == true ) then ledger.unranked($bank, "新设，得 {score}"); end
                    """)
            .rules(
                    "standing",
                    """
                    rule "名额" when $bank : Bank() then ledger.candidate($bank, "good"); end
                    """)
            .rules(
                    "grade",
                    """
                    rule "优秀" when Seat( quota == "good", $bank : subject ) then ledger.grade($bank, "good", "有名额"); end
                    rule "一般" when
                        Standing( $bank : subject )
                        not Seat( subject == $bank )
                    then ledger.grade($bank, "fair", "没有名额"); end
                    """);

    @Test
    void theOthersAreRankedAndSeatedAsIfItWereNotThere() throws Exception {
        ObjectNode answer = PACK.answer(
                """
                - {id: a, indicators: {score: 90, fresh: true}}
                - {id: b, indicators: {score: 80, fresh: false}}
                - {id: c, indicators: {score: 70, fresh: false}}
                """);
        assertThat(answer.path("results"))
                .extracting(each -> each.path("id").asText())
                .containsExactly("b", "c", "a");
        JsonNode fresh = answer.path("results").get(2);
        assertThat(fresh.path("status").asText()).isEqualTo("unranked");
        assertThat(fresh.path("total").decimalValue()).isEqualByComparingTo("90");
        assertThat(fresh.path("rank").isNull()).isTrue();
        assertThat(fresh.path("grade").isNull()).isTrue();
        assertThat(fresh.path("reason").asText()).isEqualTo("新设，得 90");
        assertThat(answer.path("results").get(0).path("rank").asInt()).isEqualTo(1);
        assertThat(answer.at("/cohort/quotas/0/limit").asInt())
                .as("half of the two that are ranked")
                .isEqualTo(1);
        assertThat(answer.at("/cohort/quotas/0/taken/0").asText()).isEqualTo("b");
        assertThat(answer.at("/cohort/size").asInt()).isEqualTo(3);
    }

    @Test
    void thereAreAsManyRecordsAsAreDeclared() throws Exception {
        String subject = "- {id: a, indicators: {score: 1, fresh: false, months: [%s]}}";
        String two = "{month: 1, balance: 1}, {month: 2, balance: 5}";
        assertThat(PACK.answer(subject.formatted(two + ", {month: 3, balance: 9}"))
                        .path("results"))
                .hasSize(1);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> PACK.answer(subject.formatted(two)))
                .withMessageContaining("wrong-count");
    }
}
