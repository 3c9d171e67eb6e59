package plumbline.http;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.Explain;
import plumbline.http.access.Caller;
import plumbline.http.exchange.Accept;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.Bodies;
import plumbline.http.exchange.Query;
import plumbline.http.exchange.RequestLog;
import plumbline.http.table.TableAnswers;
import plumbline.intake.Limits;
import plumbline.intake.RequestRejected;
import plumbline.intake.table.Table;
import plumbline.sheet.SheetFormat;
import plumbline.text.Text;

/** {@code POST /api/policies/{policy}/evaluations}. */
final class EvaluationRoutes {
    private static final Set<String> PARAMETERS = Set.of("explain", "dryRun", "trial", "revision", "period", "table");

    /** Answers of no more subjects are held in memory. */
    private static final int MOST_AT_ONCE = 1_000;

    private final IdempotentSubmissions submissions;
    private final StoredAnswers answers;

    EvaluationRoutes(IdempotentSubmissions submissions, StoredAnswers answers) {
        this.submissions = submissions;
        this.answers = answers;
    }

    /** Evaluates the request; unless it is a dry run, the answer is on disk when it is sent. */
    void evaluate(Context ctx) throws RequestRejected {
        Query query = new Query(ctx, PARAMETERS);
        String table = query.text("table");
        EvaluationRequest request = request(ctx, query);
        if (request.options().dryRun()) {
            tried(ctx, submissions.tried(request), request.options().explain(), table);
            return;
        }
        IdempotentSubmissions.Kept kept = submissions.keep(request);
        if (kept.isRepeated()) {
            ctx.header("Idempotency-Replayed", "true");
        }
        String id = kept.stored().record().id();
        RequestLog.evaluation(ctx, id);
        ctx.header("Location", "/api/evaluations/" + id);
        TableAnswers.evaluation(
                ctx, 201, answers.answer(kept.stored(), request.options().explain()), table);
    }

    private static void tried(Context ctx, Evaluation made, Explain explain, @Nullable String table) {
        boolean isJson = Accept.chosen(ctx).equals(TableAnswers.TYPES.get(0));
        if (isJson && table == null && made.cohort().subjects().size() > MOST_AT_ONCE) {
            Answers.large(ctx, out -> EvaluationJson.write(made, explain, out));
        } else {
            TableAnswers.evaluation(ctx, 200, EvaluationJson.answer(made, explain), table);
        }
    }

    private static EvaluationRequest request(Context ctx, Query query) throws RequestRejected {
        EvaluationOptions options = EvaluationOptions.of(query);
        byte[] body = Bodies.of(ctx, TableAnswers.TYPES, Limits.MAX_BYTES);
        return new EvaluationRequest(
                ctx.pathParam("policy"),
                query.text("revision"),
                body(ctx, body, query.text("period")),
                options,
                Caller.of(ctx).name(),
                options.dryRun() ? null : IdempotencyKeys.of(ctx, body));
    }

    private static EvaluationRequest.Body body(Context ctx, byte[] body, @Nullable String period)
            throws RequestRejected {
        Optional<SheetFormat> format = SheetFormat.ofMediaType(Bodies.media(ctx));
        if (format.isPresent()) {
            Table table = Table.read(format.get(), body, period);
            ctx.header("Plumbline-Formulas", String.valueOf(table.formulas().size()));
            return pack -> table.cohort(pack.policy(), pack.requests());
        }
        if (period != null) {
            throw Query.wrong(new Text(
                    "参数 period 用于表格；JSON 请求把考核期写在 period 成员里",
                    "The parameter period goes with a table; a request in JSON has a member period"));
        }
        return pack -> pack.requests().read(body);
    }
}
