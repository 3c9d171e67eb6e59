package plumbline.http;

import io.javalin.http.Context;
import java.util.Set;
import plumbline.http.access.Caller;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.Bodies;
import plumbline.http.exchange.Query;
import plumbline.http.exchange.RequestLog;
import plumbline.intake.Limits;
import plumbline.intake.RequestRejected;
import plumbline.intake.StrictJson;

/** {@code POST /api/policies/{policy}/evaluations}. */
final class EvaluationRoutes {
    private static final Set<String> PARAMETERS = Set.of("explain", "dryRun", "trial", "revision");

    private final IdempotentSubmissions submissions;
    private final StoredAnswers answers;

    EvaluationRoutes(IdempotentSubmissions submissions, StoredAnswers answers) {
        this.submissions = submissions;
        this.answers = answers;
    }

    /** Evaluates the request; unless it is a dry run, the answer is on disk when it is sent. */
    void evaluate(Context ctx) throws RequestRejected {
        EvaluationRequest request = request(ctx);
        if (request.options().dryRun()) {
            Answers.json(ctx, 200, submissions.tried(request));
            return;
        }
        IdempotentSubmissions.Kept kept = submissions.keep(request);
        if (kept.isRepeated()) {
            ctx.header("Idempotency-Replayed", "true");
        }
        String id = kept.stored().record().id();
        RequestLog.evaluation(ctx, id);
        ctx.header("Location", "/api/evaluations/" + id);
        Answers.json(ctx, 201, answers.answer(kept.stored(), request.options().explain()));
    }

    private static EvaluationRequest request(Context ctx) throws RequestRejected {
        Query query = new Query(ctx, PARAMETERS);
        EvaluationOptions options = EvaluationOptions.of(query);
        byte[] body = Bodies.json(ctx, Limits.MAX_BYTES);
        return new EvaluationRequest(
                ctx.pathParam("policy"),
                query.text("revision"),
                StrictJson.REQUESTS.read(body),
                options,
                Caller.of(ctx).name(),
                options.dryRun() ? null : IdempotencyKeys.of(ctx, body));
    }
}
