package plumbline.packs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.kit.Street;
import plumbline.text.JsonText;

/** A sample with one unit taken for another: noticed first of all, and scored as it is. */
class UnitMistakesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "corps-bank-grading",
                "datong-bank-targets",
                "datong-guarantee-compensation",
                "datong-tasks",
                "luliang-targets",
                "shangrao-deposit-contribution",
                "shanxi-city-incentives"
            })
    void nothingInASampleIsImplausible(String policy) throws IOException {
        assertThat(Street.answer(Street.pack(policy), sample(policy))
                        .get("notices")
                        .findValuesAsText("code"))
                .doesNotContain("implausible");
    }

    private static ObjectNode sample(String policy) throws IOException {
        return (ObjectNode) JsonText.read(Files.readAllBytes(Path.of("samples", policy, "request.json")));
    }

    @ParameterizedTest
    @CsvSource({
        // policy, whose (an index, or all, or context), indicator, member of a record, factor
        "corps-bank-grading,0,loanBalance,,10000",
        "corps-bank-grading,1,loanBalance,,0.0001",
        "corps-bank-grading,all,loanBalance,,10000",
        "corps-bank-grading,2,loanIncrement,,10000",
        "corps-bank-grading,all,loanIncrement,,10000",
        "corps-bank-grading,0,loanGrowth,,0.01",
        "corps-bank-grading,all,loanGrowth,,0.01",
        "corps-bank-grading,0,majorProjects,,10000",
        "corps-bank-grading,all,ruralRevitalisation,,10000",
        "corps-bank-grading,1,smeSupport,,10000",
        "corps-bank-grading,2,greenFinance,,10000",
        "corps-bank-grading,0,guaranteedLoans,,10000",
        "datong-bank-targets,0,inclusiveGrowth,,0.01",
        "datong-bank-targets,all,inclusiveGrowth,,0.01",
        "datong-bank-targets,0,ftpDiscount,,0.01",
        "datong-guarantee-compensation,0,guarantees,amount,10000",
        "datong-guarantee-compensation,1,guarantees,balance,0.0001",
        "datong-guarantee-compensation,0,guarantees,feeRate,0.01",
        "datong-guarantee-compensation,all,guarantees,feeRate,10",
        "datong-guarantee-compensation,context,breakEvenRates,制造业,0.01",
        "datong-tasks,1,progress,,0.01",
        "luliang-targets,0,loanGrowth,,0.01",
        "luliang-targets,all,privateGrowth,,0.01",
        "luliang-targets,1,manufacturingGrowth,,0.01",
        "luliang-targets,0,greenGrowth,,0.01",
        "luliang-targets,all,creditLoanShare,,0.01",
        "luliang-targets,0,inclusiveKpiWeight,,0.01",
        "luliang-targets,0,ftpDiscount,,0.01",
        "luliang-targets,context,provinceLoanGrowth,,0.01",
        "shangrao-deposit-contribution,0,loans,,10000",
        "shangrao-deposit-contribution,1,deposits,,10000",
        "shangrao-deposit-contribution,all,deposits,,10000",
        "shangrao-deposit-contribution,0,loanIncrement,,10000",
        "shangrao-deposit-contribution,2,taxPaid,,0.0001",
        "shangrao-deposit-contribution,all,taxPaid,,10000",
        "shangrao-deposit-contribution,0,smeLoanGrowth,,0.01",
        "shangrao-deposit-contribution,all,industrialLoanGrowth,,0.01",
        "shangrao-deposit-contribution,context,pool,,0.00000001",
        "shanxi-city-incentives,0,highRiskResolutionRate,,0.01",
        "shanxi-city-incentives,all,nplDisposalRate,,0.01",
        "shanxi-city-incentives,1,platformReductionRate,,0.01",
        "shanxi-city-incentives,0,venueRiskAmount,,10000",
        "shanxi-city-incentives,0,gdp,,10000",
        "shanxi-city-incentives,all,gdp,,0.0001"
    })
    void aUnitTakenForAnotherIsNoticedFirst(
            String policy, String whose, String indicator, String member, BigDecimal factor) throws IOException {
        ObjectNode request = sample(policy);
        if (whose.equals("context")) {
            ObjectNode context = (ObjectNode) request.get("context");
            scale(
                    member == null ? context : (ObjectNode) context.get(indicator),
                    member == null ? indicator : member,
                    factor);
        }
        for (int i = 0; i < request.get("subjects").size(); i++) {
            if (whose.equals("all") || whose.equals(String.valueOf(i))) {
                ObjectNode values = (ObjectNode) request.at("/subjects/" + i + "/indicators");
                if (member == null) {
                    scale(values, indicator, factor);
                } else {
                    values.get(indicator).forEach(record -> scale((ObjectNode) record, member, factor));
                }
            }
        }
        JsonNode notice = Street.answer(Street.pack(policy), request).at("/notices/0");
        assertThat(notice.path("code").asText()).isEqualTo("implausible");
        assertThat(notice.path("implausible")).anySatisfy(value -> {
            assertThat(value.path("indicator").asText()).isEqualTo(indicator);
            assertThat(value.at("/why/zh").asText()).isNotBlank();
            if (whose.matches("[0-9]+")) {
                assertThat(value.path("subject").asText())
                        .isEqualTo(request.at("/subjects/" + whose + "/id").asText());
            }
        });
    }

    private static void scale(ObjectNode holder, String code, BigDecimal factor) {
        JsonNode value = holder.get(code);
        if (value.isNumber()) {
            holder.put(code, value.decimalValue().multiply(factor).stripTrailingZeros());
        }
    }
}
