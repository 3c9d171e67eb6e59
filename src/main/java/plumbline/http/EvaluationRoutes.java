package plumbline.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpException;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.Explain;
import plumbline.intake.Cohort;
import plumbline.intake.Limits;
import plumbline.intake.RequestRejected;
import plumbline.library.Pack;
import plumbline.policy.Text;

/** {@code POST /api/policies/{policy}/evaluations}. */
final class EvaluationRoutes {
    private static final Set<String> PARAMETERS = Set.of("explain", "dryRun", "revision");

    private final Shelves shelves;

    EvaluationRoutes(Shelves shelves) {
        this.shelves = shelves;
    }

    /** Evaluates the request. Nothing is stored, and the answer says so. */
    void evaluate(Context ctx) {
        Pack pack = shelves.pack(ctx);
        Query query = new Query(ctx, PARAMETERS);
        Explain explain = query.explain();
        query.flag("dryRun");
        checkRevision(query, pack);
        byte[] body = json(ctx);
        Cohort cohort = cohort(pack, body);
        Evaluation evaluation = pack.evaluator().evaluate(cohort, explain == Explain.FULL);
        Answers.json(ctx, 200, EvaluationJson.write(evaluation, explain));
    }

    private static void checkRevision(Query query, Pack pack) {
        String revision = query.text("revision");
        if (revision != null && !revision.equals(pack.revision())) {
            throw HttpProblem.of(
                    404, "unknown-revision", new Text("没有版本 " + revision, "There is no revision " + revision));
        }
    }

    private static Cohort cohort(Pack pack, byte[] body) {
        try {
            return pack.requests().read(body);
        } catch (RequestRejected rejected) {
            int count = rejected.count();
            int listed = rejected.problems().size();
            String zhListed = listed < count ? "，列出前 " + listed + " 处" : "";
            String enListed = listed < count ? "; the first " + listed + " are listed" : "";
            HttpProblem problem =
                    switch (rejected.kind()) {
                        case TOO_LARGE -> tooLarge();
                        case MALFORMED ->
                            HttpProblem.of(
                                    400, "malformed-json", new Text("请求不是有效的 JSON", "The request is not valid JSON"));
                        case INVALID ->
                            HttpProblem.of(
                                    422,
                                    "invalid-request",
                                    new Text(
                                            "请求有 " + count + " 处不合要求，没有计分" + zhListed,
                                            "The request has " + count + (count == 1 ? " fault" : " faults")
                                                    + "; nothing was scored" + enListed));
                    };
            throw problem.with(rejected.problems());
        }
    }

    /** The body, of which no more is read than is allowed. */
    private static byte[] json(Context ctx) {
        String type = ctx.contentType();
        String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!media.equals("application/json")) {
            throw HttpProblem.of(
                    415,
                    "unsupported-media-type",
                    new Text(
                            "请用 Content-Type: application/json 发送 JSON",
                            "Send JSON with Content-Type: application/json"));
        }
        String encoding = ctx.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw HttpProblem.of(
                    415, "unsupported-content-encoding", new Text("不接受压缩的请求", "Compressed requests are not taken"));
        }
        byte[] body = body(ctx);
        if (body.length > Limits.MAX_BYTES) {
            throw tooLarge();
        }
        return body;
    }

    private static byte[] body(Context ctx) {
        try {
            return ctx.bodyInputStream().readNBytes(Limits.MAX_BYTES + 1);
        } catch (IOException | HttpException.RuntimeException broken) {
            throw HttpProblem.of(
                    400,
                    "incomplete-body",
                    new Text("请求没有传完，或传输格式有误", "The request broke off, or was not sent as announced"));
        }
    }

    private static HttpProblem tooLarge() {
        return HttpProblem.of(
                413,
                "too-large",
                new Text(
                        "请求超过 " + Limits.MAX_BYTES + " 字节",
                        "The request has more than " + Limits.MAX_BYTES + " bytes"));
    }
}
