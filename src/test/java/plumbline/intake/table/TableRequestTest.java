package plumbline.intake.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.intake.Cohort;
import plumbline.intake.Problem;
import plumbline.intake.RequestRejected;
import plumbline.kit.Street;
import plumbline.library.pack.Pack;
import plumbline.policy.Indicator;
import plumbline.sheet.SheetFormat;
import plumbline.text.JsonText;

/** A cohort in a table is the same as in JSON. */
class TableRequestTest {
    private static final String HEAD =
            "id,name,loanIncrement,loanGrowth,smeLoanGrowth,industrialLoanGrowth,platformUse,"
                    + "satisfaction,serviceIncidents,taxPaid,loans,deposits,riskFlag";
    private static final String ROW = "甲行,1,1,1,1,1,3,0,1,1,1,";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "corps-bank-grading",
                "datong-bank-targets",
                "datong-guarantee-compensation",
                "datong-tasks",
                "luliang-targets",
                "shangrao-deposit-contribution",
                "shanxi-city-incentives"
            })
    void everySampleIsTheSameAsATable(String policy) throws IOException, RequestRejected {
        byte[] json = Files.readAllBytes(Path.of("samples", policy, "request.json"));
        Pack pack = Street.pack(policy);
        Map<String, String> labels =
                new LinkedHashMap<>(Map.of("id", "编号", "name", "名称", "period", "考核期", "asOf", "基准日"));
        for (Indicator indicator : pack.policy().indicators()) {
            String unit = indicator.unit() == null ? "" : "（" + indicator.unit() + "）";
            labels.put(indicator.code(), indicator.label().zh() + unit);
        }
        String byCode = table(JsonText.read(json), Map.of());
        String byLabel = "\uFEFF" + table(JsonText.read(json), labels);
        Cohort expected = pack.requests().read(json);
        for (byte[] table :
                List.of(byCode.getBytes(Charset.forName("GB18030")), byLabel.getBytes(StandardCharsets.UTF_8))) {
            assertThat(Table.read(SheetFormat.CSV, table, null).cohort(pack.policy(), pack.requests()))
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
        }
    }

    private static String table(JsonNode request, Map<String, String> labels) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode subject : request.get("subjects")) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("id", subject.get("id").asText());
            row.put("name", subject.get("name").asText());
            List<Map<String, String>> more = new ArrayList<>();
            subject.get("indicators").properties().forEach(member -> {
                if (member.getValue().isArray()) {
                    for (int i = 0; i < member.getValue().size(); i++) {
                        if (more.size() <= i) {
                            more.add(new LinkedHashMap<>(Map.of("id", row.get("id"))));
                        }
                        put(more.get(i), member.getKey(), member.getValue().get(i));
                    }
                } else {
                    put(row, member.getKey(), member.getValue());
                }
            });
            rows.add(row);
            rows.addAll(more);
        }
        put(rows.get(0), "period", request.get("period"));
        put(rows.get(0), "asOf", request.path("asOf"));
        request.path("context").properties().forEach(member -> put(rows.get(0), member.getKey(), member.getValue()));
        Set<String> headings = new LinkedHashSet<>();
        rows.forEach(row -> headings.addAll(row.keySet()));
        List<String> order = new ArrayList<>(headings);
        Collections.reverse(order);
        String head = order.stream()
                .map(code -> quoted(labels.getOrDefault(code, code)))
                .collect(Collectors.joining(","));
        return head + "\r\n"
                + rows.stream()
                        .map(row -> order.stream()
                                .map(code -> quoted(row.getOrDefault(code, "")))
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n"));
    }

    private static String quoted(String cell) {
        return "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    private static void put(Map<String, String> row, String name, JsonNode value) {
        if (value.isObject() && value.isEmpty()) {
            row.put(name + ".cbirc", "");
        } else if (value.isObject()) {
            value.properties().forEach(member -> put(row, name + "." + member.getKey(), member.getValue()));
        } else if (!value.isMissingNode() && !value.isNull()) {
            row.put(
                    name,
                    value.isBoolean()
                            ? value.booleanValue() ? "是" : "否"
                            : value.isNumber() ? value.decimalValue().toPlainString() : value.asText());
        }
    }

    @Test
    void numbersAreTakenAsSpreadsheetsShowThem() throws RequestRejected {
        Cohort cohort = read("b1,甲行,\"1,234.50\",12.5%,1,1,1,3,0,1,1,1,否");
        assertThat(cohort.subjects().get(0).values())
                .containsEntry("loanIncrement", new BigDecimal("1234.5"))
                .containsEntry("loanGrowth", new BigDecimal("12.5"))
                .containsEntry("riskFlag", false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "b1,甲行,5%,1,1,1,1,3,0,1,1,1,否|wrong-type|row 2, column loanIncrement: must be a number such as 1234.5 or 1,234.5, but is 5%",
                "b1,甲行,1.2E+10,1,1,1,1,3,0,1,1,1,否|wrong-type|row 2, column loanIncrement",
                "b1,甲行,\"1,23\",1,1,1,1,3,0,1,1,1,否|wrong-type|row 2, column loanIncrement",
                "b1,甲行,,1,1,1,1,3,0,1,1,1,否|missing-member|row 2",
                "b1,甲行,1,1,1,1,1,6,0,1,1,1,否|above-maximum|row 2, column satisfaction",
                "b1,甲行,1,1,1,1,1,3,0,1,1,1,也许|wrong-type|row 2, column riskFlag",
                "合计,,1,1,1,1,1,3,0,1,1,1,否|missing-member|row 2"
            })
    void aFaultIsNamedByItsRowAndColumn(String row, String code, String said) {
        assertThat(refused(HEAD + "\n" + row)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.message().en()).startsWith(said);
        });
    }

    @Test
    void anIdInTwoRowsIsAFault() {
        String row = "b1," + ROW + "否\n";
        assertThat(refused(HEAD + "\n" + row + row)).singleElement().satisfies(problem -> assertThat(
                        problem.message().en())
                .isEqualTo("row 3: the id b1 is that of row 2 already"));
    }

    @Test
    void aColumnThatIsMissingIsOneFaultHoweverManyRowsThereAre() {
        String rows = "b1," + ROW + "\nb2," + ROW;
        assertThat(refused(HEAD.replace(",riskFlag", "") + "\n"
                        + rows.replace("1,\n", "1\n").replaceAll(",$", "")))
                .extracting(Problem::code)
                .containsExactly("missing-column");
    }

    @ParameterizedTest
    @CsvSource({
        "riskFlags,unknown-column",
        "pool（万元）,unknown-column",
        "loans,duplicate-column",
        "pool.x,unknown-column",
        "各项贷款余额（亿元）,duplicate-column"
    })
    void aHeadingThatSaysNothingOrTheSameTwiceIsAFault(String heading, String code) {
        assertThat(refused(HEAD + "," + heading + "\nb1," + ROW + "否,"))
                .extracting(Problem::code)
                .containsExactly(code);
    }

    @Test
    void whatIsOfAllSubjectsIsTheSameInEachRow() {
        String rows = "\nb1," + ROW + "否,10\nb2," + ROW + "否,\nb3," + ROW + "否,11";
        assertThat(refused(HEAD + ",pool" + rows)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("differs-from-before");
            assertThat(problem.message().en()).startsWith("row 4, column pool: ");
        });
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThat(refused(HEAD + "\nb1," + ROW)).extracting(Problem::code).containsExactly("missing-member");
        assertThat(refused(HEAD + "\nb1," + ROW + "否,9"))
                .extracting(Problem::code)
                .containsExactly("cell-without-heading");
        assertThat(refused(HEAD + ",\nb1," + ROW + "否,9"))
                .extracting(Problem::code)
                .containsExactly("cell-without-heading");
        assertThat(refused("")).extracting(Problem::code).containsExactly("empty-table");
        assertThat(refused(HEAD)).extracting(Problem::code).containsExactly("no-subjects");
        byte[] noText = new byte[9];
        Arrays.fill(noText, (byte) 0xff);
        assertThat(refused(noText)).extracting(Problem::code).containsExactly("unreadable-table");
    }

    private static Cohort read(String row) throws RequestRejected {
        return cohort((HEAD + "\n" + row).getBytes(StandardCharsets.UTF_8));
    }

    private static Cohort cohort(byte[] table) throws RequestRejected {
        Pack pack = Street.pack(Street.SHANGRAO);
        return Table.read(SheetFormat.CSV, table, "2022").cohort(pack.policy(), pack.requests());
    }

    private static List<Problem> refused(String table) {
        return refused(table.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Problem> refused(byte[] table) {
        return catchThrowableOfType(RequestRejected.class, () -> cohort(table)).problems();
    }
}
