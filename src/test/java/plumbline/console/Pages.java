package plumbline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The console in a browser, as one person sees it. Whatever the pages complain of, or ask other hosts for, fails the test. */
final class Pages implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Optional<Browser> BROWSER = Chromium.find().map(Pages::start);
    private static final String AXE = axe();

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    /** @param port of the service */
    Pages(int port) {
        if (BROWSER.isEmpty()) {
            System.err.println(
                    """

                    ==================================================================================================
                    THE CONSOLE WAS NOT TESTED: there is no Chromium on the PATH, and none could be had from Debian's
                    packages (target/chromium/log.txt says why). Install one: apt-get install chromium
                    ==================================================================================================
                    """);
            Assumptions.abort("no Chromium");
        }
        address = "http://127.0.0.1:" + port;
        context = BROWSER.orElseThrow()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1280, 900)
                        .setLocale("zh-CN"));
        context.setDefaultTimeout(30_000);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(address) && !request.url().startsWith("data:")) {
                complaints.add("asks " + request.url());
            }
        });
    }

    private static Browser start(Chromium chromium) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(chromium.environment());
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.program())
                        .setEnv(environment)
                        .setArgs(ARGUMENTS));
    }

    private static String axe() {
        try (var script = Objects.requireNonNull(Pages.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Page page() {
        return page;
    }

    /** Opens the page at the path below /console, and waits until it has read what it shows. */
    void open(String path) {
        page.navigate(address + "/console" + path);
        settled();
    }

    void settled() {
        page.waitForFunction("() => document.querySelector('h1') && !document.querySelector('.loading')");
    }

    void press(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    Locator heading() {
        return page.locator("h1");
    }

    /** What is read on the page, without its navigation. */
    String text() {
        return page.locator("main").innerText();
    }

    /** Sets aside that the service refused something, which the browser complains of. */
    void allowRefusals(int status) {
        complaints.removeIf(complaint -> complaint.contains("status of " + status));
    }

    /** Accessible by the rules of WCAG, and no wider than the window. */
    void assertGood() {
        assertThat(complaints).as(page.url()).isEmpty();
        if (page.evaluate("() => typeof axe").equals("undefined")) {
            page.evaluate(AXE);
        }
        assertThat(
                        page.evaluate(
                                """
                        async () => (await axe.run(document, {preload: false, resultTypes: ['violations']})).violations
                            .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')).join('\\n')"""))
                .as(page.url())
                .isEqualTo("");
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .as("%s is no wider than the window", page.url())
                .isEqualTo(true);
        complaints.clear();
    }

    /** The same in Chinese, and then in English. */
    void assertGoodInBothLanguages() {
        for (String language : List.of("中文", "English")) {
            press(language);
            assertGood();
        }
    }

    /** Ends the visit; what the pages complained of, if anything, fails. */
    @Override
    public void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }
}
