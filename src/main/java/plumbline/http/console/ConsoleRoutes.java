package plumbline.http.console;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.HttpProblem;
import plumbline.text.Text;

/** {@code /console}: one page, which shows by its address what is asked for, and what it is made of. Thread-safe. */
public final class ConsoleRoutes {
    public static final String HOME = "/console";
    public static final List<String> ASSET_TYPES = List.of("text/javascript", "text/css", "image/svg+xml");

    static final String ASSETS = HOME + "/assets/";

    private static final String PATTERN =
            """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>准绳 Plumbline</title>
            <link rel="icon" href="%1$splumbline.svg">
            <link rel="stylesheet" href="%1$scss/console.css">
            <script type="importmap">%2$s</script>
            <script type="module" src="%1$sjs/main.js"></script>
            </head><body><div id="app"></div>
            <noscript>请打开 JavaScript / Please switch JavaScript on</noscript></body></html>
            """;

    /** Read when the first page is asked for, for a service may run without. */
    private static final class Made {
        static final Assets ASSETS = new Assets();
        static final byte[] PAGE =
                PATTERN.formatted(ASSETS.base(), ASSETS.imports()).getBytes(StandardCharsets.UTF_8);
        static final String POLICY = "default-src 'none'; script-src 'self' " + Assets.integrity(ASSETS.imports())
                + "; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'";
    }

    /** The front door: people find the console there. */
    public void home(Context ctx) {
        ctx.redirect(HOME);
    }

    public void page(Context ctx) {
        ctx.header("Content-Security-Policy", Made.POLICY).header("Referrer-Policy", "same-origin");
        Answers.bytes(ctx, 200, "text/html; charset=utf-8", Made.PAGE);
    }

    public void asset(Context ctx) {
        String name = ctx.pathParam("file");
        Assets.Asset asset = Made.ASSETS.find(ctx.pathParam("version"), name);
        if (asset == null) {
            throw HttpProblem.of(404, "unknown-file", new Text("没有文件 " + name, "There is no file " + name));
        }
        ctx.header("Cache-Control", "public, max-age=31536000, immutable").contentType(asset.type);
        if (Answers.takesGzip(ctx)) {
            ctx.header("Content-Encoding", "gzip").result(asset.gzip);
        } else {
            ctx.result(asset.plain);
        }
    }
}
