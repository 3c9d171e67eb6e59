package plumbline.http.api;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import plumbline.http.exchange.Accept;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.Classpath;
import plumbline.http.exchange.HttpProblem;
import plumbline.library.pack.Pack;
import plumbline.text.Text;

/** {@code /docs} and {@code /api/openapi}: the API shown to people and described to programs. Thread-safe. */
public final class DocsRoutes {
    public static final String PAGE = "text/html";
    public static final List<String> PROBLEMS_TYPES = List.of("application/json", PAGE);

    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    /** What the page of the API is made of, by type. */
    private static final Map<String, String> ASSETS = Map.of(
            "swagger-ui.css", "text/css; charset=utf-8", "swagger-ui-bundle.js", "text/javascript; charset=utf-8");

    private static final String START =
            """
            window.onload = () => SwaggerUIBundle({
              url: "/api/openapi.json", dom_id: "#api", deepLinking: true, validatorUrl: null
            });
            """;

    private final Supplier<List<Pack>> packs;

    /** @param packs those that serve now */
    public DocsRoutes(Supplier<List<Pack>> packs) {
        this.packs = packs;
    }

    public void json(Context ctx) {
        Answers.json(ctx, 200, ApiDescription.of(packs.get()));
    }

    public void yaml(Context ctx) {
        Answers.bytes(ctx, 200, Accept.chosen(ctx), ApiDescription.yaml(ApiDescription.of(packs.get())));
    }

    /** The operations, to be read and tried. */
    public void page(Context ctx) {
        page(
                ctx,
                "API",
                """
                <link rel="stylesheet" href="/docs/assets/swagger-ui.css">
                <div id="api"></div>
                <script src="/docs/assets/swagger-ui-bundle.js"></script>
                <script src="/docs/assets/start.js"></script>
                """);
    }

    /** The types of problems. */
    public void problems(Context ctx) {
        if (Accept.chosen(ctx).equals(PAGE)) {
            page(ctx, "问题类型 / Problems", "<h1>问题类型 / Problems</h1>\n" + ProblemTypes.page());
        } else {
            Answers.json(ctx, 200, ProblemTypes.json());
        }
    }

    public void asset(Context ctx) {
        String name = ctx.pathParam("asset");
        if (name.equals("start.js")) {
            Answers.bytes(ctx, 200, "text/javascript; charset=utf-8", START.getBytes(StandardCharsets.UTF_8));
            return;
        }
        String type = ASSETS.get(name);
        if (type == null) {
            throw HttpProblem.of(404, "unknown-file", new Text("没有文件 " + name, "There is no file " + name));
        }
        Answers.bytes(ctx, 200, type, Classpath.ofLibrary("org.webjars/swagger-ui", name));
    }

    private static void page(Context ctx, String title, String body) {
        ctx.header("Content-Security-Policy", POLICY);
        String page =
                """
                <!doctype html>
                <html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>准绳 Plumbline · %s</title></head>
                <body>
                <p><a href="/docs">API</a> · <a href="/docs/problems">问题类型 / Problems</a> · <a href="/api/openapi.json">OpenAPI</a></p>
                %s</body></html>
                """
                        .formatted(title, body);
        Answers.bytes(ctx, 200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }
}
