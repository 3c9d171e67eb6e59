package plumbline.http.exchange;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.Explain;
import plumbline.text.NearestName;
import plumbline.text.Text;

/** The query of a request: a parameter that nobody reads is an error, for a mistyped one must not vanish. */
public final class Query {
    /** The most characters of what somebody writes about a change. */
    public static final int MAX_LINE = 400;

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final int PAGE_SIZE = 100;
    private static final int MOST_ON_A_PAGE = 200;

    private final Context ctx;

    public Query(Context ctx, Set<String> known) {
        this.ctx = ctx;
        refuseUnknown(ctx, known);
    }

    public static void refuseUnknown(Context ctx, Set<String> known) {
        for (String name : new TreeSet<>(ctx.queryParamMap().keySet())) {
            if (!known.contains(name)) {
                String nearest = NearestName.to(name, known);
                String all = known.isEmpty() ? "—" : String.join(", ", new TreeSet<>(known));
                throw wrong(
                        nearest == null
                                ? new Text(
                                        "没有参数 " + name + "；可用：" + all,
                                        "There is no parameter " + name + "; there are: " + all)
                                : new Text(
                                        "没有参数 " + name + "，是不是 " + nearest + "？",
                                        "There is no parameter " + name + "; did you mean " + nearest + "?"));
            }
        }
    }

    public @Nullable String text(String name) {
        List<String> values = ctx.queryParams(name);
        if (values.size() > 1) {
            throw wrong(new Text("参数 " + name + " 只能写一次", "The parameter " + name + " is given more than once"));
        }
        return values.isEmpty() ? null : values.get(0);
    }

    public boolean flag(String name) {
        String text = text(name);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw wrong(new Text("参数 " + name + " 应为 true 或 false", "The parameter " + name + " must be true or false"));
    }

    public Explain explain() {
        String text = text("explain");
        Explain explain = text == null ? Explain.SUMMARY : Explain.of(text);
        if (explain == null) {
            throw wrong(new Text(
                    "参数 explain 可写：" + Explain.codes(), "The parameter explain must be one of: " + Explain.codes()));
        }
        return explain;
    }

    /** Whether the text may be an author or a message. */
    public static boolean isLine(String text) {
        return text.length() <= MAX_LINE && text.codePoints().noneMatch(Character::isISOControl);
    }

    /** A line that somebody wrote; null when there is none. */
    public @Nullable String line(String name) {
        String text = text(name);
        if (text != null && !isLine(text)) {
            throw wrong(new Text(
                    "参数 " + name + " 不能超过 " + MAX_LINE + " 个字，不能有控制字符",
                    "The parameter " + name + " has at most " + MAX_LINE + " characters, and no control characters"));
        }
        return text;
    }

    /** Null when it does not matter. */
    public @Nullable Boolean maybe(String name) {
        return text(name) == null ? null : Boolean.valueOf(flag(name));
    }

    /** A moment, or the beginning of a day in China; null when there is none. */
    public @Nullable Instant instant(String name) {
        String text = text(name);
        try {
            if (text == null) {
                return null;
            }
            return text.matches("\\d{4}-\\d\\d-\\d\\d")
                    ? LocalDate.parse(text).atStartOfDay(CHINA).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException malformed) {
            throw wrong(
                    new Text(
                            "参数 " + name
                                    + " 应写成 2026-01-31（北京时间零点）、2026-01-31T08:00:00Z 或 2026-01-31T16:00:00+08:00（+ 在网址里写成 %2B）",
                            "The parameter " + name
                                    + " must be written like 2026-01-31 (midnight in China), 2026-01-31T08:00:00Z or 2026-01-31T16:00:00+08:00 (+ as %2B in a URL)"));
        }
    }

    /** {@code pageSize}: how many elements of a list to answer with. */
    public int pageSize() {
        String text = text("pageSize");
        if (text == null) {
            return PAGE_SIZE;
        }
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MOST_ON_A_PAGE) {
            throw wrong(new Text(
                    "参数 pageSize 应为 1 至 " + MOST_ON_A_PAGE + " 的整数",
                    "The parameter pageSize must be a whole number from 1 to " + MOST_ON_A_PAGE));
        }
        return Integer.parseInt(text);
    }

    /** {@code pageToken}: the place in the journal before which the page begins. */
    public long pageToken() {
        String text = text("pageToken");
        if (text == null) {
            return Long.MAX_VALUE;
        }
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw wrong(new Text(
                    "参数 pageToken 应取自上一页的 nextPageToken",
                    "The parameter pageToken must be the nextPageToken of the previous page"));
        }
        return Long.parseLong(text);
    }

    public static HttpProblem wrong(Text detail) {
        return HttpProblem.of(400, "wrong-parameter", detail);
    }
}
