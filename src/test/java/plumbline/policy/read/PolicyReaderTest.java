package plumbline.policy.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
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

/** What editors of a policy.yaml are told, with the place. */
class PolicyReaderTest {
    private static final String FILE = "policy.yaml";
    private static final String TAX = "{code: taxPaid, zh: 上缴税收, en: Tax paid, unit: 万元, type: decimal, min: 0}";
    private static final String RISK = "management or internal control\", type: boolean}";
    private static final String BONUS = "{code: taxBonus, zh: 纳税加分, en: Tax bonus, max: 30, basis: 三(一)2, origin: text,"
            + " readings: [adjoining-tiers]}";

    @TempDir
    private Path rules;

    private PackCopy pack;

    @BeforeEach
    void copy() throws IOException {
        pack = PackCopy.ofShangrao(rules, "a-copy");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("unknown-key", TAX, TAX.replace("min", "mim"), "taxPaid"),
                arguments("unknown-key", "document: 饶府", "documents: 饶府", "documents"),
                arguments("missing-key", TAX, TAX.replace("zh: 上缴税收, ", ""), "taxPaid"),
                arguments("wrong-value", TAX, TAX.replace("decimal", "money"), "taxPaid"),
                arguments("wrong-type", TAX, TAX.replace("min: 0", "min: \"0\""), "taxPaid"),
                arguments("wrong-form", TAX, TAX.replace("taxPaid", "tax paid"), "tax paid"),
                arguments("duplicate-code", TAX, TAX.replace("taxPaid", "deposits"), "各项存款余额"),
                arguments(
                        "duplicate-code", BONUS, BONUS.replace("taxBonus", "dailyService"), "纳税加分, en: Tax bonus, max"),
                arguments("duplicate-code", TAX, TAX.replace("taxPaid", "name"), "上缴税收"),
                arguments("empty-bounds", TAX, TAX.replace("min: 0", "min: 9, max: 8"), "taxPaid"),
                arguments("key-not-for-type", RISK, RISK.replace("boolean", "boolean, min: 0"), "boolean, min"),
                arguments("category-maximum", "    max: 10\n", "    max: 11\n", "    max: 11"),
                arguments("unknown-pool", "pool: pool,", "pool: pond,", "pond"),
                arguments("unknown-reading", BONUS, BONUS.replace("[adj", "[addj"), "addj"),
                arguments(
                        "origin-without-reading",
                        BONUS,
                        BONUS.replace("text, readings: [adjoining-tiers]", "reading"),
                        "taxBonus"),
                arguments("wrong-policy", "policy: a-copy", "policy: another", "policy: another"),
                arguments("missing-bracket", TAX, TAX.replace("}", ""), "taxPaid"),
                arguments(
                        "duplicate-key",
                        "periods: [year, firstHalf, secondHalf]",
                        "periods: [year]\nperiods: [year]",
                        ""));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theFaultIsNamedAtItsLine(String code, String text, String by, String place) throws IOException {
        pack.replace(FILE, text, by);
        List<Finding> findings = findings();
        assertThat(findings).extracting(Finding::code).contains(code);
        Finding finding = findings.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
        assertThat(finding.file()).isEqualTo(FILE);
        if (!place.isEmpty()) {
            assertThat(finding.line()).isEqualTo(pack.lineOf(FILE, place));
        }
        assertThat(finding.line()).isPositive();
        assertThat(finding.message().zh()).containsPattern("\\p{IsHan}");
        assertThat(finding.remedy().en()).isNotBlank();
    }

    @Test
    void allFaultsAreNamedAtOnceInTheirOrder() throws IOException {
        pack.replace(FILE, TAX, TAX.replace("min: 0", "min: 9, max: 8")).replace(FILE, "    max: 10\n", "    max: 9\n");
        assertThat(findings()).extracting(Finding::code).containsExactly("empty-bounds", "category-maximum");
    }

    @Test
    void aPackWithoutAPolicyIsNone() throws IOException {
        Files.delete(rules.resolve("a-copy").resolve(FILE));
        assertThat(findings()).extracting(Finding::code).containsExactly("missing-file");
    }

    @Test
    void aFileInAnotherEncodingIsNamed() throws IOException {
        Files.writeString(rules.resolve("a-copy").resolve("10-base.drl"), "// 基础考核", Charset.forName("GBK"));
        assertThat(findings()).extracting(Finding::code).containsExactly("not-utf-8");
        assertThat(findings()).extracting(Finding::place).containsExactly("10-base.drl:1:4");
    }

    @Test
    void aFileThatIsTooLargeIsNamed() throws IOException {
        pack.write("10-base.drl", " ".repeat(256 * 1024 + 1));
        assertThat(findings()).extracting(Finding::code).containsExactly("file-too-large");
    }

    @Test
    void aFolderMustBeNamedAsAPolicyCanBe() throws IOException {
        pack = PackCopy.ofShangrao(rules, "A_Copy");
        assertThat(findings()).extracting(Finding::code).containsExactly("wrong-folder-name");
    }

    private List<Finding> findings() {
        return catchThrowableOfType(PackRejected.class, pack::pack).findings();
    }
}
