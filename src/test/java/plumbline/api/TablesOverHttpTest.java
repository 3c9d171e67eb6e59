package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.kit.RawWorkbook;
import plumbline.kit.Service;
import plumbline.kit.ServiceClient;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Street;
import plumbline.sheet.Sheet;
import plumbline.sheet.SheetFormat;
import plumbline.sheet.SheetUnreadable;

/** Tables in, and tables out. */
class TablesOverHttpTest {
    private static final String EVALUATIONS = Street.SHANGRAO + "/evaluations";
    private static final String XLSX = SheetFormat.XLSX.mediaType();
    private static final ObjectNode REQUEST = new ShangraoRequest()
            .context("pool", "100.00")
            .bank("b1", "satisfaction", "3")
            .bank("=1+1", "satisfaction", "1")
            .json();

    private static final ServiceClient service = Service.shared();

    @Test
    void aTableIsAnsweredAsTheSameRequestInJson() {
        StringBuilder csv = new StringBuilder("id,name,pool");
        StringBuilder rows = new StringBuilder();
        REQUEST.at("/subjects/0/indicators").fieldNames().forEachRemaining(code -> {
            csv.append(',').append(code);
            rows.append("<c t=\"str\"><v>").append(code).append("</v></c>");
        });
        rows.insert(0, "<row><c t=\"str\"><v>id</v></c><c t=\"str\"><v>name</v></c>")
                .append("</row>");
        for (JsonNode bank : REQUEST.get("subjects")) {
            csv.append("\n%s,%s,100.00"
                    .formatted(bank.get("id").asText(), bank.get("name").asText()));
            rows.append("<row><c t=\"str\"><v>%s</v></c><c t=\"str\"><v>%s</v></c>"
                    .formatted(bank.get("id").asText(), bank.get("name").asText()));
            bank.get("indicators").forEach(value -> {
                csv.append(',').append(value.asText());
                rows.append(
                        value.isBoolean()
                                ? "<c t=\"b\"><v>0</v></c>"
                                : "<c><f>0+1</f><v>" + value.asText() + "</v></c>");
            });
            rows.append("</row>");
        }
        byte[] book = new RawWorkbook()
                .sheet("银行", rows.toString())
                .sheet("总体情况", "<row><c t=\"str\"><v>pool</v></c><c><v>100</v></c></row>")
                .bytes();
        JsonNode expected =
                service.evaluate(Street.SHANGRAO, "?dryRun=true", REQUEST).json();
        String query =
                EVALUATIONS + "?dryRun=true&period=" + REQUEST.get("period").asText();
        Service.Reply text = service.post(query, "text/csv", BodyPublishers.ofString(csv.toString()));
        Service.Reply workbook = service.post(query, XLSX, BodyPublishers.ofByteArray(book));
        for (Service.Reply reply : List.of(text, workbook)) {
            assertReply(reply).hasStatus(200).isJson();
            assertThat(reply.json()).isEqualTo(expected);
        }
        assertThat(text.response().headers().firstValue("Plumbline-Formulas")).contains("0");
        assertThat(workbook.response().headers().firstValue("Plumbline-Formulas"))
                .contains("20");
        assertReply(service.post(query, "text/csv", BodyPublishers.ofString("id,nam\nb1,x")))
                .isProblem(422, "invalid-request");
        assertReply(service.post(query, XLSX, BodyPublishers.ofString("PK"))).isProblem(422, "invalid-request");
        assertReply(service.evaluate(Street.SHANGRAO, "?period=2022", REQUEST)).isProblem(400, "wrong-parameter");
    }

    @Test
    void anAnswerIsAWorkbookWhereTheClientTakesOne() throws SheetUnreadable {
        JsonNode expected =
                service.evaluate(Street.SHANGRAO, "?dryRun=true", REQUEST).json();
        Service.Reply reply = service.post(
                EVALUATIONS + "?dryRun=true",
                "application/json",
                BodyPublishers.ofString(REQUEST.toString()),
                "Accept",
                XLSX);
        assertReply(reply).hasStatus(200);
        assertThat(reply.type()).isEqualTo(XLSX);
        List<Sheet> sheets = SheetFormat.XLSX.sheets(reply.response().body(), 1_000);
        assertThat(sheets).extracting(Sheet::name).containsExactly("排名", "得分明细", "分配", "全体", "提示", "凭据");
        List<String> first = sheets.get(0).rows().get(1).cells();
        assertThat(first.subList(0, 3))
                .containsExactly("1", "b1", expected.at("/results/0/name").asText());
        assertThat(new BigDecimal(first.get(4)))
                .isEqualByComparingTo(expected.at("/results/0/total").decimalValue());
        assertThat(sheets.get(1).rows())
                .hasSize(1 + 2 * expected.at("/results/0/entries").size());
        assertThat(sheets.get(5).rows().toString())
                .contains(expected.at("/receipt/result").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "ranking,1,参加",
        "entries,1,预算单位满意度调查",
        "allocation,1,财政性存款分配额",
        "allocation,3,100",
        "cohort,1,全市平均存贷比",
        "notices,0,代码",
        "receipt,1,存档编号"
    })
    void anyTableOfAKeptEvaluationCanBeHadAsText(String table, int row, String text) throws SheetUnreadable {
        String id =
                service.evaluate(Street.SHANGRAO, "", REQUEST).json().get("id").asText();
        String path = "/api/evaluations/" + id + "?table=" + table;
        Service.Reply reply = service.send(service.request(path).header("Accept", "text/csv"));
        assertReply(reply).hasStatus(200);
        assertThat(reply.type()).isEqualTo("text/csv; charset=utf-8");
        assertThat(reply.text()).startsWith("\uFEFF");
        List<Sheet.Row> rows =
                SheetFormat.CSV.sheets(reply.response().body(), 1_000).get(0).rows();
        assertThat(
                        table.equals("entries")
                                ? rows.toString()
                                : rows.get(row).cells().toString())
                .contains(text);
        String tag = reply.response().headers().firstValue("ETag").orElseThrow();
        assertThat(service.send(service.request(path).headers("Accept", "text/csv", "If-None-Match", tag))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void aNameIsNoFormula() {
        String csv = service.post(
                        EVALUATIONS + "?dryRun=true",
                        "application/json",
                        BodyPublishers.ofString(REQUEST.toString()),
                        "Accept",
                        "text/csv")
                .text();
        assertThat(csv).contains("2,'=1+1,");
    }

    @Test
    void whatIsNoTableIsRefused() {
        String id =
                service.evaluate(Street.SHANGRAO, "", REQUEST).json().get("id").asText();
        String path = "/api/evaluations/" + id;
        assertReply(service.send(service.request(path + "?table=ranks").header("Accept", "text/csv")))
                .isProblem(400, "wrong-parameter");
        assertReply(service.get(path + "?table=ranking")).isProblem(400, "wrong-parameter");
        assertReply(service.send(service.request(path).header("Accept", "text/html")))
                .isProblem(406, "not-acceptable");
    }

    @Test
    void theTemplateIsAWorkbookOfThePolicy() throws SheetUnreadable {
        Service.Reply reply = service.get("/api/policies/" + Street.SHANGRAO + "/template");
        assertReply(reply).hasStatus(200);
        assertThat(reply.response().headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + Street.SHANGRAO + "-template.xlsx\"");
        Sheet banks = SheetFormat.XLSX.sheets(reply.response().body(), 1_000).get(0);
        assertThat(banks.name()).isEqualTo("银行");
        assertThat(banks.rows().get(0).cells()).contains("贷款增量（亿元）", "上缴税收（万元）");
        assertThat(banks.rows().get(1).cells().get(0)).isEqualTo("示例");
        assertReply(service.get("/api/policies/nowhere/template")).hasStatus(404);
    }
}
