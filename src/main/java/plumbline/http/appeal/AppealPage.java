package plumbline.http.appeal;

import com.fasterxml.jackson.databind.JsonNode;
import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import plumbline.text.JsonText;

/** An appeal's explanation as a page to be printed, in Chinese, by itself: without scripts, and nothing loaded. */
public final class AppealPage {
    /** What the template is filled with. */
    @JStache(path = "plumbline/http/appeal/appeal.mustache")
    @JStacheConfig(type = JStacheType.STACHE)
    record Page(AppealView appeal, String style, String keyId) {}

    private static final String STYLE = resource("appeal.css");

    /** Allows the page its own style and nothing else. */
    public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-modals";

    private static final PageRenderer RENDERER = new PageRenderer(Object::toString, AppealPage::escaped);

    private AppealPage() {}

    /**
     * The page of an appeal file.
     *
     * @param keyId of the key that receipts are signed with
     */
    public static String of(JsonNode appeal, String keyId) {
        AppealView view = JsonText.as(AppealView.class, appeal);
        return RENDERER.execute(new Page(view, STYLE, keyId));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
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
}
