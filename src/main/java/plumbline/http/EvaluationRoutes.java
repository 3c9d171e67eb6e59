package plumbline.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.http.access.Caller;
import plumbline.http.exchange.Bodies;
import plumbline.http.exchange.Query;
import plumbline.http.exchange.RequestLog;
import plumbline.http.table.TableAnswers;
import plumbline.intake.Limits;
import plumbline.intake.RequestRejected;
import plumbline.intake.StrictJson;
import plumbline.intake.table.Table;
import plumbline.sheet.SheetFormat;
import plumbline.text.Text;

/** {@code POST /api/policies/{policy}/evaluations}. */
final class EvaluationRoutes {
    private static final Set<String> PARAMETERS = Set.of("explain", "dryRun", "trial", "revision", "period", "table");

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
            TableAnswers.evaluation(ctx, 200, submissions.tried(request), table);
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
        JsonNode json = StrictJson.REQUESTS.read(body);
        return pack -> pack.requests().read(json);
    }
}
