package plumbline.library.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.text.PackRejected;
import plumbline.text.Text;

/** A pack's cases prove something only when each rule fires in one of them and is silent in another. */
class CaseReportTest {
    private static final String POLICY =
            """
            policy: tiny
            title: {zh: 小方案, en: Tiny}
            document: 无
            subject: {type: Village, zh: 村, en: village}
            periods: [year]
            indicators:
              - {code: income, zh: 收入, en: Income, type: decimal}
            categories:
              - code: base
                zh: 基本分
                en: Base
                items:
                  - {code: income, zh: 收入, en: Income, max: 10, basis: 一, origin: text}
                  - {code: unseen, zh: 未用, en: Unseen, max: 10, conditional: true, basis: 一, origin: text}
            """;

    private static final String RULES =
            """
            agenda-group "score"

            rule "高"
                @item(income)
            when
                $village : Village( income >= 5 )
            then
                ledger.award($village, 10, "收入 {income}");
            end

            rule "低"
                @item(income)
            when
                $village : Village( income < 5 )
            then
                ledger.award($village, 0, "收入 {income}");
            end

            rule "很高"
                @item(unseen)
            when
                $village : Village( income >= 1000 )
            then
                ledger.award($village, 1, "收入 {income}");
            end
            """;

    private static final String CASES =
            """
            defaults: {period: "2022"}
            cases:
              - name: 高的得10分
                request: {subjects: [{id: a, indicators: {income: 5}}]}
                expect: {subjects: {a: {total: 10}}}
            """;

    @Test
    void namesWhatTheCasesLeaveUnproven(@TempDir Path folder) throws IOException, PackRejected {
        CaseReport report = CaseReport.of(pack(folder, CASES));

        assertThat(report.failed()).isEmpty();
        assertThat(report.passed()).isFalse();
        assertThat(report.gaps())
                .extracting(Text::en)
                .containsExactlyInAnyOrder(
                        "the rule \"高\" fires for every subject of every case; none shows that it can be silent",
                        "no case lets the rule \"低\" fire",
                        "no case lets the rule \"很高\" fire",
                        "no case posts the item unseen");
    }

    @Test
    void aRuleIsShownToBeSilentByASubjectForWhichItIs(@TempDir Path folder) throws IOException, PackRejected {
        String two = CASES.replace(
                "{id: a, indicators: {income: 5}}",
                "{id: a, indicators: {income: 5}}, {id: b, indicators: {income: 1}}");
        assertThat(CaseReport.of(pack(folder, two)).gaps())
                .extracting(Text::en)
                .noneMatch(gap -> gap.contains("fires for every subject"));
    }

    @Test
    void aFileOfDefaultsAloneIsForTheWholePack(@TempDir Path folder) throws IOException, PackRejected {
        Pack pack = pack(folder, CASES.replace("defaults: {period: \"2022\"}\n", ""));
        assertThat(CaseReport.of(pack).failed()).hasSize(1);
        Path defaults = folder.resolve("tiny/tests/00-defaults.yaml");
        Files.writeString(defaults, "defaults: {period: \"2022\", indicators: {income: 1}}\n");
        assertThat(CaseReport.of(Pack.of(PackFolder.read(folder.resolve("tiny"))))
                        .failed())
                .isEmpty();
    }

    @Test
    void saysWhatWasExpectedAndWhatCame(@TempDir Path folder) throws IOException, PackRejected {
        CaseReport report = CaseReport.of(pack(folder, CASES.replace("total: 10", "total: 9")));

        assertThat(report.failed()).singleElement().satisfies(failed -> assertThat(failed.failures())
                .containsExactly("a：总分 total 是 10，应为 9 / a: total is 10, expected 9"));
    }

    private static Pack pack(Path folder, String cases) throws IOException, PackRejected {
        Path tiny = Files.createDirectories(folder.resolve("tiny"));
        Files.createDirectories(tiny.resolve("tests"));
        Files.writeString(tiny.resolve("policy.yaml"), POLICY);
        Files.writeString(tiny.resolve("10-score.drl"), RULES);
        Files.writeString(tiny.resolve("tests/10-score.yaml"), cases);
        return Pack.of(PackFolder.read(tiny));
    }
}
