package plumbline.rules;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.SubjectResult;
import plumbline.ledger.Entry;
import plumbline.policy.Policy;
import plumbline.policy.read.PolicyReader;
import plumbline.rules.drl.RuleFile;
import plumbline.text.Finding;
import plumbline.text.PackRejected;

/**
 * Rules that the engine takes without a word and scores otherwise than their author means. Each is first shown to do so,
 * by the engine alone, and then to be refused.
 */
class SilentTrapsTest {
    private static final String POLICY =
            """
            policy: small
            title: {zh: 小, en: Small}
            document: 无
            subject: {type: Village, zh: 村, en: village}
            periods: [year]
            indicators:
              - {code: income, zh: 收入, en: Income, type: decimal}
              - {code: cost, zh: 支出, en: Cost, type: decimal}
              - {code: extra, zh: 其他收入, en: Extra, type: decimal, optional: true}
              - {code: other, zh: 其他支出, en: Other, type: decimal, optional: true}
              - code: sort
                zh: 类型
                en: Sort
                type: choice
                optional: true
                choices: [{code: hill, zh: 山, en: Hill}, {code: lake, zh: 湖, en: Lake}]
            parameters:
              - {code: limit, zh: 限, en: Limit, values: [{value: 5}], basis: 一, origin: text}
            categories:
              - code: all
                zh: 全部
                en: All
                items:
            %s""";

    private static final String REQUEST =
            """
            {"period": "2025", "subjects": [
              {"id": "a", "name": "甲", "indicators": {"income": 1, "cost": 3}},
              {"id": "b", "name": "乙", "indicators": {"income": 1, "cost": 4, "extra": 5, "sort": "hill"}},
              {"id": "c", "name": "丙", "indicators": {"income": 0, "cost": 5, "extra": 9, "other": 9, "sort": "lake"}}]}
            """;

    /**
     * A rule that is a trap.
     *
     * @param engine the points that the engine gives to a, b and c; - for none
     * @param meant what anybody would take it to mean
     */
    private record Trap(String code, String condition, String points, String engine, String meant) {}

    private static final List<Trap> TRAPS = List.of(
            new Trap(
                    "inexact-average",
                    "accumulate( Village( $i : income ); $m : average($i) ) $v : Village()",
                    "$m",
                    "1 1 1",
                    "0.6667 0.6667 0.6667"),
            new Trap("absent-value", "$v : Village( extra != 5 )", "1", "1 - 1", "- - 1"),
            new Trap("absent-value", "$v : Village( sort != \"hill\" )", "1", "1 - 1", "- - 1"),
            new Trap("absent-value", "$v : Village( sort not in (\"hill\") )", "1", "1 - 1", "- - 1"),
            new Trap("absent-value", "$v : Village( !(extra >= 6) )", "1", "1 1 -", "- 1 -"),
            new Trap("absent-value", "$v : Village( extra == other )", "1", "1 - 1", "- - 1"),
            new Trap(
                    "absent-value",
                    "accumulate( Village( $i : extra ); $n : count($i) ) $v : Village()",
                    "$n",
                    "3 3 3",
                    "2 2 2"),
            new Trap("use-a-formula", "$v : Village( $z : income * cost )", "$z", "1 1 0", "3 4 0"),
            new Trap("use-a-formula", "$v : Village( $z : cost - income )", "$z", "3 4 5", "2 3 5"),
            new Trap(
                    "inexact-division",
                    "Period( $half : (year / 2) ) $v : Village()",
                    "$half",
                    "1012 1012 1012",
                    "1012.5 1012.5 1012.5"),
            new Trap("inexact-division", "$v : Village()", "5 / 2", "2 2 2", "2.5 2.5 2.5"),
            new Trap("number-with-text", "$v : Village( sort == 5 )", "1", "- - -", "a fault"),
            new Trap("number-with-text", "$v : Village( cost > \"3.5\" )", "1", "- 1 1", "a fault"),
            new Trap("unknown-code", "$v : Village( sort == \"hil\" )", "1", "- - -", "- 1 -"),
            new Trap("unknown-code", "$v : Village() Parameter( code == \"limt\" )", "1", "- - -", "1 1 1"),
            new Trap("no-order", "$v : Village( sort > \"hill\" )", "1", "- - 1", "a fault"),
            new Trap(
                    "variable-bound-twice",
                    "Parameter( $x : value ) $v : Village( $x : cost )",
                    "$x",
                    "3 4 5",
                    "- - 5"));

    @Test
    void theEngineTakesEachWithoutAWordAndScoresOtherwiseThanIsMeant() throws Exception {
        StringBuilder rules = new StringBuilder("agenda-group \"score\"\n");
        for (int i = 0; i < TRAPS.size(); i++) {
            rules.append(rule(i, TRAPS.get(i)));
        }
        Evaluation evaluation = Unchecked.evaluation(policy(TRAPS.size()), rules.toString(), REQUEST);
        for (int i = 0; i < TRAPS.size(); i++) {
            Trap trap = TRAPS.get(i);
            assertThat(points(evaluation, "item" + i)).as(trap.condition()).isEqualTo(trap.engine());
            assertThat(trap.engine()).isNotEqualTo(trap.meant());
        }
    }

    @Test
    void eachIsRefused() throws Exception {
        Policy policy = policy(TRAPS.size());
        for (int i = 0; i < TRAPS.size(); i++) {
            List<Finding> findings = findings(policy, "agenda-group \"score\"\n" + rule(i, TRAPS.get(i)));
            assertThat(findings)
                    .as(TRAPS.get(i).condition())
                    .extracting(Finding::code)
                    .containsExactly(TRAPS.get(i).code());
            assertThat(findings.get(0).column()).isPositive();
        }
    }

    @Test
    void aGroupThatNoPhaseRunsIsSilentAndRefused() throws Exception {
        assertRefused("no-phase", "- - -", rules("").replace("\"score\"", "\"scores\""));
    }

    @Test
    void anEmptyThenIsSilentAndRefused() throws Exception {
        assertRefused("empty-then", "- - -", rules("").replaceAll("ledger.*;", ""));
    }

    @Test
    void aRemarkWithoutAnEndTakesTheRulesBehindItAlong() throws Exception {
        String rules = rules("") + "/* \n"
                + rules("").replace("agenda-group \"score\"", "").replace("规则", "另一条");
        assertThat(findings(policy(1), rules)).extracting(Finding::code).contains("missing-end-of-remark");
    }

    @Test
    void anItemThatNoRulePostsIsSilentAndRefused() throws Exception {
        assertThat(points(Unchecked.evaluation(policy(2), rules(""), REQUEST), "item1"))
                .isEqualTo("- - -");
        assertThat(findings(policy(2), rules(""))).extracting(Finding::code).containsExactly("item-without-rule");
    }

    @Test
    void pointsAboveTheMaximumWaitForTheirFirstSubject() throws Exception {
        assertRefused("points-above-maximum", "- - -", rules("income > 7").replace(", 1, ", ", 10001, "));
    }

    @Test
    void anAmountInQuotesWaitsForItsFirstSubject() throws Exception {
        assertRefused("wrong-argument", "- - -", rules("income > 7").replace(", 1, ", ", \"1\", "));
    }

    @Test
    void twoRulesThatPostAnItemForEverybodyAreRefused() throws Exception {
        String twice =
                rules("") + rules("").replace("agenda-group \"score\"", "").replace("规则", "另一条");
        assertThat(findings(policy(1), twice)).extracting(Finding::code).containsExactly("item-posted-twice");
    }

    @Test
    void aMisspeltAnnotationIsRefused() throws Exception {
        assertThat(findings(policy(1), rules("").replace("@item", "@itme")))
                .extracting(Finding::code)
                .contains("unknown-annotation");
    }

    @Test
    void aRuleThatNamesNoSubjectCannotPostForOne() throws Exception {
        assertThat(findings(policy(1), rules("").replace("$v : Village", "Village")))
                .extracting(Finding::code)
                .containsExactly("unknown-variable");
    }

    private static void assertRefused(String code, String engine, String rules) throws Exception {
        assertThat(points(Unchecked.evaluation(policy(1), rules, REQUEST), "item0"))
                .isEqualTo(engine);
        assertThat(findings(policy(1), rules)).extracting(Finding::code).containsExactly(code);
    }

    private static String rules(String condition) {
        return "agenda-group \"score\"\n" + rule(0, new Trap("", "$v : Village( " + condition + " )", "1", "", ""));
    }

    private static String rule(int number, Trap trap) {
        return """
                rule "规则%d"
                    @item(item%d)
                when
                    %s
                then
                    ledger.award($v, %s, "理由");
                end
                """
                .formatted(number, number, trap.condition(), trap.points());
    }

    private static Policy policy(int items) throws PackRejected {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            lines.add("      - {code: item" + i
                    + ", zh: 项, en: Item, max: 10000, basis: 一, origin: text, conditional: true}\n");
        }
        return PolicyReader.read("small", POLICY.formatted(String.join("", lines)));
    }

    private static List<Finding> findings(Policy policy, String rules) {
        PackRejected rejected = catchThrowableOfType(
                PackRejected.class, () -> RuleCompiler.compile(policy, List.of(new RuleFile("rules.drl", rules))));
        assertThat(rejected).as(rules).isNotNull();
        return rejected.findings();
    }

    private static String points(Evaluation evaluation, String item) {
        return List.of("a", "b", "c").stream()
                .map(id -> evaluation.results().stream()
                        .filter(result -> result.id().equals(id))
                        .map(SubjectResult::entries)
                        .flatMap(List::stream)
                        .filter(entry -> entry.item().code().equals(item))
                        .map(Entry::points)
                        .map(points -> points.stripTrailingZeros().toPlainString())
                        .findFirst()
                        .orElse("-"))
                .collect(joining(" "));
    }
}
