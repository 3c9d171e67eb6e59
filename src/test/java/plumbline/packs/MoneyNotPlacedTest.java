package plumbline.packs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Street;
import plumbline.kit.TinyPack;
import plumbline.library.PolicyLibrary;

/** Whatever becomes of a pool, the answer says what of it was placed; money that is not placed is told. */
class MoneyNotPlacedTest {
    private static JsonNode pool(JsonNode answer) {
        assertThat(answer.at("/cohort/pools")).hasSize(1);
        return answer.at("/cohort/pools/0");
    }

    private static ObjectNode answer(ShangraoRequest request) {
        return Street.answer(Street.pack(Street.SHANGRAO), request.json());
    }

    private static JsonNode notice(JsonNode answer) {
        return StreamSupport.stream(answer.path("notices").spliterator(), false)
                .filter(notice -> notice.path("code").asText().equals("nothing-to-share"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPoolThatIsSharedOutIsPlacedToTheCent() {
        ObjectNode answer = answer(new ShangraoRequest()
                .context("pool", "100.01")
                .bank("b1", "satisfaction", "1")
                .bank("b2", "satisfaction", "2"));
        assertThat(pool(answer).path("amount").decimalValue()).isEqualByComparingTo("100.01");
        assertThat(pool(answer).path("placed").decimalValue()).isEqualByComparingTo("100.01");
        assertThat(pool(answer).path("unplaced").decimalValue()).isZero();
        assertThat(answer.path("notices")).isEmpty();
    }

    @Test
    void aPoolWhoseClaimsAllWeighNothingIsToldWithItsAmount() {
        ObjectNode answer = answer(new ShangraoRequest()
                .context("pool", "0.01")
                .bank("b1", "satisfaction", "5")
                .atRisk());
        assertThat(pool(answer).path("placed").decimalValue()).isZero();
        assertThat(pool(answer).path("unplaced").decimalValue()).isEqualByComparingTo("0.01");
        JsonNode notice = notice(answer);
        assertThat(notice.at("/pools/0/unplaced").decimalValue()).isEqualByComparingTo("0.01");
        assertThat(notice.at("/message/zh").asText()).contains("0.01 元没有分出去");
        assertThat(notice.at("/message/en").asText()).contains("Not shared out: ", "0.01");
        assertThat(notice.path("subjects")).extracting(JsonNode::asText).containsExactly("b1");
    }

    @Test
    void aPoolOfNothingIsNotTold() {
        ObjectNode answer = answer(new ShangraoRequest()
                .context("pool", "0")
                .bank("b1", "satisfaction", "5")
                .bank("b2", "satisfaction", "4"));
        assertThat(pool(answer).path("unplaced").decimalValue()).isZero();
        assertThat(answer.path("notices")).isEmpty();
    }

    @Test
    void withoutAPoolThereIsNothingToPlace() {
        assertThat(answer(new ShangraoRequest().bank("b1", "satisfaction", "5")).at("/cohort/pools"))
                .isEmpty();
    }

    /** The pack declares neither the notice nor a rule that claims. */
    @Test
    void aPoolThatNobodyClaimsIsToldAlsoWhereThePackDeclaresNoNotice(@TempDir Path rules) throws IOException {
        Path folder = TinyPack.write(rules, "tiny", 1);
        Files.writeString(
                folder.resolve("policy.yaml"),
                TinyPack.policy("tiny")
                        + """
                        context:
                          - {code: money, zh: 奖金, en: prize money, unit: 元, type: decimal, min: 0, decimals: 2, optional: true}
                        outcomes:
                          - {code: prize, zh: 奖金额, en: prize, unit: 元, decimals: 2, pool: money, basis: 二, origin: text}
                        """);
        ObjectNode request = TinyPack.request();
        request.putObject("context").put("money", 500);
        JsonNode answer = Street.answer(PolicyLibrary.load(rules).state("tiny").pack(), request);
        JsonNode notice = notice(answer);
        assertThat(notice.path("subjects")).isNotEmpty();
        assertThat(notice.path("basis").asText()).isEqualTo("二");
        assertThat(notice.at("/pools/0/amount").asInt()).isEqualTo(500);
        assertThat(notice.at("/message/en").asText()).contains("prize money 500 元");
    }
}
