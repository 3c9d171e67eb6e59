package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.Service;
import plumbline.sheet.Sheet;
import plumbline.sheet.SheetFormat;

/** The clients under samples, as they stand there, against a service. */
class ClientsTest {
    private static final Path CLIENTS = Path.of("samples/clients");
    private static final String URL = "http://127.0.0.1:" + Service.shared().port();

    @TempDir
    private Path folder;

    private record Ran(int status, String out) {}

    /** Runs a program, which is passed by on a machine that has none of its kind. */
    private Ran run(String... command) throws IOException, InterruptedException {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(place -> Path.of(place, command[0]))
                        .anyMatch(Files::isExecutable))
                .isTrue();
        Path out = Files.createTempFile(folder, "out", ".txt");
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Dfile.encoding=UTF-8");
        Process process = builder.redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }

    @Test
    void curlPrintsTheRanking() throws IOException, InterruptedException {
        Ran ran = run("sh", CLIENTS.resolve("rank.sh").toString(), URL);
        assertThat(ran.out()).contains("1,b02,灵山银行上饶分行,参加,111.4385,");
        assertThat(ran.status()).isZero();
    }

    @Test
    void pythonPrintsTheRankingAndItsReasons() throws IOException, InterruptedException {
        Ran ran = run("python3", CLIENTS.resolve("rank.py").toString(), URL);
        assertThat(ran.out()).contains("1 b02 灵山银行上饶分行 111.4385", "纳税加分 25: 上缴税收 9874.05 万元 (三(一)2)");
        assertThat(ran.status()).isZero();
    }

    @Test
    void javaPrintsTheRanking() throws IOException, InterruptedException {
        Ran ran = run("java", CLIENTS.resolve("Rank.java").toString(), URL);
        assertThat(ran.out()).contains("1,b02,");
        assertThat(ran.status()).isZero();
    }

    @Test
    void pythonSendsASpreadsheetAndSavesTheResult() throws Exception {
        Path result = folder.resolve("result.xlsx");
        String table = CLIENTS.resolve("banks.csv").toString();
        Ran ran = run("python3", CLIENTS.resolve("spreadsheet.py").toString(), table, result.toString(), URL);
        assertThat(ran.status()).as(ran.out()).isZero();
        List<Sheet> sheets = SheetFormat.XLSX.sheets(Files.readAllBytes(result), 1_000);
        assertThat(sheets.get(0).rows().get(1).cells()).startsWith("1", "b02", "灵山银行上饶分行", "参加", "111.4385");
        Path wrong = Files.writeString(
                folder.resolve("wrong.csv"), Files.readString(Path.of(table)).replace("514.6", "五百"));
        Ran refused =
                run("python3", CLIENTS.resolve("spreadsheet.py").toString(), wrong.toString(), result.toString(), URL);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.out()).contains("第 2 行“各项贷款余额（亿元）”一列：应为数字");
    }
}
