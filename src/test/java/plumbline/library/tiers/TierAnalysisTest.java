package plumbline.library.tiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.SmallPack;
import plumbline.library.lint.PackCheck;
import plumbline.library.pack.Pack;
import plumbline.text.Finding;
import plumbline.text.PackRejected;

/** Holes and overlaps between tiers are found, each with a value that shows it, and nothing else is. */
class TierAnalysisTest {
    private static final String OUTCOME =
            """
            outcomes:
              - {code: prize, zh: 奖金, en: Prize, unit: 元, decimals: 2, basis: 一, origin: text}
            """;

    private static final String GRADES =
            """
            grades:
              - {code: good, zh: 好, en: Good, basis: 一, origin: text}
              - {code: fair, zh: 中, en: Fair, basis: 一, origin: text}
            """;

    @TempDir
    private Path folder;

    @Test
    void tiersThatTouchAreSound() throws IOException, PackRejected {
        assertThat(findings(decimal()
                        .award("低", 0, "$v : Village( x < 20 )")
                        .award("中", 5, "$v : Village( x >= 20, x <= 50 )")
                        .award("高", 9, "$v : Village( x > 50 )")))
                .isEmpty();
    }

    @Test
    void aBoundThatNeitherTierTakesIsAGap() throws IOException, PackRejected {
        Finding gap = only(decimal().award("低", 0, "$v : Village( x < 20 )").award("高", 9, "$v : Village( x > 20 )"));

        assertThat(gap.code()).isEqualTo("tier-gap");
        assertThat(gap.place()).isEqualTo("score.drl:6:19");
        assertThat(gap.excerpt()).isEqualTo("x < 20");
        assertThat(gap.message().zh())
                .isEqualTo("指标 x = 20 时，没有规则给“分档分”；规则“低”（score.drl:3）到 x < 20 为止；规则“高”（score.drl:11）从 x > 20 起");
        assertThat(gap.message().en())
                .isEqualTo("no rule posts points at x = 20; \"低\" (score.drl:3) ends at x < 20;"
                        + " \"高\" (score.drl:11) begins at x > 20");
        assertThat(gap.remedy().en())
                .isEqualTo("in score.drl:6 write x <= 20 instead of x < 20,"
                        + " or in score.drl:14 write x >= 20 instead of x > 20");
    }

    @Test
    void aBoundThatBothTiersTakeIsAnOverlap() throws IOException, PackRejected {
        Finding overlap =
                only(decimal().award("低", 0, "$v : Village( x <= 20 )").award("高", 9, "$v : Village( x >= 20 )"));

        assertThat(overlap.code()).isEqualTo("tier-overlap");
        assertThat(overlap.message().en())
                .startsWith("\"低\" (score.drl:3) and \"高\" (score.drl:11) post points at x = 20;");
        assertThat(overlap.remedy().en())
                .isEqualTo("in score.drl:6 write x < 20 instead of x <= 20,"
                        + " or in score.drl:14 write x > 20 instead of x >= 20");
    }

    @Test
    void oneSideOfASharedBoundThatWasChangedAloneIsNamedWithTheOther() throws IOException, PackRejected {
        Finding gap =
                only(decimal().award("低", 0, "$v : Village( x < 20 )").award("高", 9, "$v : Village( x >= 30.5 )"));
        Finding overlap =
                only(decimal().award("低", 0, "$v : Village( x < 20 )").award("高", 9, "$v : Village( x >= 10 )"));

        assertThat(gap.message().en()).startsWith("no rule posts points at x >= 20, x < 30.5 (such as x = 20);");
        assertThat(gap.remedy().zh())
                .isEqualTo(
                        "如果缺了一档，补一条规则，条件写 x >= 20, x < 30.5；如果是界限写错了，把 score.drl:6 的 x < 20 改成 x < 30.5，或把 score.drl:14 的 x >= 30.5 改成 x >= 20");
        assertThat(overlap.message().en()).contains(" post points at x >= 10, x < 20 (such as x = 10);");
        assertThat(overlap.remedy().en()).contains("write x < 10 instead of x < 20");
    }

    @Test
    void anEndOfWhatIsDeclaredThatNoTierTakesIsAGap() throws IOException, PackRejected {
        Finding low = only(decimal().award("高", 9, "$v : Village( x >= 20 )"));
        Finding high = only(decimal().award("低", 9, "$v : Village( x < 20 )"));

        assertThat(low.message().en()).startsWith("no rule posts points at x < 20 (such as x = 19.99); \"高\"");
        assertThat(high.message().en()).startsWith("no rule posts points at x >= 20 (such as x = 20); \"低\"");
        assertThat(findings(new SmallPack()
                        .indicator("code: x, type: decimal, min: 20")
                        .award("高", 9, "$v : Village( x >= 20 )")))
                .as("what cannot be given needs no tier")
                .isEmpty();
    }

    @Test
    void betweenWholeNumbersThereIsNothing() throws IOException, PackRejected {
        SmallPack whole = new SmallPack().indicator("code: x, type: integer");
        SmallPack cents = new SmallPack().indicator("code: x, type: decimal, decimals: 2");

        assertThat(findings(whole.award("低", 0, "$v : Village( x <= 5 )").award("高", 9, "$v : Village( x >= 6 )")))
                .isEmpty();
        assertThat(findings(cents.award("低", 0, "$v : Village( x <= 4.99 )").award("高", 9, "$v : Village( x >= 5 )")))
                .isEmpty();
        assertThat(only(decimal().award("低", 0, "$v : Village( x <= 4.99 )").award("高", 9, "$v : Village( x >= 5 )"))
                        .message()
                        .en())
                .startsWith("no rule posts points at x > 4.99, x < 5 (such as x = 4.991);");
    }

    @Test
    void threeTiersThatOverlapAreNamed() throws IOException, PackRejected {
        Finding point = only(decimal()
                .award("甲", 0, "$v : Village( x <= 20 )")
                .award("乙", 5, "$v : Village( x == 20 )")
                .award("丙", 9, "$v : Village( x >= 20 )"));
        List<Finding> chain = findings(decimal()
                .award("甲", 0, "$v : Village( x < 30 )")
                .award("乙", 5, "$v : Village( x >= 20, x < 50 )")
                .award("丙", 9, "$v : Village( x >= 25 )"));

        assertThat(point.message().en())
                .startsWith("\"甲\" (score.drl:3) and \"乙\" (score.drl:11) and \"丙\" (score.drl:19)"
                        + " post points at x = 20;");
        assertThat(chain)
                .extracting(finding -> finding.message().en().replaceAll(" \\(score.drl:\\d+\\)|;.*", ""))
                .containsExactlyInAnyOrder(
                        "\"甲\" and \"乙\" post points at x >= 20, x < 30 (such as x = 20)",
                        "\"乙\" and \"丙\" post points at x >= 25, x < 50 (such as x = 30)");
    }

    @Test
    void tiersOfTwoDimensionsAreTriedTogether() throws IOException, PackRejected {
        SmallPack sound = plane().award("小", 0, "$v : Village( kind == \"small\", x < 10 )");
        Finding gap = only(plane().award("小", 0, "$v : Village( kind == \"small\", x < 9 )"));

        assertThat(findings(sound)).isEmpty();
        assertThat(gap.message().en())
                .startsWith("no rule posts points at x >= 9, x < 10 (such as x = 9), kind = small; \"小\"");
        Finding missing = only(new SmallPack()
                .indicator("code: kind, type: choice, choices: [{code: a, zh: 甲, en: A}, {code: b, zh: 乙, en: B}]")
                .award("甲", 1, "$v : Village( kind == \"a\" )"));
        assertThat(missing.message().en()).isEqualTo("no rule posts points at kind = b");
    }

    private static SmallPack plane() {
        return decimal()
                .indicator(
                        "code: kind, type: choice, choices: [{code: small, zh: 小, en: S}, {code: large, zh: 大, en: L}]")
                .award("小且高", 5, "$v : Village( kind == \"small\", x >= 10 )")
                .award("大", 9, "$v : Village( kind == \"large\" )");
    }

    @Test
    void anAbsentValueIsOneToo() throws IOException, PackRejected {
        SmallPack pack = new SmallPack()
                .indicator("code: x, type: decimal, optional: true")
                .award("低", 0, "$v : Village( x != null, x < 20 )")
                .award("高", 9, "$v : Village( x != null, x >= 20 )");
        Finding gap = only(pack);

        assertThat(gap.message().en()).startsWith("no rule posts points at x absent");
        assertThat(findings(pack.award("没有", 0, "$v : Village( x == null )"))).isEmpty();
    }

    @Test
    void aHoleInAConditionalItemIsFoundAndAnOpenEndIsMeant() throws IOException, PackRejected {
        assertThat(findings(decimal().conditional().award("高", 9, "$v : Village( x >= 20 )")))
                .isEmpty();
        assertThat(only(decimal()
                                .conditional()
                                .award("中", 5, "$v : Village( x >= 20, x < 30 )")
                                .award("高", 9, "$v : Village( x > 30 )"))
                        .message()
                        .en())
                .startsWith("no rule posts points at x = 30;");
    }

    @Test
    void parametersAndOtherIndicatorsAreBoundsToo() throws IOException, PackRejected {
        String limit =
                "parameters:\n  - {code: limit, zh: 界限, en: Limit, values: [{value: 7.5}], basis: 一, origin: text}\n";
        String parameter = "Parameter( code == \"limit\", $limit : value )";

        assertThat(only(decimal()
                                .with(limit)
                                .award("低", 0, parameter, "$v : Village( x < $limit )")
                                .award("高", 9, parameter, "$v : Village( x > $limit )"))
                        .message()
                        .en())
                .startsWith("no rule posts points at x = 7.5; \"低\" (score.drl:3) ends at x < $limit;");
        assertThat(only(decimal()
                                .indicator("code: y, type: decimal")
                                .award("低", 0, "$v : Village( x <= y )")
                                .award("高", 9, "$v : Village( x >= y )"))
                        .code())
                .isEqualTo("tier-overlap");
    }

    @Test
    void gradesOfTheTotalAreTiersToo() throws IOException, PackRejected {
        SmallPack pack = decimal().with(GRADES).award("得分", 1, "$v : Village()");
        Finding gap = only(pack.grade("好", "good", "Standing( $v : subject, total > 0.6 )")
                .grade("中", "fair", "Standing( $v : subject, total < 0.6 )"));

        assertThat(gap.code()).isEqualTo("tier-gap");
        assertThat(gap.message().en()).startsWith("no rule posts the grade at the total = 0.6;");
        assertThat(gap.remedy().en()).contains("write total <= 0.6 instead of total < 0.6");
        assertThat(only(decimal()
                                .with(GRADES)
                                .award("得分", 1, "$v : Village()")
                                .grade(
                                        "好",
                                        "good",
                                        "Sum( $v : subject, of == \"total\", percentage(points, entries) >= exact(60) )")
                                .grade(
                                        "中",
                                        "fair",
                                        "Sum( $v : subject, of == \"total\", percentage(points, entries) <= exact(60) )"))
                        .message()
                        .en())
                .contains("post the grade at the total = 0.6;");
    }

    @Test
    void aGradeIsNeededAtTheEndsToo() throws IOException, PackRejected {
        SmallPack pack = decimal().with(GRADES).award("得分", 1, "$v : Village()");
        Finding gap = only(pack.grade("好", "good", "Standing( $v : subject, total > 0.6 )")
                .grade("中", "fair", "Standing( $v : subject, total <= 0.6, total >= 0.3 )"));

        assertThat(gap.code()).isEqualTo("tier-gap");
        assertThat(gap.message().en()).startsWith("no rule posts the grade at total < 0.3 (such as the total = 0);");
    }

    @Test
    void anOutcomeOfSeveralTiersIsWarnedOfBeyondThemAndWrongBetweenThem() throws IOException, PackRejected {
        SmallPack pack = decimal().with(OUTCOME).award("得分", 1, "$v : Village()");
        pack.outcome("少", "prize", 5, "$v : Village( x >= 10, x < 20 )");
        assertThat(tierFindings(pack)).as("of one tier an open end is meant").isEmpty();

        assertThat(tierFindings(pack.outcome("多", "prize", 9, "$v : Village( x >= 20 )")))
                .singleElement()
                .satisfies(end -> {
                    assertThat(end.isError()).isFalse();
                    assertThat(end.code()).isEqualTo("tier-gap");
                    assertThat(end.place()).isEqualTo("grade.drl:5:19");
                    assertThat(end.message().en()).startsWith("no rule posts prize at x < 10 (such as ");
                });

        assertThat(tierFindings(pack.outcome("更多", "prize", 12, "$v : Village( x < 10, x > 5 )")))
                .extracting(Finding::isError)
                .containsExactly(false);
        assertThat(tierFindings(pack.outcome("起点", "prize", 1, "$v : Village( x < 5 )")))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.isError()).isTrue();
                    assertThat(gap.message().en()).startsWith("no rule posts prize at x = 5;");
                });
    }

    private List<Finding> tierFindings(SmallPack pack) throws IOException, PackRejected {
        return PackCheck.findings(pack.in(folder)).stream()
                .filter(finding -> finding.code().startsWith("tier-"))
                .toList();
    }

    @Test
    void whatOnlyARunTellsIsSaidNotToBeCovered() throws IOException, PackRejected {
        PackCheck check = PackCheck.of(decimal()
                .award("低", 0, "$v : Village( relativeToBest(x, 10) < exact(1) )")
                .award("高", 9, "$v : Village( relativeToBest(x, 10) >= exact(1) )")
                .in(folder));

        assertThat(check.findings()).filteredOn(Finding::isError).isEmpty();
        assertThat(check.uncovered()).containsExactly("item points");
        assertThat(PackCheck.of(decimal()
                                .award("低", 0, "$v : Village( x < 1 || x >= 1 )")
                                .in(folder))
                        .covered())
                .containsExactly("item points");
    }

    private static SmallPack decimal() {
        return new SmallPack().indicator("code: x, type: decimal");
    }

    private Finding only(SmallPack pack) throws IOException, PackRejected {
        List<Finding> findings = findings(pack);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private List<Finding> findings(SmallPack pack) throws IOException, PackRejected {
        return errors(pack.in(folder));
    }

    private static List<Finding> errors(Pack pack) {
        return PackCheck.findings(pack).stream().filter(Finding::isError).toList();
    }
}
