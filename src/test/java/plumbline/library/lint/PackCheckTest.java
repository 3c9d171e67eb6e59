package plumbline.library.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.kit.SmallPack;
import plumbline.kit.Street;
import plumbline.text.Finding;
import plumbline.text.PackRejected;

/** Rules that no request can let fire and points above their maximum are found; the shipped packs have none. */
class PackCheckTest {
    @TempDir
    private Path folder;

    static List<String> policies() {
        return Street.policies();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theShippedPacksAreSound(String policy) {
        PackCheck check = PackCheck.of(Street.pack(policy));

        assertThat(check.findings()).isEmpty();
        assertThat(check.covered()).isNotEmpty();
    }

    /** Of rules that are too many: their conditions, and the one that cannot hold. */
    private static final Map<String, String> NEVER = Map.ofEntries(
            Map.entry("Village( x < 20, x > 20 )", "x > 20"),
            Map.entry("Village( x >= 20, x < 20 )", "x < 20"),
            Map.entry("Village( x > 20.1, x < 20.2 )", "x < 20.2"),
            Map.entry("Village( x > 100 )", "x > 100"),
            Map.entry("Village( x < 0 )", "x < 0"),
            Map.entry("Village( n > 5, n < 6 )", "n < 6"),
            Map.entry("Village( kind == \"a\", kind == \"b\" )", "kind == \"b\""),
            Map.entry("Village( kind != \"a\", kind != \"b\" )", "kind != \"b\""),
            Map.entry("Village( flag == true, flag == false )", "flag == false"),
            Map.entry("Village( x == null )", "x == null"),
            Map.entry("Village( maybe == null, maybe > 1 )", "maybe > 1"),
            Map.entry("Village()\n    Context( mode == \"half\" )", "mode == \"half\""),
            Map.entry("Village()\n    Period( half == 1 )", "half == 1"),
            Map.entry("Village()\n    Period( text == \"2022-Q1\" )", "text == \"2022-Q1\""));

    @Test
    void aRuleThatCannotFireIsNamed() throws IOException, PackRejected {
        SmallPack pack = pack();
        NEVER.keySet().forEach(conditions -> pack.award("多余：" + conditions.hashCode(), 1, "$v : " + conditions));

        List<Finding> findings = findings(pack).stream()
                .filter(finding -> finding.code().equals("never-fires"))
                .toList();

        assertThat(findings).extracting(Finding::excerpt).containsExactlyInAnyOrderElementsOf(NEVER.values());
        assertThat(findings).allSatisfy(finding -> assertThat(finding.message().en())
                .startsWith("this condition of the rule \"多余：")
                .contains("can never hold: "));
    }

    @Test
    void aRuleThatFiresNowAndThenIsLeftAlone() throws IOException, PackRejected {
        assertThat(findings(new SmallPack()
                        .indicator("code: x, type: decimal, min: 0, max: 100")
                        .award("端点", 1, "$v : Village( x >= 100 )")
                        .award("其余", 2, "$v : Village( x < 100 )")))
                .isEmpty();
    }

    @Test
    void aTotalThatTheSheetDoesNotReachIsNeverReached() throws IOException, PackRejected {
        SmallPack pack = new SmallPack()
                .with(
                        """
                        grades:
                          - {code: good, zh: 好, en: Good, basis: 一, origin: text}
                          - {code: fair, zh: 中, en: Fair, basis: 一, origin: text}
                        """)
                .award("得分", 1, "$v : Village()")
                .grade("好", "good", "Standing( $v : subject, total > 100 )")
                .grade("中", "fair", "Standing( $v : subject, total <= 100 )")
                .indicator("code: x, type: decimal");

        assertThat(findings(pack)).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo("grade.drl:5:29");
            assertThat(finding.message().zh()).endsWith("：total > 100（总分 不小于 0、不大于 100）");
        });
    }

    @Test
    void pointsAboveTheMaximumAreNamed() throws IOException, PackRejected {
        SmallPack pack = new SmallPack().indicator("code: x, type: decimal").award("正好", 100, "$v : Village( x <= 5 )");
        assertThat(findings(pack)).extracting(Finding::code).doesNotContain("points-above-maximum");
        assertThatExceptionOfType(PackRejected.class)
                .isThrownBy(() -> findings(pack.award("太多", 101, "$v : Village( x > 5 )")))
                .satisfies(rejected -> assertThat(rejected.findings())
                        .extracting(Finding::code, Finding::place)
                        .containsExactly(tuple("points-above-maximum", "score.drl:16:22")));
    }

    private static SmallPack pack() {
        return new SmallPack()
                .indicator("code: x, type: decimal, min: 0, max: 100, decimals: 1")
                .indicator("code: n, type: integer")
                .indicator("code: flag, type: boolean")
                .indicator("code: maybe, type: decimal, optional: true")
                .indicator("code: kind, type: choice, choices: [{code: a, zh: 甲, en: A}, {code: b, zh: 乙, en: B}]")
                .with(
                        """
                        context:
                          - {code: mode, zh: 方式, en: Mode, type: choice, choices: [{code: whole, zh: 全年, en: W}, {code: half, zh: 半年, en: H, periods: [firstHalf]}]}
                        parameters:
                          - {code: limit, zh: 界限, en: Limit, values: [{value: 7.5}], basis: 一, origin: text}
                        """)
                .award("总有", 1, "$v : Village()");
    }

    private List<Finding> findings(SmallPack pack) throws IOException, PackRejected {
        return PackCheck.findings(pack.in(folder)).stream()
                .filter(Finding::isError)
                .toList();
    }
}
