package plumbline.intake.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.intake.Cohort;
import plumbline.intake.RequestRejected;
import plumbline.intake.Subject;
import plumbline.kit.RawWorkbook;
import plumbline.kit.Street;
import plumbline.library.pack.Pack;
import plumbline.sheet.SheetFormat;

/** A cohort on the sheets of a workbook. */
class WorkbookRequestTest {
    private static final String GUARANTEES = "datong-guarantee-compensation";
    private static final String SUBJECTS = row("编号", "名称") + row("g1", "甲担保") + row("g2", "乙担保");
    private static final String RECORDS = row("编号", "合同编号", "client", "客户类型", "行业", "担保金额（万元）", "在保余额", "担保费率");
    private static final String FIRST = row("g1", "H1", "C1", "小微企业", "制造业", "300", "200", "1");
    private static final String SECOND = row("g2", "H2", "C2", "other", "制造业", "300", "200", "1");
    private static final String CONTEXT = row("项目", "数值") + row("考核期", "2022", "填年份") + row("分行业平均盈亏平衡费率.制造业", "1.35");

    private static String row(String... cells) {
        return Stream.of(cells)
                .map(cell -> cell.matches("-?[0-9.]+")
                        ? "<c><v>" + cell + "</v></c>"
                        : cell.isEmpty() ? "<c/>" : "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>")
                .collect(Collectors.joining("", "<row>", "</row>"));
    }

    private static RawWorkbook book(String records, String context) {
        return new RawWorkbook()
                .sheet("说明", row("随便写"))
                .sheet("机构", SUBJECTS)
                .sheet("在保业务", records)
                .sheet("总体情况", context)
                .sheet("空白", "");
    }

    private static Cohort read(RawWorkbook book) throws RequestRejected {
        Pack pack = Street.pack(GUARANTEES);
        return Table.read(SheetFormat.XLSX, book.bytes(), null).cohort(pack.policy(), pack.requests());
    }

    private static List<String> refused(RawWorkbook book) {
        return catchThrowableOfType(RequestRejected.class, () -> read(book)).problems().stream()
                .map(problem -> problem.code() + ": " + problem.message().en())
                .toList();
    }

    @Test
    void subjectsRecordsAndContextStandOnSheetsOfTheirOwn() throws RequestRejected {
        Cohort cohort = read(book(RECORDS + FIRST + SECOND, CONTEXT));
        assertThat(cohort.period().text()).isEqualTo("2022");
        assertThat(cohort.context()).isEqualTo(Map.of("breakEvenRates", Map.of("制造业", new BigDecimal("1.35"))));
        assertThat(cohort.subjects()).extracting(Subject::name).containsExactly("甲担保", "乙担保");
        assertThat(cohort.subjects().get(1).values().get("guarantees"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .isEqualTo(Map.of(
                        "contract", "H2",
                        "client", "C2",
                        "clientType", "other",
                        "industry", "制造业",
                        "amount", new BigDecimal("300"),
                        "balance", new BigDecimal("200"),
                        "feeRate", BigDecimal.ONE));
    }

    @Test
    void aGroupOfTheContextWithoutAnyNumberIsEmpty() throws RequestRejected {
        assertThat(read(book(RECORDS + FIRST + SECOND, CONTEXT.replace("<c><v>1.35</v></c>", "<c/>")))
                        .context())
                .isEqualTo(Map.of("breakEvenRates", Map.of()));
    }

    @Test
    void eachFaultSaysItsSheetRowAndColumn() {
        assertThat(refused(book(RECORDS + FIRST + SECOND.replace("<v>300</v>", "<v>-5</v>"), CONTEXT)))
                .singleElement()
                .asString()
                .startsWith("not-above: sheet 在保业务, row 3, column 担保金额（万元）: must be greater than 0");
        assertThat(refused(book(RECORDS + FIRST, CONTEXT)))
                .containsExactly("missing-member: sheet 机构, row 3: 在保业务 is missing; add it");
        assertThat(refused(book(RECORDS + FIRST + SECOND + row("g9", "H3") + row("", "H4"), CONTEXT)))
                .containsExactly(
                        "unknown-subject: sheet 在保业务, row 4: the id g9 is not on the sheet of subjects",
                        "unknown-subject: sheet 在保业务, row 5: the id is missing, so that nobody knows whose it is");
        assertThat(refused(book(RECORDS + FIRST + SECOND, CONTEXT + row("费率", "1") + row("", "1"))))
                .hasSize(2)
                .allSatisfy(said -> assertThat(said).contains("sheet 总体情况, row "));
        assertThat(refused(book(RECORDS + FIRST + SECOND, CONTEXT).sheet("机构 (2)", SUBJECTS)))
                .singleElement()
                .asString()
                .startsWith("unknown-sheet: sheet 机构 (2): ");
        assertThat(refused(new RawWorkbook().sheet("Sheet1", "")))
                .singleElement()
                .asString()
                .startsWith("empty-table: ");
        String formula = SECOND.replace("<v>200</v>", "<f>A1</f>");
        assertThat(refused(book(RECORDS + FIRST + formula, CONTEXT)))
                .singleElement()
                .asString()
                .startsWith("formula-not-calculated: sheet 在保业务, row 3, column G: ");
    }

    @Test
    void theCellsThatFormulasCalculateAreTold() throws RequestRejected {
        String formula = SECOND.replace("<v>200</v>", "<f>100+100</f><v>200</v>");
        assertThat(Table.read(
                                SheetFormat.XLSX,
                                book(RECORDS + FIRST + formula, CONTEXT).bytes(),
                                null)
                        .formulas())
                .containsExactly("在保业务!G3");
    }

    @Test
    void mergedIdsMeanTheRowsOfOneSubject() throws RequestRejected {
        String more = row("", "H3", "C1", "other", "制造业", "100", "50", "");
        assertThat(read(merged(RECORDS + FIRST + more + SECOND, "A2:A3", "H2:H3"))
                        .subjects()
                        .get(0)
                        .values()
                        .get("guarantees"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.toString()).contains("feeRate=1"));
    }

    private static RawWorkbook merged(String records, String... ranges) {
        return new RawWorkbook()
                .sheet("机构", SUBJECTS)
                .sheet("总体情况", CONTEXT)
                .sheetPart(
                        "在保业务",
                        Stream.of(ranges)
                                .map(range -> "<mergeCell ref=\"" + range + "\"/>")
                                .collect(Collectors.joining(
                                        "",
                                        "<worksheet><sheetData>" + records + "</sheetData><mergeCells>",
                                        "</mergeCells></worksheet>")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2:H3", "F2:G2", "A1:H1"})
    void whatElseIsMergedIsAFault(String range) {
        assertThat(refused(merged(RECORDS + FIRST + SECOND, range))).anySatisfy(said -> assertThat(said)
                .startsWith("merged-cells: sheet 在保业务, row " + range.charAt(1) + ", column " + range.charAt(0)));
    }
}
