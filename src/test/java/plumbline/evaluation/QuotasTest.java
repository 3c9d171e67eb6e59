package plumbline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.kit.WrittenPack;

/** How many seats a quota has, who takes them, and how points and ranking keys are rounded before. */
class QuotasTest {
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
              - {code: points, zh: 分, en: Points, type: decimal}
            categories:
              - code: base
                zh: 基本
                en: Base
                items:
                  - {code: points, zh: 分, en: Points, %s basis: 一, origin: text}
            ranking:
              - {key: total, order: descending%s}
            quotas:
            %s
            notices:
              - {code: tie-at-boundary, zh: 请决定, en: Decide, basis: 一, origin: text}
            """;

    private static final String QUOTA = "  - {code: %s, zh: 名额, en: Seats, from: top, basis: 一, origin: text, %s}\n";

    private static ObjectNode answer(String item, String key, String quotas, List<String> codes, String subjects)
            throws Exception {
        StringBuilder candidates = new StringBuilder();
        codes.forEach(code -> candidates.append("    ledger.candidate($bank, \"" + code + "\");\n"));
        return new WrittenPack(DECLARED.formatted(item, key, quotas))
                .rules(
                        "score",
                        """
                        rule "得分"
                            @item(points)
                        when
                            $bank : Bank( $points : points )
                        then
                            ledger.award($bank, $points, "{points}");
                        end
                        """)
                .rules(
                        "standing",
                        """
                        rule "都可以占"
                        when
                            $bank : Bank()
                        then
                        %send
                        """
                                .formatted(candidates))
                .answer(subjects);
    }

    private static String subject(String id, String kind, String points) {
        return "- {id: %s, indicators: {kind: %s, points: %s}}\n".formatted(id, kind, points);
    }

    private static List<String> taken(ObjectNode answer, int quota) {
        return ids(answer.at("/cohort/quotas/" + quota + "/taken"));
    }

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "down, 7, 2",
        "half-up, 7, 2",
        "up, 7, 3",
        "half-up, 5, 2",
        "down, 5, 1",
        "up, 5, 2",
        "up, 8, 3",
        "up, 4, 2",
        "down, 4, 1"
    })
    void aShareIsRoundedAsDeclared(String rounding, int subjects, int seats) throws Exception {
        String all = IntStream.rangeClosed(1, subjects)
                .mapToObj(i -> subject("s" + i, "a", String.valueOf(100 - i)))
                .reduce("", String::concat);
        ObjectNode answer =
                answer("", "", QUOTA.formatted("top", "share: 0.3, rounding: " + rounding), List.of("top"), all);
        assertThat(taken(answer, 0)).hasSize(seats);
        assertThat(answer.at("/cohort/quotas/0/limit").asInt()).isEqualTo(seats);
    }

    @Test
    void equalsAtTheBoundaryAreLeftOutOrTakenIn() throws Exception {
        String all = subject("w", "a", "9") + subject("x", "a", "8") + subject("y", "a", "8") + subject("z", "a", "7");
        ObjectNode out = answer("", "", QUOTA.formatted("top", "limit: 2"), List.of("top"), all);
        assertThat(taken(out, 0)).containsExactly("w");
        assertThat(ids(out.at("/notices/0/subjects"))).containsExactly("x", "y");
        ObjectNode in = answer("", "", QUOTA.formatted("top", "limit: 2, ties: in"), List.of("top"), all);
        assertThat(taken(in, 0)).containsExactly("w", "x", "y");
        assertThat(in.path("notices")).isEmpty();
    }

    @Test
    void aQuotaAfterAnotherPassesOverThoseWhoHoldASeat() throws Exception {
        String all = subject("w", "a", "9") + subject("x", "a", "8") + subject("y", "a", "7") + subject("z", "a", "6");
        String quotas = QUOTA.formatted("first", "limit: 1")
                + QUOTA.formatted("second", "limit: 1, after: first")
                + QUOTA.formatted("third", "limit: 5, after: second");
        ObjectNode answer = answer("", "", quotas, List.of("first", "second", "third"), all);
        assertThat(taken(answer, 0)).containsExactly("w");
        assertThat(taken(answer, 1)).containsExactly("x");
        assertThat(taken(answer, 2)).containsExactly("y", "z");
    }

    @Test
    void eachKindHasSeatsOfItsOwn() throws Exception {
        String all = subject("u", "a", "9")
                + subject("v", "a", "8")
                + subject("w", "a", "7")
                + subject("x", "b", "3")
                + subject("y", "b", "2");
        ObjectNode answer = answer("", "", QUOTA.formatted("top", "share: 0.5, by: kind"), List.of("top"), all);
        assertThat(taken(answer, 0)).containsExactly("u", "x");
        assertThat(answer.at("/cohort/quotas/0/limit").asInt()).isEqualTo(2);
    }

    @Test
    void pointsAndRankingKeysAreRoundedWhereDeclared() throws Exception {
        String all = subject("x", "a", "1.0049") + subject("y", "a", "1.0001");
        String quota = QUOTA.formatted("top", "limit: 1");
        List<String> top = List.of("top");

        assertThat(answer("", "", quota, top, all).at("/results/1/rank").asInt())
                .isEqualTo(2);
        ObjectNode byKey = answer("", ", decimals: 2", quota, top, all);
        assertThat(byKey.at("/results/1/rank").asInt()).isEqualTo(1);
        assertThat(byKey.at("/results/0/total").decimalValue()).isEqualByComparingTo("1.0049");
        ObjectNode byItem = answer("decimals: 2,", "", quota, top, all);
        assertThat(byItem.at("/results/1/rank").asInt()).isEqualTo(1);
        assertThat(byItem.at("/results/0/total").decimalValue()).isEqualByComparingTo("1");
        ObjectNode half =
                answer("decimals: 2,", "", quota, top, subject("x", "a", "1.005") + subject("y", "a", "-1.005"));
        assertThat(half.at("/results/0/total").decimalValue()).isEqualByComparingTo("1.01");
        assertThat(half.at("/results/1/total").decimalValue()).isEqualByComparingTo("-1.01");
    }
}
