package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.cli.Shell;
import plumbline.kit.Golden;
import plumbline.kit.PackCopy;
import plumbline.kit.Street;
import plumbline.sheet.SheetFormat;

/** The commands, with what they print and the status they end with: 0 fine, 1 something is wrong, 2 a wrong call. */
class CommandsTest {
    private static final String SAMPLE = "samples/" + Street.SHANGRAO + "/request.json";
    private static final Path TEXT = Path.of("src/test/resources/golden/" + Street.SHANGRAO + ".txt");

    @TempDir
    private Path folder;

    @Test
    void theAnswerAsTextIsTheOneThatIsKept() throws IOException {
        Shell.Ran ran = Shell.run("evaluate", Street.SHANGRAO, SAMPLE, "--format", "text");
        assertThat(ran.status()).isZero();
        // The revision changes with every byte of the pack and says nothing of the form.
        Golden.assertSame(TEXT, ran.out().replaceAll("sha256:[0-9a-f]{12}", "sha256:…"));
    }

    @Test
    void explainDecidesHowMuchIsTold() throws IOException {
        JsonNode none = json("--explain", "none");
        JsonNode summary = json("--explain", "summary");
        JsonNode full = json("--explain", "full");
        assertThat(none.findValues("entries")).isEmpty();
        assertThat(summary.findValues("entries")).hasSize(12);
        assertThat(summary.has("firings")).isFalse();
        assertThat(full.get("firings")).isNotEmpty();
        assertThat(none.get("receipt")).isEqualTo(full.get("receipt"));
    }

    @Test
    void explainDecidesHowMuchTheTextTells() {
        String none = text("none");
        String summary = text("summary");
        String full = text("full");
        assertThat(none).contains("名次").doesNotContain("理解与假定", "规则触发记录", "合计  ");
        assertThat(summary).contains("名次", "理解与假定", "合计").doesNotContain("规则触发记录");
        assertThat(full).contains("规则触发记录", "$bank.taxPaid=", "taxBonus 30", "30-tax-bonus.drl:");
    }

    @Test
    void aTableCanBeGivenAndTablesCanBeHad() throws Exception {
        Path table = Files.writeString(folder.resolve("banks.csv"), "编号,名称\nb1,甲行\n");
        Shell.Ran refused = Shell.run("evaluate", Street.SHANGRAO, table.toString(), "--period", "2022");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("[missing-column]", "上缴税收");
        Path book = folder.resolve("answer.xlsx");
        assertThat(Shell.run("evaluate", Street.SHANGRAO, SAMPLE, "--format", "xlsx", "-o", book.toString())
                        .status())
                .isZero();
        assertThat(SheetFormat.XLSX
                        .sheets(Files.readAllBytes(book), 1_000)
                        .get(0)
                        .rows())
                .hasSize(13);
        Path csv = folder.resolve("answer.csv");
        assertThat(Shell.run("evaluate", Street.SHANGRAO, SAMPLE, "--format", "csv", "-o", csv.toString())
                        .status())
                .isZero();
        assertThat(Files.readString(csv)).contains("1,b02,灵山银行上饶分行,参加,111.4385,");
        assertThat(Shell.run("evaluate", Street.SHANGRAO, SAMPLE, "--period", "2022")
                        .status())
                .isEqualTo(2);
    }

    @Test
    void theAnswerCanBeWrittenToAFile() throws IOException {
        Path file = folder.resolve("answer.json");
        Shell.Ran ran = Shell.run("evaluate", Street.SHANGRAO, SAMPLE, "-o", file.toString());
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(Files.readString(file))
                .isEqualTo(Files.readString(Path.of("samples", Street.SHANGRAO, "answer.json")));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aDashReadsTheRequestFromStandardInput() throws IOException {
        InputStream keyboard = System.in;
        System.setIn(new ByteArrayInputStream(Files.readAllBytes(Path.of(SAMPLE))));
        try {
            assertThat(json("-").get("results")).isEqualTo(json().get("results"));
        } finally {
            System.setIn(keyboard);
        }
    }

    @Test
    void aFaultyRequestEndsWithOneAndNamesEachPlace() throws IOException {
        Path request = Files.writeString(folder.resolve("request.json"), "{\"period\":\"22\",\"subjects\":[]}");
        Shell.Ran ran = Shell.run("evaluate", Street.SHANGRAO, request.toString());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("/period [wrong-period]", "/subjects [no-subjects]", "至少要有一个银行");
    }

    @Test
    void whatIsNoJsonEndsWithOne() throws IOException {
        Path request = Files.writeString(folder.resolve("request.json"), "period: 2022");
        Shell.Ran ran = Shell.run("evaluate", Street.SHANGRAO, request.toString());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("json-syntax");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate",
                "evaluate shangrao-deposit-contribution",
                "evaluate shangrao-deposit-contribution nowhere.json",
                "evaluate shangrao-deposit-contributoin " + SAMPLE,
                "evaluate shangrao-deposit-contribution " + SAMPLE + " --format pdf",
                "evaluate shangrao-deposit-contribution " + SAMPLE + " --explain all",
                "evaluate shangrao-deposit-contribution " + SAMPLE + " -o no/such/folder/x.json",
                "evaluate shangrao-deposit-contribution " + SAMPLE + " --rules no-such-folder",
                "check no-such-policy",
                "test no-such-policy",
                "chekc",
                "check --colour"
            })
    void aWrongCallEndsWithTwoAndPrintsNothingToStandardOutput(String call) {
        Shell.Ran ran = Shell.run(call.split(" "));
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isNotBlank().doesNotContain("Exception", "\tat ");
    }

    @Test
    void theNearestPolicyIsSuggested() {
        assertThat(Shell.run("check", "shangrao-deposit-contributoin").err()).contains("是不是 " + Street.SHANGRAO);
    }

    @Test
    void checkAndTestAreContentWithTheProjectsPacks() {
        Shell.Ran check = Shell.run("check");
        assertThat(check.status()).as(check.out()).isZero();
        assertThat(check.out().lines()).hasSameSizeAs(Street.policies());
        Shell.Ran test = Shell.run("test", Street.SHANGRAO);
        assertThat(test.status()).as(test.out()).isZero();
        assertThat(test.out()).startsWith(Street.SHANGRAO + ": ").contains(" 0 failed", "14 of 14 rules fired");
    }

    @Test
    void checkNamesFileLineAndColumnOfWhatIsWrong() throws IOException {
        PackCopy.ofShangrao(folder, "a-pack")
                .replace("20-service.drl", "满意度调查得 {satisfaction}\");", "满意度调查得 {satisfaction}\"）;");
        Shell.Ran ran = Shell.run("check", "--rules", folder.toString());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("a-pack/20-service.drl:9:", "[full-width-character]", "改成半角的 )");
        assertThat(Shell.run("evaluate", "a-pack", SAMPLE, "--rules", folder.toString())
                        .status())
                .isEqualTo(1);
    }

    /** One tier's limit is another one: a hole that only the analysis sees. */
    private PackCopy packWithAHole() throws IOException {
        return PackCopy.ofShangrao(folder, "a-pack").replace("30-tax-bonus.drl", "taxPaid < 1000 ", "taxPaid < 900 ");
    }

    @Test
    void whatCheckRefusesIsNotEvaluated() throws IOException {
        packWithAHole();
        Shell.Ran check = Shell.run("check", "--rules", folder.toString());
        assertThat(check.status()).isEqualTo(1);
        Shell.Ran ran = Shell.run("evaluate", "a-pack", SAMPLE, "--rules", folder.toString());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(check.out()).startsWith(ran.err().substring(0, ran.err().indexOf("没有评分：")));
        assertThat(ran.err()).contains("[tier-gap]", "add --force");
    }

    @Test
    void whatIsForcedIsMarkedInTheAnswer() throws IOException {
        packWithAHole();
        String[] call = {"evaluate", "a-pack", SAMPLE, "--rules", folder.toString(), "--force", "--format"};
        Shell.Ran json = Shell.run(with(call, "json"));
        assertThat(json.status()).as(json.err()).isZero();
        JsonNode answer = new ObjectMapper().readTree(json.out());
        assertThat(answer.get("forced").asBoolean()).isTrue();
        assertThat(answer.get("results")).isNotEmpty();
        assertThat(answer.at("/findings/0/code").asText()).isEqualTo("tier-gap");
        assertThat(json.err()).contains("[tier-gap]");
        Shell.Ran text = Shell.run(with(call, "text"));
        assertThat(text.out()).startsWith("！！！").contains("must not be used", "[tier-gap]", "名次");
    }

    @Test
    void forceDoesNothingToASoundPack() {
        assertThat(Shell.run("evaluate", Street.SHANGRAO, SAMPLE, "--format", "json", "--force")
                        .out())
                .doesNotContain("forced", "findings");
    }

    @Test
    void whatDoesNotCompileCannotBeForced() throws IOException {
        PackCopy.ofShangrao(folder, "a-pack").replace("30-tax-bonus.drl", "taxPaid < 1000 ", "taxPayed < 1000 ");
        Shell.Ran ran = Shell.run("evaluate", "a-pack", SAMPLE, "--rules", folder.toString(), "--force");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("[unknown-field]").doesNotContain("--force");
    }

    @Test
    void aCaseThatFailsIsAnErrorOfCheckToo() throws IOException {
        PackCopy.ofShangrao(folder, "a-pack")
                .write(
                        "tests/one.yaml",
                        Files.readString(Street.RULES.resolve(Street.SHANGRAO).resolve("tests/20-service.yaml"))
                                .replace("b1: {points: {dailyService: 4}}", "b1: {points: {dailyService: 3}}"));
        Shell.Ran check = Shell.run("check", "--rules", folder.toString());
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.out()).contains("a-pack/tests/one.yaml [case-failed]");
        assertThat(Shell.run("evaluate", "a-pack", SAMPLE, "--rules", folder.toString())
                        .status())
                .isEqualTo(1);
    }

    private static String[] with(String[] call, String last) {
        return Stream.concat(Stream.of(call), Stream.of(last)).toArray(String[]::new);
    }

    @Test
    void aPackWithoutCasesOrWithAFailingOneDoesNotPassItsTest() throws IOException {
        PackCopy pack = PackCopy.ofShangrao(folder, "a-pack");
        Shell.Ran bare = Shell.run("test", "--rules", folder.toString());
        assertThat(bare.status()).isEqualTo(1);
        assertThat(bare.out()).contains("GAP a-pack: 没有用例触发规则“纳税加分：500万以下”");
        pack.write(
                "tests/one.yaml",
                Files.readString(Street.RULES.resolve(Street.SHANGRAO).resolve("tests/20-service.yaml"))
                        .replace("b1: {points: {dailyService: 4}}", "b1: {points: {dailyService: 3}}"));
        Shell.Ran failing = Shell.run("test", "--rules", folder.toString());
        assertThat(failing.status()).isEqualTo(1);
        assertThat(failing.out()).contains("FAIL a-pack/tests/one.yaml：日常服务没有不及时的得5分", "dailyService is 4, expected 3");
    }

    private static JsonNode json(String... options) throws IOException {
        boolean named = options.length > 0 && options[0].equals("-");
        Stream<String> call = Stream.of("evaluate", Street.SHANGRAO, named ? "-" : SAMPLE, "--format", "json");
        Stream<String> more = Stream.of(options).skip(named ? 1 : 0);
        Shell.Ran ran = Shell.run(Stream.concat(call, more).toArray(String[]::new));
        assertThat(ran.status()).as(ran.err()).isZero();
        return new ObjectMapper().readTree(ran.out());
    }

    private static String text(String explain) {
        return Shell.run("evaluate", Street.SHANGRAO, SAMPLE, "--format", "text", "--explain", explain)
                .out();
    }
}
