package plumbline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.facts.RuleFault;
import plumbline.intake.Problem;
import plumbline.intake.RequestRejected;
import plumbline.kit.SmallPack;
import plumbline.library.pack.Pack;
import plumbline.text.PackRejected;

/** An evaluation that lacks what a rule goes by ends in a fault. */
class MissingValuesTest {
    private static final String GRADES =
            """
            grades:
              - {code: good, zh: 好, en: Good, basis: 一, origin: text}
            """;

    @TempDir
    private Path folder;

    @Test
    void aSubjectWithoutAGradeIsNamedWithTheRemedy() throws IOException, PackRejected {
        Pack pack = new SmallPack()
                .indicator("code: x, type: decimal")
                .with(GRADES)
                .award("得分", 1, "$v : Village()")
                .grade("好", "good", "$v : Village( x >= 3 )")
                .in(folder);

        assertThatExceptionOfType(RuleFault.class)
                .isThrownBy(() -> evaluated(pack, "2025", 3, 2.9, 1))
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo("no-grade");
                    assertThat(fault.text().zh())
                            .startsWith("没有一条规则给 v1, v2 评等次")
                            .contains("补一条规则");
                    assertThat(fault.text().en())
                            .startsWith("no rule gives a grade to v1, v2; ")
                            .contains("add a rule");
                });
        assertThatExceptionOfType(RuleFault.class)
                .isThrownBy(() -> evaluated(pack, "2025", 1, 1, 1, 1, 1, 1))
                .satisfies(fault -> assertThat(fault.text().en())
                        .startsWith("no rule gives a grade to v0, v1, v2, v3, v4 and 1 more subject (6 in all);"));
    }

    @Test
    void everySubjectWithAGradeIsScored() throws IOException, PackRejected, RequestRejected {
        Pack pack = new SmallPack()
                .indicator("code: x, type: decimal")
                .with(GRADES)
                .award("得分", 1, "$v : Village()")
                .grade("好", "good", "$v : Village( x >= 3 )")
                .in(folder);

        assertThat(evaluated(pack, "2025", 3, 4).results())
                .allSatisfy(result -> assertThat(result.grade()).isNotNull());
    }

    @Test
    void aPeriodInWhichAParameterHasNoValueIsRefused() throws IOException, PackRejected, RequestRejected {
        Pack pack = new SmallPack()
                .indicator("code: x, type: decimal")
                .with(
                        """
                        parameters:
                          - code: cap
                            zh: 上限
                            en: Cap
                            values: [{from: 2025, value: 2}]
                            basis: 一
                            origin: text
                        """)
                .award("得分", 1, "Parameter( code == \"cap\", $cap : value )", "$v : Village( x < $cap )")
                .award("封顶", 2, "Parameter( code == \"cap\", $cap : value )", "$v : Village( x >= $cap )")
                .in(folder);

        assertThatExceptionOfType(RequestRejected.class)
                .isThrownBy(() -> evaluated(pack, "2024", 1))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem)
                                    .extracting(Problem::pointer, Problem::code)
                                    .containsExactly("/period", "no-parameter-value");
                            assertThat(problem.message().zh()).contains("参数“cap”（上限）在 2024 年没有值");
                            assertThat(problem.message().en()).contains("the parameter cap (Cap) has no value in 2024");
                        }));
        assertThat(evaluated(pack, "2025", 1).results()).hasSize(1);
    }

    private static Evaluation evaluated(Pack pack, String period, double... values) throws RequestRejected {
        StringBuilder subjects = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            subjects.append(i == 0 ? "" : ",")
                    .append("{\"id\": \"v%d\", \"name\": \"村%d\", \"indicators\": {\"x\": %s}}"
                            .formatted(i, i, values[i]));
        }
        String request = "{\"period\": \"%s\", \"subjects\": [%s]}".formatted(period, subjects);
        return pack.evaluator().evaluate(pack.requests().read(request.getBytes(StandardCharsets.UTF_8)), false);
    }
}
