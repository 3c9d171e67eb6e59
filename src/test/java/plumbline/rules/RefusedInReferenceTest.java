package plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import plumbline.policy.Policy;
import plumbline.policy.read.PolicyReader;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.drl.TextGate;
import plumbline.text.PackLimits;
import plumbline.text.PackRejected;

/** What rules/REFERENCE.md says rules cannot hold is refused, at its line, and the limits that it gives are those. */
class RefusedInReferenceTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (文件|规则名下|when|then)( \\w+)? \\|");

    private static final String RULE =
            """
            agenda-group "score"
            FILE
            rule "甲"
                @item(first)
                HEADER
            when
                $village : Village( first > 1 WHEN )
            then
                THEN
                ledger.notice("look", $village);
            end
            """;

    private final String page;
    private final Policy policy;

    RefusedInReferenceTest() throws IOException, PackRejected {
        page = Files.readString(Path.of("rules/REFERENCE.md"));
        policy = PolicyReader.read("hostile", Files.readString(HostileCorpus.FOLDER.resolve("policy.yaml")));
    }

    @Test
    void whatItSaysRulesCannotHoldIsRefused() throws PackRejected {
        List<MatchResult> rows = ROW.matcher(page).results().toList();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(15);
        assertThat(RuleCompiler.compile(policy, List.of(file("", ""), HostileCorpus.ITEMS))
                        .rules())
                .hasSize(3);
        for (MatchResult row : rows) {
            String place = row.group(2);
            String written = (place.equals("when") ? ", " : "") + row.group(1).replace("income", "first");
            RuleFile file = file(place, written);
            PackRejected rejected = catchThrowableOfType(
                    PackRejected.class, () -> RuleCompiler.compile(policy, List.of(file, HostileCorpus.ITEMS)));
            assertThat(rejected).as(written).isNotNull();
            assertThat(rejected.findings()).as(written).allSatisfy(finding -> assertThat(finding.line())
                    .isPositive());
        }
    }

    @Test
    void itsLimitsAreTheProgrammes() {
        assertThat(page)
                .contains(
                        TextGate.MAX_NESTING + " 层",
                        TextGate.MAX_LENGTH_OF_TEXT + " 个字",
                        TextGate.MAX_TOKENS_OF_RULE + " 个词",
                        PackLimits.RULES + " 条规则",
                        RunBounds.DEFAULT.time().toSeconds() + " 秒",
                        RunBounds.DEFAULT.combinations() + " 种",
                        RunBounds.DEFAULT.firings() + " 次");
    }

    private static RuleFile file(String place, String written) {
        String text = RULE.replace("FILE", place.equals("文件") ? written : "")
                .replace("HEADER", place.equals("规则名下") ? written : "")
                .replace("WHEN", place.equals("when") ? written : "")
                .replace("THEN", place.equals("then") ? written : "");
        return new RuleFile("10.drl", text);
    }
}
