package plumbline.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.Evaluator;
import plumbline.facts.Formulas;
import plumbline.intake.RequestReader;
import plumbline.ledger.PostingKind;
import plumbline.ledger.RuleApi;
import plumbline.policy.Policy;
import plumbline.policy.read.PolicyReader;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.model.LedgerCall;
import plumbline.text.Finding;
import plumbline.text.PackRejected;

/** A call of the ledger and a formula are told once, where they are declared: rules can use them with nothing else done. */
class RuleApiTest {
    private static final RuleApi MORE =
            new RuleApi(MoreLedger.class, MoreLedger::new, List.of(Formulas.class, MoreFormulas.class));

    private static final String POLICY =
            """
            policy: villages
            title: {zh: 村庄, en: Villages}
            document: 办法
            subject: {type: Village, zh: 村, en: Village}
            periods: [year]
            indicators:
              - {code: first, zh: 一, en: First, type: decimal}
            categories:
              - code: all
                zh: 全部
                en: All
                items:
                  - {code: first, zh: 一, en: First, max: 10, basis: 一, origin: text}
            ranking:
              - {key: total, order: descending}
            """;

    private static final String RULE =
            """
            agenda-group "score"
            rule "加倍再减半"
                @item(first)
            when
                $village : Village( $twice : twice(first), twice(first) >= exact(6) )
            then
                ledger.awardHalf($village, $twice, "{$twice}");
            end
            """;

    @Test
    void theyScore() throws Exception {
        RuleBook book = compile(RULE);
        Evaluation evaluation = new Evaluator(policy(), "more", book)
                .evaluate(
                        new RequestReader(policy())
                                .read(
                                        """
                                        {"period": "2025", "subjects": [
                                          {"id": "a", "name": "甲", "indicators": {"first": 3.5}}]}
                                        """
                                                .getBytes(UTF_8)),
                        false);
        assertThat(evaluation.results().get(0).total()).isEqualByComparingTo("3.5");
    }

    @Test
    void analysisKnowsWhatTheyPostAndAre() throws Exception {
        assertThat(compile(RULE).models().get(0).calls())
                .extracting(LedgerCall::posted, LedgerCall::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(PostingKind.ITEM, "first"));
        assertThat(MORE.result("twice", List.of(plumbline.facts.Exact.of(3)))).isEqualTo(plumbline.facts.Exact.of(6));
    }

    @Test
    void mistakesInThemAreToldAsInOthers() {
        assertThat(refused(RULE.replace("score", "grade")))
                .extracting(Finding::code)
                .contains("wrong-phase");
        assertThat(refused(RULE.replace("$twice, \"{$twice}\"", "11, \"太多\"")))
                .extracting(Finding::code)
                .contains("points-above-maximum");
        assertThat(refused(RULE.replace("$village, $twice, ", "$village, ")))
                .anySatisfy(finding -> assertThat(finding.remedy().zh()).contains("减半的分数"));
        assertThat(refused(RULE.replace("twice(first) >=", "twise(first) >=")))
                .anySatisfy(finding -> assertThat(finding.remedy().en()).contains("twice(number)"));
    }

    @Test
    void withoutThemTheyAreUnknown() {
        PackRejected refused = catchThrowableOfType(
                PackRejected.class, () -> RuleCompiler.compile(policy(), List.of(new RuleFile("10-first.drl", RULE))));
        assertThat(refused.findings()).extracting(Finding::code).contains("unknown-formula", "unknown-call");
    }

    private static List<Finding> refused(String rule) {
        return catchThrowableOfType(PackRejected.class, () -> compile(rule)).findings();
    }

    private static RuleBook compile(String rule) throws PackRejected {
        return RuleCompiler.compile(
                policy(), MORE, List.of(new RuleFile("10-first.drl", rule)), DerivedCache.NONE, BoundedCompile.LIMIT);
    }

    private static Policy policy() throws PackRejected {
        return PolicyReader.read("villages", POLICY);
    }
}
