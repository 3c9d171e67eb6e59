package plumbline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plumbline.kit.ServedPacks;
import plumbline.kit.TinyPack;

/** Rules are edited in the console from the first slip to being in force, and put back. */
class WorkbenchTest {
    private static final String TINY = "tiny";

    @RegisterExtension
    private final ServedPacks service = ServedPacks.forEach(rules -> TinyPack.writeWithCase(rules, TINY, 5));

    private static Locator editor(Pages pages) {
        return pages.page().locator(".cm-content");
    }

    private static void write(Pages pages, String file, String text) {
        pages.page()
                .locator(".tree button", new Page.LocatorOptions().setHasText(file))
                .click();
        pages.page().locator(".cm-content[aria-label$='" + file + "']").waitFor();
        type(pages, text);
    }

    private static void type(Pages pages, String text) {
        editor(pages).press("Control+a");
        editor(pages).press("Delete");
        pages.page().keyboard().insertText(text);
    }

    private void open(Pages pages, String tab) {
        pages.open("/policies/" + TINY + tab);
    }

    private String rule() throws IOException {
        return Files.readString(service.rules().resolve(Path.of(TINY, TinyPack.RULES)));
    }

    @Test
    void aSlipIsMarkedWhileTypingAndADraftSurvivesAReloadIsTriedPutIntoForceAndTakenBack() throws IOException {
        try (Pages pages = new Pages(service.port())) {
            open(pages, "/workbench?file=" + TinyPack.RULES);
            pages.assertGoodInBothLanguages();
            pages.press("中文");

            type(pages, "agenda-group \"score\"\nrule \"x\"\nwhen\n    Village( inc");
            editor(pages).press("Control+Space");
            assertThat(pages.page().locator(".cm-tooltip-autocomplete").innerText())
                    .contains("income", "收入");
            editor(pages).press("Escape");
            type(pages, TinyPack.rule(7).replace("income >=", "incone >="));
            pages.page().locator(".cm-lintRange-error").waitFor();
            assertThat(pages.page().locator(".beside").innerText()).contains(TinyPack.RULES + ":6", "是不是 income");
            pages.allowRefusals(422);
            pages.assertGood();

            pages.page().reload();
            pages.settled();
            assertThat(editor(pages).innerText()).contains("incone");
            pages.page().locator(".cm-lintRange-error").waitFor();

            write(pages, TinyPack.RULES, TinyPack.rule(7));
            write(pages, TinyPack.CASES, TinyPack.cases(7));
            pages.page().getByText("用例：1 个通过，0 个失败").waitFor();
            assertThat(rule()).contains("$village, 5,");

            pages.page().getByLabel("改动人").fill("王科长");
            pages.page().getByLabel("改动说明（必填）").fill("五分改七分");
            pages.page()
                    .locator("form.publish")
                    .getByRole(AriaRole.BUTTON)
                    .last()
                    .click();
            pages.page().locator("form.publish .tag.good").waitFor();
            assertThat(rule()).contains("$village, 7,");
            pages.allowRefusals(422);

            open(pages, "?tab=history");
            assertThat(pages.text()).contains("王科长", "五分改七分", "5", "7");
            pages.press("逐行对照");
            pages.page().locator(".diff .added").first().waitFor();
            pages.assertGoodInBothLanguages();
            pages.press("中文");
            pages.press("恢复这一版");
            pages.page().locator("dialog[open] input[name=message]").fill("改回去");
            pages.page().locator("dialog[open] button.primary").click();
            pages.page().getByText("改回去").waitFor();
            assertThat(rule()).contains("$village, 5,");
        }
    }

    @Test
    void rulesAreWrittenInChineseNamesAndBack() throws IOException {
        try (Pages pages = new Pages(service.port())) {
            open(pages, "/workbench?file=" + TinyPack.RULES);
            pages.press("中文名称");
            editor(pages).getByText("收入 >= 0").waitFor();
            pages.press("代码");
            editor(pages).getByText("income >= 0").waitFor();
            assertThat(pages.page().locator("form.publish").innerText()).contains("没有改动");
        }
    }

    @Test
    void aWorkbookIsEvaluatedAndItsFaultsAreNamed() throws IOException {
        try (Pages pages = new Pages(service.port())) {
            open(pages, "/evaluate");
            upload(pages, "八");
            pages.page().getByRole(AriaRole.ALERT).waitFor();
            pages.allowRefusals(422);
            upload(pages, 8);
            pages.page().locator("table.ranking").waitFor();
            assertThat(pages.page().locator("table.ranking").innerText()).contains("甲村", "5");
        }
    }

    private static void upload(Pages pages, Object income) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("收入");
            List<List<Object>> rows = List.of(List.of("编号", "名称", "考核期", "收入"), List.of("v1", "甲村", "2025", income));
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    Object value = rows.get(row).get(column);
                    if (value instanceof Integer number) {
                        sheet.value(row, column, number);
                    } else {
                        sheet.value(row, column, value.toString());
                    }
                }
            }
        }
        pages.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "收入.xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        file.toByteArray()));
        pages.press("计分");
    }

    @Test
    void aServiceWithKeysAsksForOne() {
        String key = service.send(service.request("/api/keys")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"name\": \"王科长\", \"roles\": [\"admin\"]}")))
                .json()
                .get("key")
                .asText();
        try (Pages pages = new Pages(service.port())) {
            pages.open("/evaluations");
            pages.page().getByLabel("钥匙").fill("pl_wrong");
            pages.page().locator("form button").click();
            pages.page().getByRole(AriaRole.ALERT).waitFor();
            pages.allowRefusals(401);
            pages.assertGoodInBothLanguages();
            pages.page().locator("input[type=password]").fill(key);
            pages.page().locator("form button").click();
            pages.page().getByText("王科长").waitFor();
            pages.settled();
            assertThat(pages.heading().innerText()).isEqualTo("Records and audit");
            pages.press("Sign out");
            pages.page().locator("input[type=password]").waitFor();
        }
    }

    @Test
    void whatIsPutIntoForceElsewhereShowsAtOnce() throws IOException {
        try (Pages pages = new Pages(service.port())) {
            pages.open("");
            Path folder = service.rules().resolve(TINY);
            Files.writeString(folder.resolve(TinyPack.CASES), TinyPack.cases(9));
            Files.writeString(folder.resolve(TinyPack.RULES), TinyPack.rule(9));
            pages.page().getByText("tiny 的规则已更新并启用。").waitFor();
            pages.assertGood();
            Files.writeString(folder.resolve(TinyPack.RULES), "ruel");
            pages.page().getByText("新改动有误，沿用上一版").waitFor();
            pages.assertGoodInBothLanguages();
        }
    }
}
