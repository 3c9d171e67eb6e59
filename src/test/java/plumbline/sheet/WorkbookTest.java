package plumbline.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.kit.RawWorkbook;

/** What cells show, and files that are not what they say, or say what would take too much. */
class WorkbookTest {
    private static final int MOST_ROWS = 100;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c><v>1234.50</v></c>|1234.5",
                "<c><v>0.28999999999999998</v></c>|0.29",
                "<c><v>1E3</v></c>|1000",
                "<c><v>-2.5e-3</v></c>|-0.0025",
                "<c s='1'><v>0.125</v></c>|12.5%",
                "<c s='2'><v>44681</v></c>|2022-04-30",
                "<c s='3'><v>44681</v></c>|2022-04-30",
                "<c s='4'><v>44681</v></c>|2022-04-30",
                "<c s='5'><v>12345.6</v></c>|12345.6",
                "<c s='6'><v>12.5</v></c>|12.5",
                "<c s='7'><v>12</v></c>|12",
                "<c t='s'><v>0</v></c>|甲行",
                "<c t='s'><v>1</v></c>|乙丙行",
                "<c t='inlineStr'><is><r><t>丁</t></r><r><t>行</t></r></is></c>|丁行",
                "<c t='str'><f>A1</f><v>戊行</v></c>|戊行",
                "<c t='str'><v>a_x000A_b</v></c>|'a\nb'",
                "<c t='str'><v>_xD800_</v></c>|_xD800_",
                "<c t='b'><v>1</v></c>|TRUE",
                "<c t='b'><v>0</v></c>|FALSE",
                "<c t='d'><v>2022-04-30T00:00:00</v></c>|2022-04-30",
                "<c><f>1+1</f><v>2</v></c>|2"
            })
    void aCellHoldsWhatItShows(String cell, String text) throws SheetUnreadable {
        Sheet sheet = sheet(book("<row>" + cell.replace('\'', '"') + "</row>"));
        assertThat(sheet.rows().get(0).cells()).containsExactly(text.replace("'", ""));
        assertThat(sheet.faults()).isEmpty();
        assertThat(sheet.formulas()).isEqualTo(cell.contains("<f>") ? List.of("A1") : List.of());
    }

    private static RawWorkbook book(String rows) {
        return new RawWorkbook()
                .formats("0", "0.00%", "14", "58", "yyyy\"年\"m\"月\"d\"日\"", "#,##0.00_);[Red]", "0.0\"%\"", "[Red]0")
                .sharedStrings("<si><t> 甲行 </t></si><si><r><t>乙</t></r><r><t>丙行</t></r><rPh><t>yi</t></rPh></si>")
                .sheet("表", rows);
    }

    private static Sheet sheet(RawWorkbook book) throws SheetUnreadable {
        return SheetFormat.XLSX.sheets(book.bytes(), MOST_ROWS).get(0);
    }

    @Test
    void daysAreCountedFrom1904WhereTheFileSaysSo() throws SheetUnreadable {
        assertThat(sheet(book("<row><c s=\"2\"><v>0</v></c></row>").from1904())
                        .rows()
                        .get(0)
                        .cells())
                .containsExactly("1904-01-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c r='B2'><f>1+1</f></c>|formula-not-calculated",
                "<c r='B2'><f>1/0</f><v></v></c>|formula-not-calculated",
                "<c r='B2' t='e'><f>1/0</f><v>#DIV/0!</v></c>|error-value",
                "<c r='B2'><v>1234567890123456</v></c>|lost-digits",
                "<c r='B2'><v>0.123456789012345678</v></c>|lost-digits"
            })
    void aCellOfWhichNobodyCanSayWhatItHoldsIsAFault(String cell, String code) throws SheetUnreadable {
        assertThat(sheet(book("<row r=\"2\">" + cell.replace('\'', '"') + "</row>"))
                        .faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.line()).isEqualTo(2);
                    assertThat(fault.column()).isEqualTo(1);
                });
    }

    @Test
    void fifteenDigitsAreExact() throws SheetUnreadable {
        assertThat(sheet(book("<row><c><v>123456789012345</v></c></row>")).faults())
                .isEmpty();
    }

    @Test
    void cellsStandWhereTheirAddressSays() throws SheetUnreadable {
        Sheet sheet =
                sheet(book("<row r=\"3\"><c r=\"B3\"><v>1</v></c><c><v>2</v></c></row><row/><row><c r=\"A5\"/></row>"
                        + "<row><c t=\"inlineStr\"><is><t> </t></is></c></row>"));
        assertThat(sheet.rows()).containsExactly(new Sheet.Row(3, List.of("", "1", "2")));
        assertThat(Sheet.letters(0)).isEqualTo("A");
        assertThat(Sheet.letters(25)).isEqualTo("Z");
        assertThat(Sheet.letters(26)).isEqualTo("AA");
        assertThat(Sheet.letters(702)).isEqualTo("AAA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row><c t='s'><v>7</v></c></row>",
                "<row><c t='s'><v>-1</v></c></row>",
                "<row><c s='99'><v>1</v></c></row>",
                "<row><c s='x'><v>1</v></c></row>",
                "<row><c t='q'><v>1</v></c></row>",
                "<row><c><v>1,5</v></c></row>",
                "<row><c r='1A'><v>1</v></c></row>",
                "<row><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row>",
                "<row><c r='A1'><v>1</v></c><c r='A1'><v>1</v></c></row>",
                "<row r='0'><c><v>1</v></c></row>",
                "<row r='9999999'><c><v>1</v></c></row>",
                "<row><c><v>&entity;</v></c></row>",
                "<row><c><v>1</c></v></row>"
            })
    void aFileThatContradictsItselfIsRefused(String rows) {
        assertThat(refused(book(rows.replace('\'', '"')))).isEqualTo("unreadable-table");
    }

    private static String refused(RawWorkbook book) {
        return refused(book.bytes());
    }

    private static String refused(byte[] file) {
        return catchThrowableOfType(SheetUnreadable.class, () -> SheetFormat.XLSX.sheets(file, MOST_ROWS))
                .code();
    }

    @Test
    void entitiesAreNotResolved() {
        String file = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";
        String many = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        for (String type : List.of(file, many, "<!DOCTYPE x>")) {
            String rows =
                    "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&e;&b;</t></is></c></row></sheetData></worksheet>";
            assertThat(refused(new RawWorkbook().sheetPart("表", type + rows))).isEqualTo("unreadable-table");
        }
    }

    @Test
    void whatUnpacksToTooMuchIsNotUnpacked() {
        String zeros = "0".repeat(1_000_000);
        RawWorkbook book = book("<row><c><v>1</v></c></row>");
        for (int i = 0; i < 16; i++) {
            book.part("xl/media/" + i + ".png", zeros);
        }
        byte[] bomb = book.bytes();
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(refused(bomb)).isEqualTo("too-large-unpacked");
    }

    @Test
    void rowsColumnsCellsAndSheetsAreBounded() throws SheetUnreadable {
        String row = "<row><c><v>1</v></c></row>";
        assertThat(sheet(book(row.repeat(MOST_ROWS))).rows()).hasSize(MOST_ROWS);
        assertThat(refused(book(row.repeat(MOST_ROWS + 1)))).isEqualTo("too-many-rows");
        assertThat(sheet(book("<row><c r=\"ALL1\"><v>1</v></c><c r=\"XFD1\"/></row>"))
                        .rows()
                        .get(0)
                        .cells())
                .hasSize(1000);
        assertThat(refused(book("<row><c r=\"ALM1\"><v>1</v></c></row>"))).isEqualTo("too-many-columns");
        byte[] wide = book("<row><c r=\"ALL1\"><v>1</v></c></row>".repeat(501)).bytes();
        assertThat(catchThrowableOfType(SheetUnreadable.class, () -> SheetFormat.XLSX.sheets(wide, 1_000))
                        .code())
                .isEqualTo("too-many-cells");
        RawWorkbook sheets = new RawWorkbook();
        for (int i = 0; i < 51; i++) {
            sheets.sheet("表" + i, row);
        }
        assertThat(refused(sheets)).isEqualTo("unreadable-table");
    }

    @Test
    void aMillionRowsAreRefusedBeforeTheyAreKept() {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 300_000; i++) {
            rows.append("<row><c><v>1</v></c></row>");
        }
        assertThat(refused(book(rows.toString()))).isEqualTo("too-many-rows");
        assertThat(refused(book(rows.append(rows).append(rows).toString()))).isEqualTo("too-large-unpacked");
    }

    @Test
    void formulasAreNotWorkedOut() throws SheetUnreadable {
        String shared =
                "<c r=\"A1\"><f t=\"shared\" si=\"0\" ref=\"A1:Z100\">" + "A1+".repeat(10_000) + "1</f><v>1</v></c>";
        String cells = "<row>" + shared + "</row>"
                + "<row><c><f t=\"shared\" si=\"0\"/><v>1</v></c></row>".repeat(MOST_ROWS - 1);
        assertThat(sheet(book(cells)).formulas()).hasSize(MOST_ROWS);
        assertThat(sheet(book("<row><c><f t=\"shared\" si=\"9\"/><v>1</v></c></row>"))
                        .formulas())
                .hasSize(1);
    }

    @Test
    void whatIsNoWorkbookIsRefused() {
        assertThat(refused("编号,名称".getBytes(StandardCharsets.UTF_8))).isEqualTo("unreadable-table");
        assertThat(refused(new byte[0])).isEqualTo("unreadable-table");
        assertThat(refused(new RawWorkbook().part("xl/other.xml", "<x/>").bytes()))
                .isEqualTo("unreadable-table");
        byte[] old = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0};
        assertThat(catchThrowableOfType(SheetUnreadable.class, () -> SheetFormat.XLSX.sheets(old, MOST_ROWS))
                        .text()
                        .en())
                .contains(".xls");
        byte[] cut = book("<row><c><v>1</v></c></row>").bytes();
        assertThat(refused(Arrays.copyOf(cut, cut.length / 2))).isEqualTo("unreadable-table");
    }

    @Test
    void mergedCellsAreTold() throws SheetUnreadable {
        Sheet sheet = sheet(new RawWorkbook()
                .sheetPart(
                        "表",
                        "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData>"
                                + "<mergeCells><mergeCell ref=\"A1:B3\"/></mergeCells></worksheet>"));
        assertThat(sheet.merges()).containsExactly(new Sheet.Merge(1, 3, 0, 1));
    }
}
