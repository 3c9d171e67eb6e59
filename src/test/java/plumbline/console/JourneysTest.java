package plumbline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plumbline.kit.PackCopy;
import plumbline.kit.ServedPacks;

/** What people come to the console for, from one page to the next. */
class JourneysTest {
    private static final String GRADING = "corps-bank-grading";
    private static final Path SAMPLE = Path.of("samples", GRADING, "request.json");

    @RegisterExtension
    private static final ServedPacks SERVICE = ServedPacks.forAll(rules -> PackCopy.of(GRADING, rules));

    private static void evaluate(Pages pages, String kind) {
        pages.open("/policies/" + GRADING + "/evaluate");
        pages.page().locator("input[type=file]").setInputFiles(SAMPLE);
        pages.page().getByLabel(kind).check();
        pages.press("计分");
    }

    @Test
    void aFaultIsMarkedOnItsCellAndADryRunIsShownAndNotKept() {
        try (Pages pages = new Pages(SERVICE.port())) {
            JsonNode kept = SERVICE.get("/api/evaluations").json();
            evaluate(pages, "试算（不存档）");
            pages.page().locator("table.ranking").waitFor();
            assertThat(SERVICE.get("/api/evaluations").json()).isEqualTo(kept);
            assertThat(pages.page().locator("tr.cut").allInnerTexts()).anyMatch(line -> line.contains("A级名额线：名额 3 个"));
            pages.assertGoodInBothLanguages();
            pages.press("中文");
            pages.page().getByLabel("各项贷款余额 胡杨农村商业银行").fill("八十六");
            pages.press("计分");
            Locator fault = pages.page().locator("input[aria-invalid=true]");
            fault.waitFor();
            assertThat(fault.count()).isEqualTo(1);
            assertThat(fault.getAttribute("aria-label")).isEqualTo("各项贷款余额 胡杨农村商业银行");
            pages.allowRefusals(422);
            pages.assertGoodInBothLanguages();
        }
    }

    @Test
    void anOfficialEvaluationIsReadOnTheScoreboardAndExplainedForOneOfItsSubjects() {
        try (Pages pages = new Pages(SERVICE.port())) {
            evaluate(pages, "正式评价（存档）");
            pages.page().locator("table.ranking").waitFor();
            JsonNode answer = SERVICE.get(pages.page().url().replaceFirst(".*/console", "/api"))
                    .json();
            assertThat(pages.page().locator("tr:not(.cut) > td + th").count())
                    .isEqualTo(answer.get("results").size());
            for (String tab : new String[] {"得分构成", "分配、名额与总体", "提示", "排名"}) {
                pages.page().getByRole(AriaRole.BUTTON, beginning(tab)).click();
                pages.assertGoodInBothLanguages();
                pages.press("中文");
            }
            pages.page().locator("table.ranking a").nth(3).click();
            pages.settled();
            assertThat(pages.text()).contains("得分逐项说明", "÷", "名额线");
            pages.assertGoodInBothLanguages();
        }
    }

    @Test
    void anAuditorFindsAnEvaluationVerifiesTheChainReadsWhatFiredAndReplays() {
        try (Pages pages = new Pages(SERVICE.port())) {
            evaluate(pages, "试评（存档，不作数）");
            pages.page().locator("table.ranking").waitFor();
            pages.open("/evaluations");
            pages.press("核验全部记录");
            pages.page().getByText("完好").waitFor();
            pages.page().getByLabel("性质").selectOption("true");
            pages.press("查找");
            pages.page().locator("td:has-text('试评')").first().waitFor();
            pages.assertGoodInBothLanguages();
            pages.press("中文");
            pages.page().locator("tbody a").first().click();
            pages.settled();
            pages.press("触发的规则");
            pages.settled();
            pages.page().locator(".fields select").first().selectOption("b02");
            assertThat(pages.page().locator(".firings tbody tr").first().innerText())
                    .contains(".drl:", "准噶尔银行胡杨河分行");
            pages.assertGoodInBothLanguages();
            pages.press("中文");
            pages.press("存证与重算");
            pages.settled();
            pages.press("重算并比对");
            pages.page().getByText("与存档完全一致。").waitFor();
            pages.assertGoodInBothLanguages();
            pages.open("/policies/" + GRADING + "/rounds");
            assertThat(pages.text()).contains("Trial (stored, does not count)");
            pages.assertGoodInBothLanguages();
        }
    }

    private static Page.GetByRoleOptions beginning(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + name));
    }
}
