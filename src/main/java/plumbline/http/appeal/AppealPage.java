package plumbline.http.appeal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** An appeal's explanation as a page to be printed, in Chinese, by itself: without scripts, and nothing loaded. */
public final class AppealPage {
    private static final String STYLE = resource("appeal.css");

    /** Allows the page its own style and nothing else. */
    public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-modals";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private static final List<Integer> NO_NUMBERS = List.of();

    private final JsonNode appeal;
    private final Html html = new Html();

    private AppealPage(JsonNode appeal) {
        this.appeal = appeal;
    }

    /**
     * The page of an appeal file.
     *
     * @param keyId of the key that receipts are signed with
     */
    public static String of(JsonNode appeal, String keyId) {
        return new AppealPage(appeal).page(keyId);
    }

    private static String resource(String name) {
        try (InputStream file =
                Objects.requireNonNull(AppealPage.class.getResourceAsStream("/plumbline/http/appeal/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String page(String keyId) {
        JsonNode subject = appeal.path("subject");
        String title = subject.path("name").asText() + "评价结果说明";
        String document = "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>"
                + Html.escaped(title) + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n";
        html.element("h1", title);
        html.element("p class=\"of\"", appeal.at("/policy/title").asText());
        facts(subject);
        if (subject.path("status").asText().equals("ranked")) {
            new AppealPageResult(appeal, html).write();
        } else {
            new AppealPageResult(appeal, html).outcomes();
        }
        inputs();
        readings();
        proof(keyId);
        return document + html.text() + "</body>\n</html>\n";
    }

    private void facts(JsonNode subject) {
        html.open("table class=\"facts\"").open("tbody");
        fact(
                "评价对象",
                subject.path("kind").asText() + " " + subject.path("name").asText() + "（编号 "
                        + subject.path("id").asText() + "）");
        fact("评价依据", appeal.at("/policy/document").asText());
        fact(
                "考核期",
                appeal.path("period").asText()
                        + (appeal.path("asOf").isTextual()
                                ? "，截至 " + appeal.path("asOf").asText()
                                : ""));
        if (subject.path("status").asText().equals("ranked")) {
            html.open("tr").element("th", "结果");
            html.element(
                    "td class=\"result\"",
                    "总分 " + subject.path("total").asText() + "，第 "
                            + subject.path("rank").asText() + " 名（共 "
                            + subject.path("of").asText() + " 个）"
                            + (subject.has("gradeLabel")
                                    ? "，" + subject.path("gradeLabel").asText()
                                    : ""));
            html.close("tr");
            if (subject.has("gradeReason")) {
                fact("等次理由", subject.path("gradeReason").asText());
            }
        } else {
            fact("结果", "不参评：" + subject.path("reason").asText());
        }
        fact("评分编号", appeal.path("id").asText() + (appeal.path("trial").asBoolean() ? "（试算，不是正式结果）" : ""));
        fact("评分时间", MINUTE.format(Instant.parse(appeal.path("at").asText())) + "（北京时间）");
        html.close("tbody").close("table");
    }

    private void fact(String name, String text) {
        html.open("tr").element("th", name).element("td", text).close("tr");
    }

    private void inputs() {
        html.element("h2", "所报数据");
        html.element("p class=\"small\"", "以下是计分所用的全部数据，取自存档。对数据有异议的，请注明评分编号和指标。");
        List<JsonNode> given = new ArrayList<>();
        appeal.path("context").forEach(given::add);
        appeal.path("indicators").forEach(given::add);
        html.open("table class=\"inputs\"").open("thead");
        html.row("th", List.of("指标", "所报值", "指标", "所报值"), NO_NUMBERS);
        html.close("thead").open("tbody");
        int rows = (given.size() + 1) / 2;
        for (int i = 0; i < rows; i++) {
            List<String> cells = new ArrayList<>(cells(given.get(i)));
            cells.addAll(rows + i < given.size() ? cells(given.get(rows + i)) : List.of("", ""));
            html.row("td", cells, NO_NUMBERS);
        }
        html.close("tbody").close("table");
        given.stream().filter(value -> value.path("records").size() > 0).forEach(this::records);
    }

    private static List<String> cells(JsonNode value) {
        return List.of(value.at("/label/zh").asText(), value.path("shown").asText());
    }

    private void records(JsonNode value) {
        html.element("h2", value.at("/label/zh").asText() + "明细");
        List<String> names = new ArrayList<>();
        value.at("/records/0").forEach(field -> names.add(field.at("/label/zh").asText()));
        html.open("table")
                .open("thead")
                .row("th", names, NO_NUMBERS)
                .close("thead")
                .open("tbody");
        for (JsonNode record : value.path("records")) {
            List<String> cells = new ArrayList<>();
            record.forEach(field -> cells.add(field.path("shown").asText()));
            html.row("td", cells, NO_NUMBERS);
        }
        html.close("tbody").close("table");
    }

    private void readings() {
        if (appeal.path("readings").isEmpty()) {
            return;
        }
        html.element("h2", "理解与假定");
        html.element("p class=\"small\"", "文件有歧义（理解）或未作规定（假定）之处，本方案取什么、还能怎么理解、为什么这样取。");
        html.open("table class=\"readings\"").open("thead");
        html.row("th", List.of("代号", "条款", "本方案取"), NO_NUMBERS);
        html.close("thead").open("tbody");
        for (JsonNode reading : appeal.path("readings")) {
            html.row(
                    "td",
                    List.of(
                            reading.path("code").asText() + "（"
                                    + AppealPageResult.origin(
                                            reading.path("origin").asText()) + "）",
                            reading.path("basis").asText(),
                            reading.at("/takes/zh").asText() + "。也可理解为："
                                    + reading.at("/otherwise/zh").asText() + "。取前者，因为"
                                    + reading.at("/because/zh").asText() + "。"),
                    NO_NUMBERS);
        }
        html.close("tbody").close("table");
    }

    private void proof(String keyId) {
        html.element("h2", "凭证");
        html.element("p", "本页内容取自存档；生成本页时没有再算一次，也没有核对存档。" + "凭证文件在索取时由存档方签名，可以离线核对；用当时的数据和当时的规则再算一次，会列出与存档是否相同。");
        html.open("table class=\"facts proof\"").open("tbody");
        fact(
                "记录",
                "#" + appeal.at("/record/seq").asText() + " "
                        + appeal.at("/record/hash").asText());
        fact("输入", appeal.at("/receipt/input").asText());
        fact("规则版本", appeal.at("/receipt/rules").asText());
        fact("结果", appeal.at("/receipt/result").asText());
        fact("签名公钥", keyId);
        fact(
                "程序",
                "准绳 " + appeal.at("/record/service").asText() + "，Drools "
                        + appeal.at("/record/engine").asText());
        fact("凭证文件", appeal.at("/again/receipt").asText());
        fact("核对凭证", appeal.at("/again/commands/1").asText());
        fact("再算一次", appeal.at("/again/commands/0").asText());
        html.close("tbody").close("table");
    }
}
