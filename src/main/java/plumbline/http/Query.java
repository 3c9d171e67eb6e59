package plumbline.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.Explain;
import plumbline.policy.NearestName;
import plumbline.policy.Text;

/** The query of a request: a parameter that nobody reads is an error, for a mistyped one must not vanish. */
final class Query {
    private final Context ctx;

    Query(Context ctx, Set<String> known) {
        this.ctx = ctx;
        refuseUnknown(ctx, known);
    }

    static void refuseUnknown(Context ctx, Set<String> known) {
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

    @Nullable
    String text(String name) {
        List<String> values = ctx.queryParams(name);
        if (values.size() > 1) {
            throw wrong(new Text("参数 " + name + " 只能写一次", "The parameter " + name + " stands more than once"));
        }
        return values.isEmpty() ? null : values.get(0);
    }

    boolean flag(String name) {
        String text = text(name);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw wrong(new Text("参数 " + name + " 应为 true 或 false", "The parameter " + name + " is true or false"));
    }

    Explain explain() {
        String text = text("explain");
        Explain explain = text == null ? Explain.SUMMARY : Explain.of(text);
        if (explain == null) {
            throw wrong(new Text(
                    "参数 explain 可写：" + Explain.codes(), "The parameter explain is one of: " + Explain.codes()));
        }
        return explain;
    }

    private static HttpProblem wrong(Text detail) {
        return HttpProblem.of(400, "wrong-parameter", detail);
    }
}
