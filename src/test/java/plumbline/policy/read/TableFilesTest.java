package plumbline.policy.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.policy.Policy;
import plumbline.text.Finding;
import plumbline.text.PackRejected;

/** The rows of a table may stand in a spreadsheet beside {@code policy.yaml}; its faults are named by row and column. */
class TableFilesTest {
    private static final String POLICY =
            """
            policy: p
            title: {zh: 方案, en: policy}
            document: 文件
            subject: {type: Bank, zh: 银行, en: bank}
            periods: [year]
            indicators:
              - {code: tax, zh: 税收, en: Tax, type: decimal, min: 0}
            tables:
              - code: tiers
                type: Tier
                zh: 分档
                en: Tiers
                steps: tax
                columns:
                  - {code: tax, zh: 税收, en: Tax, type: decimal}
                  - {code: points, zh: 分, en: Points, type: decimal}
                  - {code: since, zh: 起始日, en: Since, type: date}
            %s    basis: 一
                origin: text
            categories:
              - code: base
                zh: 基本
                en: Base
                items:
                  - {code: tax, zh: 税收, en: Tax, basis: 一, origin: text}
            """;

    private static final String CSV =
            """
            分,税收,起始日
            0,以下,2022-01-01
            "1.5",500,2022/4/30

            2.75,1000,2022年12月31日
            """;

    private static final List<Map<String, Object>> ROWS = List.of(
            Map.of("points", BigDecimal.ZERO, "since", LocalDate.of(2022, 1, 1)),
            Map.of("tax", new BigDecimal("500"), "points", new BigDecimal("1.5"), "since", LocalDate.of(2022, 4, 30)),
            Map.of(
                    "tax",
                    new BigDecimal("1000"),
                    "points",
                    new BigDecimal("2.75"),
                    "since",
                    LocalDate.of(2022, 12, 31)));

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void aTextFileIsReadInEitherEncoding(String charset) throws PackRejected {
        assertThat(rows("tables/tiers.csv", CSV.getBytes(Charset.forName(charset))))
                .isEqualTo(ROWS);
    }

    @Test
    void theMarkAtTheBeginningOfATextFileIsNoPartOfIt() throws PackRejected {
        assertThat(rows("tables/tiers.csv", ("\uFEFF" + CSV).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(ROWS);
    }

    @Test
    void aWorkbookIsReadWithItsDaysAndWithTheNumbersThatItShows() throws Exception {
        byte[] workbook = workbook(sheet -> {
            sheet.value(0, 0, "税收");
            sheet.value(0, 1, "分");
            sheet.value(0, 2, "起始日");
            sheet.value(1, 1, 0);
            sheet.value(1, 2, LocalDate.of(2022, 1, 1));
            sheet.style(1, 2).format("yyyy-MM-dd").set();
            sheet.value(2, 0, 500);
            // A spreadsheet writes 0.28999999999999998 for this.
            sheet.value(2, 1, 0.29);
            sheet.value(2, 2, "2022-04-30");
        });

        assertThat(rows("tables/tiers.xlsx", workbook))
                .containsExactly(
                        Map.of("points", BigDecimal.ZERO, "since", LocalDate.of(2022, 1, 1)),
                        Map.of(
                                "tax", new BigDecimal("500"),
                                "points", new BigDecimal("0.29"),
                                "since", LocalDate.of(2022, 4, 30)));
    }

    @Test
    void eachFaultIsNamedByRowAndColumn() {
        assertThat(findings("tables/tiers.csv", "分,税收,起始日\n0,0,2022-01-01\n五,20,2022-02-30\n1,10,2022-01-01\n"))
                .extracting(Finding::code, Finding::place, Finding::excerpt)
                .containsExactly(
                        tuple("wrong-cell", "tables/tiers.csv:3:1", "五 | 20 | 2022-02-30"),
                        tuple("wrong-cell", "tables/tiers.csv:3:3", "五 | 20 | 2022-02-30"));
        assertThat(findings("tables/tiers.csv", "分,税收,起始日\n0,0,2022-01-01\n\n1,20,2022-01-01\n1,10,2022-01-01\n"))
                .extracting(Finding::code, Finding::place)
                .containsExactly(tuple("steps-not-rising", "tables/tiers.csv:5:2"));
    }

    @Test
    void columnsAreKnownByTheirNames() {
        assertThat(findings("tables/tiers.csv", "分数,税收,起始日\n0,0,2022-01-01\n"))
                .extracting(Finding::code, Finding::place)
                .containsExactly(
                        tuple("missing-column", "tables/tiers.csv:1:1"),
                        tuple("unknown-column", "tables/tiers.csv:1:1"));
    }

    @Test
    void whatIsNoSpreadsheetOrUnpacksToTooMuchIsRefused() throws IOException {
        assertThat(findings("tables/tiers.xlsx", "税收,分"))
                .extracting(Finding::code)
                .containsExactly("unreadable-table");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write(new byte[20 * 1024 * 1024]);
        }
        assertThat(bomb.size()).isLessThan(256 * 1024);
        assertThat(findings("tables/tiers.xlsx", bomb.toByteArray()))
                .extracting(Finding::code)
                .containsExactly("unreadable-table");
    }

    @Test
    void aTableStandsInOnePlaceAndAFileIsOfATable() {
        assertThat(findings("tables/others.csv", CSV))
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("table-without-rows", "table-not-declared");
        assertThat(findings(
                        POLICY.formatted("    rows: [[0, 0, \"2022-01-01\"]]\n"),
                        "tables/tiers.csv",
                        CSV.getBytes(StandardCharsets.UTF_8)))
                .extracting(Finding::code)
                .containsExactly("rows-in-two-places");
    }

    private static byte[] workbook(Consumer<Worksheet> filled) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            filled.accept(workbook.newWorksheet("分档"));
        }
        return bytes.toByteArray();
    }

    private static List<Map<String, Object>> rows(String name, byte[] file) throws PackRejected {
        Policy policy = PolicyReader.read("p", POLICY.formatted(""), Map.of(name, file));
        return policy.tables().get(0).rows();
    }

    private static List<Finding> findings(String name, String file) {
        return findings(name, file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Finding> findings(String name, byte[] file) {
        return findings(POLICY.formatted(""), name, file);
    }

    private static List<Finding> findings(String policy, String name, byte[] file) {
        try {
            PolicyReader.read("p", policy, Map.of(name, file));
            return List.of();
        } catch (PackRejected rejected) {
            return rejected.findings();
        }
    }
}
