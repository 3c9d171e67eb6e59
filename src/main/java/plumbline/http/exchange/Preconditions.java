package plumbline.http.exchange;

import io.javalin.http.Context;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * Entity tags, by which nobody overwrites what he has not seen, or is sent what he has (RFC 9110, 8.8 and 13.1). A tag is a
 * hash: that a proxy which compresses has made it weak, or has written its coding behind it, takes nothing from what it
 * says. Stateless.
 */
public final class Preconditions {
    private static final String ONE = "(?:W/)?\"[^\"]*\"";
    private static final Pattern TAGS = Pattern.compile("\\s*(\\*|" + ONE + "(\\s*,\\s*" + ONE + ")*)\\s*");
    private static final Pattern TAG = Pattern.compile("\"([^\"]*?)(?:--?(?:gzip|br|deflate|zstd))?\"");

    private Preconditions() {}

    /** The tag of what has this hash. */
    public static String tag(String hash) {
        return '"' + hash + '"';
    }

    /** Whether the client has what has this tag. */
    static boolean isKnown(Context ctx, String tag) {
        String none = ctx.header("If-None-Match");
        return none != null && (none.strip().equals("*") || names(none, tag));
    }

    private static boolean names(String header, String tag) {
        return TAG.matcher(header).results().anyMatch(found -> tag(found.group(1))
                .equals(tag));
    }

    /**
     * Checks {@code If-Match}, or {@code If-None-Match: *} for what is to be new.
     *
     * @param hash of what is there; null when nothing is
     */
    public static void check(Context ctx, @Nullable String hash) {
        String match = ctx.header("If-Match");
        String none = ctx.header("If-None-Match");
        if (match == null && none == null) {
            throw HttpProblem.of(
                    428,
                    "precondition-required",
                    new Text(
                            "请带上 If-Match（读取时得到的 ETag）；新建时带上 If-None-Match: *",
                            "Send If-Match with the ETag that you read, or If-None-Match: * for a new file"));
        }
        if (match != null && !matches(match, hash)) {
            throw failed(
                    hash,
                    new Text(
                            "内容已被他人修改或删除，没有保存；请重新读取，合并后再保存",
                            "It was changed or deleted in the meantime, and nothing was saved; read it again, merge, and save"));
        }
        if (none != null && (!none.strip().equals("*") || hash != null)) {
            throw failed(hash, new Text("已经有同名的内容，没有保存", "Something of that name already exists; nothing was saved"));
        }
    }

    private static boolean matches(String header, @Nullable String hash) {
        if (!TAGS.matcher(header).matches()) {
            throw HttpProblem.of(
                    400,
                    "wrong-etag",
                    new Text(
                            "If-Match 应为带双引号的 ETag，原样取自读取时的响应",
                            "If-Match must be an ETag in double quotes, exactly as it was read"));
        }
        return hash != null && (header.strip().equals("*") || names(header, tag(hash)));
    }

    private static HttpProblem failed(@Nullable String hash, Text detail) {
        return HttpProblem.of(412, "precondition-failed", detail).withTag(hash == null ? null : tag(hash));
    }
}
