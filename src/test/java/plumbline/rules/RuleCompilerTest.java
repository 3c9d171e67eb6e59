package plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.kit.PackCopy;
import plumbline.text.Finding;
import plumbline.text.PackRejected;

/** What authors of rules are told, with the place. */
class RuleCompilerTest {
    private static final String FILE = "90-extra.drl";

    /** A sound file, from which the faulty ones are made. */
    private static final String SOUND =
            """
            agenda-group "score"

            rule "另一条"
                @item(taxBonus)
            when
                $bank : Bank( taxPaid > 500, riskFlag == true )
            then
                ledger.award($bank, 0, "上缴税收 {taxPaid}");
            end
            """;

    private PackCopy pack;

    @BeforeEach
    void copy(@TempDir Path rules) throws IOException {
        pack = PackCopy.ofShangrao(rules, "a-copy");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("unknown-field", 6, "taxPaid > 500", "taxPayed > 500", "taxPaid"),
                arguments("unknown-type", 6, "Bank(", "Bnak(", "Bank"),
                arguments("unknown-item", 4, "@item(taxBonus)", "@item(taxBonuss)", "taxBonus"),
                arguments("no-item", 3, "    @item(taxBonus)", "", "@item"),
                arguments("unknown-origin", 4, "@item(taxBonus)", "@item(taxBonus) @origin(guess)", "reading"),
                arguments("full-width-character", 8, ");", ")；", ";"),
                arguments("full-width-character", 6, "500,", "500，", ","),
                arguments("full-width-character", 6, "> 500", "＞ 500", ">"),
                arguments("full-width-character", 6, "500", "５00", "5"),
                arguments("missing-end", 3, "end\n", "", "end"),
                arguments("missing-then", 3, "then\n", "", "then"),
                arguments("missing-when", 3, "when\n", "", "when"),
                arguments("no-phase", 1, "agenda-group \"score\"", "", "score"),
                arguments("no-phase", 1, "agenda-group \"score\"", "agenda-group \"scoring\"", "score"),
                arguments("duplicate-rule", 3, "另一条", "纳税加分：500万以下", ""),
                arguments("unknown-placeholder", 8, "{taxPaid}", "{$taxPaid}", ""),
                arguments(
                        "unknown-code",
                        8,
                        "award($bank, 0, \"上",
                        "outcome($bank, \"contributoin\", \"上",
                        "contribution"),
                arguments(
                        "unknown-code",
                        8,
                        "award($bank, 0, \"上缴税收 {taxPaid}\")",
                        "notice(\"x\", $bank)",
                        "policy.yaml"),
                arguments("attribute-not-allowed", 5, "when", "salience 10 when", ""),
                arguments("attribute-not-allowed", 5, "when", "no-loop true when", ""),
                arguments("odd-operator", 6, "taxPaid > 500", "taxPaid => 500", ">="));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theFaultIsNamedAtItsLine(String code, int line, String text, String by, String remedy) throws IOException {
        assertThat(SOUND).containsOnlyOnce(text);
        List<Finding> findings = findings(SOUND.replace(text, by));
        assertThat(findings).extracting(Finding::code).containsExactly(code);
        Finding finding = findings.get(0);
        assertThat(finding.place()).startsWith(FILE + ":" + line);
        assertThat(finding.message().zh()).containsPattern("\\p{IsHan}");
        assertThat(finding.message().en()).containsPattern("[a-z]");
        assertThat(finding.remedy().en()).contains(remedy);
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                arguments("import", "import java.io.File"),
                arguments("import", "import function java.lang.System.exit"),
                arguments("global", "global java.util.List list"),
                arguments("function", "function int f() { return 1; }"),
                arguments("declare", "declare Extra\n    code : String\nend"),
                arguments("package", "package extra"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void aRuleFileHoldsNothingButRules(String statement, String text) throws IOException {
        List<Finding> findings = findings(text + "\n" + SOUND);
        assertThat(findings).extracting(Finding::code).containsExactly("statement-not-allowed");
        assertThat(findings.get(0).file()).isEqualTo(FILE);
        assertThat(findings.get(0).place()).isEqualTo(FILE + ":1:1");
        assertThat(findings.get(0).message().zh()).endsWith(" " + statement);
    }

    @Test
    void theSoundFileIsSound() throws Exception {
        assertThat(pack.write(FILE, SOUND).pack().rules().rules()).hasSize(26);
    }

    @Test
    void allFaultsOfAllFilesAreNamedAtOnce() throws IOException {
        pack.replace("10-base.drl", "@item(loanIncrement)", "@item(loanIncremnt)");
        List<Finding> findings =
                findings(SOUND.replace("taxPaid > 500", "taxPayed > 500").replace("{taxPaid}", "{nothing}"));
        assertThat(findings)
                .extracting(Finding::place)
                .containsExactly("10-base.drl:6:11", FILE + ":6:19", FILE + ":8:34");
    }

    private List<Finding> findings(String rules) throws IOException {
        pack.write(FILE, rules);
        return catchThrowableOfType(PackRejected.class, pack::pack).findings();
    }
}
