package plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An evaluation as text for people. */
class EvaluationTextTest {
    private static final String SAMPLE = "samples/corps-bank-grading/request.json";

    @Test
    void itNamesTheQuotaOfATieAndSaysUnitsInChinese() {
        Shell.Ran ran = Shell.run("evaluate", "corps-bank-grading", SAMPLE, "--format", "text");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("提示 [tie-at-boundary：优先存放财政资金的B级银行]", "评价结果公示期：3 天");
    }
}
