package plumbline.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.evaluation.Evaluation;
import plumbline.intake.RequestRejected;
import plumbline.kit.Street;
import plumbline.library.PolicyLibrary;
import plumbline.library.PolicyState;
import plumbline.library.pack.Pack;
import plumbline.text.Finding;

/** What rules may say, shown by a small pack that is none of the product's. */
class RuleLanguageTest {
    private static final String POLICY =
            """
            policy: small
            title: {zh: 小, en: Small}
            document: 无
            subject: {type: Village, zh: 村, en: village}
            periods: [year]
            indicators:
              - {code: first, zh: 一, en: First, type: decimal}
              - {code: second, zh: 二, en: Second, type: decimal}
            tables:
              - code: targets
                type: Target
                zh: 目标
                en: Targets
                basis: 一
                origin: text
                columns:
                  - {code: item, zh: 项目, en: Item, type: text}
                  - {code: least, zh: 至少, en: At least, type: decimal}
                rows:
                  - [first, 10]
                  - [second, 20]
            categories:
              - code: all
                zh: 全部
                en: All
                items:
                  - {code: first, zh: 一, en: First, basis: 一, origin: text}
                  - {code: second, zh: 二, en: Second, basis: 二, origin: text}
            grades:
              - {code: bad, zh: 差, en: Bad, basis: 三, origin: text}
              - {code: fair, zh: 中, en: Fair, basis: 三, origin: text}
              - {code: good, zh: 好, en: Good, basis: 三, origin: text}
            ranking:
              - {key: grade, order: descending}
              - {key: total, order: ascending}
            """;

    private static final String TARGETS =
            """
            agenda-group "score"
            rule "目标"
                @item($item)
            when
                $village : Village()
                Target( $item : item, $least : least )
            then
                ledger.award($village, $least, "{$item}");
            end
            """;

    private static final String GRADES =
            """
            agenda-group "standing"
            rule "好"
            when
                $village : Village()
            then
                ledger.proposeGrade($village, "good", "不差");
            end
            rule "差：一"
            when
                $village : Village( first < 1 )
            then
                ledger.proposeGrade($village, "bad", "一 {first}");
            end
            rule "中"
            when
                $village : Village( first < 2 )
            then
                ledger.proposeGrade($village, "fair", "一般");
            end
            rule "差：二"
            when
                $village : Village( second < 1 )
            then
                ledger.proposeGrade($village, "bad", "二 {second}");
            end
            """;

    private static final String THREE_VILLAGES =
            """
            {"period": "2025", "subjects": [
              {"id": "a", "name": "甲", "indicators": {"first": 0, "second": 0}},
              {"id": "b", "name": "乙", "indicators": {"first": 1, "second": 5}},
              {"id": "c", "name": "丙", "indicators": {"first": 5, "second": 5}}]}
            """;

    @TempDir
    private Path rules;

    @Test
    void aRuleMayTakeItsItemFromATable() throws IOException {
        ObjectNode answer = json(evaluated(TARGETS, GRADES));
        assertThat(answer.at("/results/0/entries/0/item").asText()).isEqualTo("first");
        assertThat(answer.at("/results/0/entries/0/points").asInt()).isEqualTo(10);
        assertThat(answer.at("/results/0/entries/1/item").asText()).isEqualTo("second");
        assertThat(answer.at("/results/0/entries/1/points").asInt()).isEqualTo(20);
    }

    @Test
    void aVariableThatTheConditionsDoNotBindIsNoItem() throws IOException {
        assertThat(findings(TARGETS.replace("@item($item)", "@item($code)")))
                .extracting(Finding::code)
                .containsExactly("unknown-item");
    }

    @Test
    void ofTheProposedGradesTheOneDeclaredFirstCountsWithAllItsReasons() throws IOException {
        ObjectNode answer = json(evaluated(TARGETS, GRADES));
        assertThat(answer.at("/results").findValuesAsText("id")).containsExactly("c", "b", "a");
        assertThat(answer.at("/results").findValuesAsText("grade")).containsExactly("good", "fair", "bad");
        assertThat(evaluated(TARGETS, GRADES).results().get(2).grade())
                .extracting(grade -> grade.reason())
                .isEqualTo("一 0；二 0");
    }

    @Test
    void whatIsGivenGoesBeforeWhatIsProposed() throws IOException {
        String given = GRADES.replace("proposeGrade($village, \"good\"", "grade($village, \"good\"");
        assertThat(json(evaluated(TARGETS, given)).at("/results").findValuesAsText("grade"))
                .containsExactly("good", "good", "good");
    }

    @Test
    void aBoundFormulaThatUsesAnotherObjectsVariableIsRefusedInPlainWords() throws IOException {
        List<Finding> findings = findings(TARGETS.replace("Village()", "Village( $first : first )")
                .replace("$least : least )", "$least : times(least, $first) > exact(0) )"));
        assertThat(findings).extracting(Finding::code).containsExactly("variable-in-binding");
        assertThat(findings.get(0).line()).isEqualTo(6);
    }

    private Evaluation evaluated(String... files) throws IOException {
        Pack pack = state(files).pack();
        assertThat(pack).isNotNull();
        try {
            return pack.evaluator().evaluate(pack.requests().read(THREE_VILLAGES.getBytes(UTF_8)), false);
        } catch (RequestRejected rejected) {
            throw new AssertionError(rejected);
        }
    }

    private List<Finding> findings(String... files) throws IOException {
        return state(files).findings();
    }

    private PolicyState state(String... files) throws IOException {
        Path folder = Files.createDirectories(rules.resolve("small"));
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
        for (int i = 0; i < files.length; i++) {
            Files.writeString(folder.resolve(i + ".drl"), files[i]);
        }
        return PolicyLibrary.load(rules).state("small");
    }

    private static ObjectNode json(Evaluation evaluation) {
        return Street.answer(evaluation);
    }
}
