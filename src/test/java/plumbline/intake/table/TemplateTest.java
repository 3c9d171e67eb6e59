package plumbline.intake.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.intake.RequestRejected;
import plumbline.kit.RawWorkbook;
import plumbline.kit.Street;
import plumbline.library.cases.Casebook;
import plumbline.library.pack.Pack;
import plumbline.policy.Indicator;
import plumbline.policy.ValueKind;
import plumbline.sheet.Sheet;
import plumbline.sheet.SheetFormat;
import plumbline.sheet.SheetUnreadable;
import plumbline.text.JsonText;

/** The template, filled in as people do. */
class TemplateTest {
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
    void filledWithTheSampleItIsTheSample(String policy) throws Exception {
        Pack pack = Street.pack(policy);
        JsonNode sample = JsonText.read(Files.readAllBytes(Path.of("samples", policy, "request.json")));
        // Its numbers by name are those of the sample, as whoever fills it in would name them.
        byte[] template = Template.workbook(pack.policy(), sample);
        Table filled = Table.read(SheetFormat.XLSX, filled(pack, template, sample), null);
        assertThat(filled.cohort(pack.policy(), pack.requests()))
                .usingRecursiveComparison()
                .isEqualTo(pack.requests().read(sample));
    }

    private static byte[] filled(Pack pack, byte[] template, JsonNode request) throws SheetUnreadable {
        RawWorkbook book = new RawWorkbook();
        for (Sheet sheet : SheetFormat.XLSX.sheets(template, 30_000)) {
            List<List<String>> rows = new ArrayList<>();
            sheet.rows().forEach(row -> rows.add(new ArrayList<>(row.cells())));
            List<String> headings = rows.get(0);
            if (sheet.name().equals("总体情况")) {
                for (List<String> row : rows.subList(1, rows.size())) {
                    row.set(1, context(pack, row.get(0), request));
                }
            } else if (!sheet.name().equals("说明") && !sheet.name().equals("可选值")) {
                for (JsonNode subject : request.get("subjects")) {
                    rows.addAll(rows(pack, sheet.name(), headings, subject));
                }
            }
            book.sheet(sheet.name(), xml(rows));
        }
        return book.bytes();
    }

    private static List<List<String>> rows(Pack pack, String sheet, List<String> headings, JsonNode subject) {
        for (Indicator indicator : pack.policy().indicators()) {
            if (indicator.kind() instanceof ValueKind.Records records
                    && sheet.equals(indicator.label().zh())) {
                List<List<String>> rows = new ArrayList<>();
                for (JsonNode record : subject.at("/indicators/" + indicator.code())) {
                    rows.add(headings.stream()
                            .map(heading -> heading.equals("编号")
                                    ? subject.get("id").asText()
                                    : value(records.members(), heading, record))
                            .toList());
                }
                return rows;
            }
        }
        return List.of(headings.stream()
                .map(heading -> switch (heading) {
                    case "编号" -> subject.get("id").asText();
                    case "名称" -> subject.get("name").asText();
                    default -> value(pack.policy().indicators(), heading, subject.get("indicators"));
                })
                .toList());
    }

    private static String context(Pack pack, String name, JsonNode request) {
        return switch (name) {
            case "考核期" -> request.get("period").asText();
            case "基准日" -> request.path("asOf").asText("");
            default -> value(pack.policy().context(), name, request.path("context"));
        };
    }

    /** The value of the indicator that the heading names, as people write it. */
    private static String value(List<Indicator> indicators, String heading, JsonNode values) {
        String[] parts = heading.split("\\.", 2);
        String label = parts[0].replaceFirst("（[^（]*）$", "");
        Indicator indicator = indicators.stream()
                .filter(each -> List.of(label, parts[0]).contains(each.label().zh())
                        || each.code().equals(parts[0]))
                .findFirst()
                .orElseThrow();
        JsonNode value = values.path(indicator.code());
        ValueKind kind = indicator.kind();
        if (kind instanceof ValueKind.Rated rated) {
            String rater = rated.raters().stream()
                    .filter(each -> each.label().zh().equals(parts[1]))
                    .findFirst()
                    .orElseThrow()
                    .code();
            Map<String, String> grades = new HashMap<>();
            rated.grades()
                    .forEach(grade -> grades.put(grade.code(), grade.label().zh()));
            return grades.getOrDefault(value.path(rater).asText(), "");
        }
        if (kind instanceof ValueKind.Numbers) {
            return value.path(parts[1]).asText("");
        }
        if (kind instanceof ValueKind.OneOf oneOf && value.isTextual()) {
            return oneOf.choices()
                    .get(oneOf.codes().indexOf(value.asText()))
                    .label()
                    .zh();
        }
        return value.isBoolean()
                ? value.booleanValue() ? "是" : "否"
                : value.isNumber() ? value.decimalValue().toPlainString() : value.asText("");
    }

    private static String xml(List<List<String>> rows) {
        StringBuilder xml = new StringBuilder();
        for (List<String> row : rows) {
            xml.append("<row>");
            for (String cell : row) {
                String escaped = cell.replace("&", "&amp;").replace("<", "&lt;");
                xml.append("<c t=\"inlineStr\"><is><t>").append(escaped).append("</t></is></c>");
            }
            xml.append("</row>");
        }
        return xml.toString();
    }

    @Test
    void asItIsItHasNoSubjects() throws Exception {
        Pack pack = Street.pack(Street.SHANGRAO);
        byte[] template = Template.workbook(pack.policy(), Casebook.example(pack));
        Table table = Table.read(SheetFormat.XLSX, template, "2022");
        assertThat(catchThrowableOfType(RequestRejected.class, () -> table.cohort(pack.policy(), pack.requests()))
                        .problems())
                .extracting(problem -> problem.code())
                .containsExactly("no-subjects");
    }

    @Test
    void spreadsheetsMakeSureOfUnitsBoundsAndChoices() throws IOException {
        Pack pack = Street.pack("corps-bank-grading");
        String sheet = part(Template.workbook(pack.policy(), MissingNode.getInstance()), "xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("type=\"list\"", "type=\"custom\"", "AND(ISNUMBER(E2),E2&gt;=0", "单位 亿元");
    }

    private static String part(byte[] workbook, String name) throws IOException {
        try (var zip = ZipFile.builder().setByteArray(workbook).get()) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
