package plumbline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import plumbline.kit.Service;
import plumbline.kit.ServiceClient;
import plumbline.kit.Street;

/** The console shows what is served, to everybody, and asks nobody else for anything. */
class ConsoleTest {
    private static final String POLICY = "corps-bank-grading";

    private static final List<String> TABS =
            List.of("Indicators", "Parameters", "Ranking", "Readings", "History", "Scoring sheet");

    private final ServiceClient service = Service.shared();

    @Test
    void everyPolicyIsListedAndOneTellsAllThatItDeclares() {
        try (Pages pages = new Pages(service.port())) {
            pages.open("");
            assertThat(pages.page().locator("tbody tr").count())
                    .isEqualTo(Street.policies().size());
            pages.assertGoodInBothLanguages();
            pages.page().locator("a[href$=" + POLICY + "]").click();
            pages.settled();
            assertThat(pages.text()).contains("Loans outstanding", "Assumed", "第四条(一)");
            for (String tab : TABS) {
                pages.page().getByRole(AriaRole.BUTTON, tab(tab)).click();
                pages.settled();
                pages.assertGoodInBothLanguages();
            }
            assertThat(pages.page().locator("tr.assumed").count()).isEqualTo(11);
        }
    }

    private static Page.GetByRoleOptions tab(String beginning) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + beginning));
    }

    @Test
    void aPhoneShowsAllOfIt() {
        try (Pages pages = new Pages(service.port())) {
            pages.page().setViewportSize(390, 800);
            for (String page : new String[] {"", "/policies/" + POLICY, "/nowhere"}) {
                pages.open(page);
                pages.assertGood();
            }
        }
    }

    @Test
    void theFrontDoorLeadsThereAndWhatItIsMadeOfIsKeptForGood() {
        assertThat(service.get("/").response().headers().firstValue("Location").orElseThrow())
                .endsWith("/console");
        Service.Reply page = service.get("/console/policies/" + POLICY);
        assertReply(page).hasStatus(200);
        String policy =
                page.response().headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe");
        String script = page.text().replaceAll("(?s).*type=\"module\" src=\"([^\"]+)\".*", "$1");
        Service.Reply module = service.get(script);
        assertReply(module).hasStatus(200);
        assertThat(module.response().headers().firstValue("Cache-Control"))
                .contains("public, max-age=31536000, immutable");
        assertReply(service.get(script.replaceAll("assets/[0-9a-f]+", "assets/0")))
                .hasStatus(404);
    }
}
