package plumbline.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.intake.Problem;
import plumbline.intake.RequestRejected;
import plumbline.intake.RequestSchema;
import plumbline.kit.AnswerJson;
import plumbline.kit.PackCopy;
import plumbline.kit.RequestForm;
import plumbline.kit.Street;
import plumbline.library.pack.Pack;
import plumbline.text.JsonText;

/** The annex with the missing indicators may yet be published: a new one is a matter of the pack's files alone. */
class AddedIndicatorTest {
    private static final String CORPS = "corps-bank-grading";
    private static final String CODE = "onlineLoans";
    private static final String POINTER = "/subjects/0/indicators/" + CODE;

    private static final String BEFORE_INDICATOR = "  - {code: bonus, zh: 认定的加分";
    private static final String INDICATOR =
            "  - {code: onlineLoans, zh: 线上贷款, en: Online loans, unit: 亿元, type: decimal, min: 0}";

    private static final String BEFORE_ITEM = "      - {code: institutionBuilding, zh: 金融服务机构建设,";
    private static final String ITEM =
            "      - {code: onlineLoans, zh: 线上贷款, en: Online loans, max: 4, basis: 附件, origin: text}";

    /** Its items' maxima must add up to its own. */
    private static final String CATEGORY = "    en: Organisation of financial services\n    ";

    @TempDir
    private static Path rules;

    private static Pack pack;

    @BeforeAll
    static void addTheIndicator() throws Exception {
        pack = PackCopy.of(CORPS, rules)
                .replace(BEFORE_INDICATOR, INDICATOR + "\n" + BEFORE_INDICATOR)
                .replace(BEFORE_ITEM, ITEM + "\n" + BEFORE_ITEM)
                .replace(CATEGORY + "max: 15", CATEGORY + "max: 19")
                .write(
                        "45-online.drl",
                        """
                        // 组织体系：附件公布以后补上的指标。
                        agenda-group "score"

                        rule "组织体系：线上贷款"
                            @item(onlineLoans)
                        when
                            accumulate( Bank( $v : onlineLoans ); $best : max($v) )
                            $bank : Bank( $value : onlineLoans )
                        then
                            ledger.awardShareOfMax($bank, relativeToBest($value, $best), "线上贷款 {onlineLoans}，最高 {$best}");
                        end
                        """)
                .pack();
    }

    @Test
    void aRequestWithoutItIsRefusedAtItsPlace() {
        byte[] request = JsonText.bytes(RequestForm.corps().subject("b1", "{}").json());
        assertThatExceptionOfType(RequestRejected.class)
                .isThrownBy(() -> pack.requests().read(request))
                .satisfies(rejected -> assertThat(rejected.problems())
                        .extracting(Problem::pointer, Problem::code)
                        .containsExactly(tuple(POINTER, "missing-member")));
    }

    @Test
    void aRequestWithAValueOutOfItsBoundsIsRefusedAtItsPlace() {
        byte[] request = JsonText.bytes(
                RequestForm.corps().subject("b1", "{onlineLoans: -0.01}").json());
        assertThatExceptionOfType(RequestRejected.class)
                .isThrownBy(() -> pack.requests().read(request))
                .satisfies(rejected -> assertThat(rejected.problems())
                        .extracting(Problem::pointer)
                        .containsExactly(POINTER));
    }

    @Test
    void theSchemaOfTheRequestRequiresIt() {
        JsonNode indicators = RequestSchema.of(pack.policy()).at("/properties/subjects/items/properties/indicators");
        assertThat(AnswerJson.elements(indicators.get("required")).map(JsonNode::asText))
                .contains(CODE);
        assertThat(indicators.get("properties").has(CODE)).isTrue();
    }

    @Test
    void itIsScoredAndListedInTheOrderOfTheSheetAndCountsInTotalAndCategory() {
        ObjectNode request = RequestForm.corps()
                .subject("b1", "{onlineLoans: 10, loanBalance: 5}")
                .subject("b2", "{onlineLoans: 2.5, loanBalance: 5}")
                .json();
        AnswerJson answer = new AnswerJson(Street.answer(pack, request));
        assertThat(answer.points("b1", CODE)).isEqualByComparingTo("4");
        assertThat(answer.points("b2", CODE)).isEqualByComparingTo("1");
        assertThat(answer.total("b1")).isEqualByComparingTo("19");
        assertThat(answer.total("b2")).isEqualByComparingTo("16");
        assertThat(answer.of("b2").get("rank").asInt()).isEqualTo(2);
        assertThat(answer.of("b1").get("entries").findValuesAsText("item"))
                .containsSubsequence("guaranteedLoans", CODE, "institutionBuilding", "investmentContribution", "bonus");
        JsonNode organisation = AnswerJson.elements(answer.of("b2").get("categories"))
                .filter(category -> category.get("code").asText().equals("organisation"))
                .findFirst()
                .orElseThrow();
        assertThat(organisation.get("score").decimalValue()).isEqualByComparingTo("1");
    }

    @Test
    void theAnswerSaysWhatItCountsForAndWhere() {
        ObjectNode request =
                RequestForm.corps().subject("b1", "{onlineLoans: 10}").json();
        JsonNode entry = AnswerJson.elements(
                        new AnswerJson(Street.answer(pack, request)).of("b1").get("entries"))
                .filter(each -> each.get("item").asText().equals(CODE))
                .findFirst()
                .orElseThrow();
        assertThat(entry.get("label").asText()).isEqualTo("线上贷款");
        assertThat(entry.get("max").asInt()).isEqualTo(4);
        assertThat(entry.get("basis").asText()).isEqualTo("附件");
        assertThat(entry.get("origin").asText()).isEqualTo("text");
        assertThat(entry.get("reason").asText()).isEqualTo("线上贷款 10 亿元，最高 10");
    }

    @Test
    void thePackAsItStandsKnowsNothingOfIt() {
        byte[] request = JsonText.bytes(
                RequestForm.corps().subject("b1", "{onlineLoans: 1}").json());
        assertThatExceptionOfType(RequestRejected.class)
                .isThrownBy(() -> Street.pack(CORPS).requests().read(request))
                .satisfies(rejected -> assertThat(rejected.problems())
                        .extracting(Problem::code)
                        .containsExactly("unknown-member"));
    }
}
