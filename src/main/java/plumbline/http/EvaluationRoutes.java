package plumbline.http;

import io.javalin.http.Context;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumbline.audit.record.IdempotencyKey;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.Explain;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.Bodies;
import plumbline.intake.Cohort;
import plumbline.intake.Limits;
import plumbline.intake.RequestRejected;
import plumbline.library.pack.Pack;

/** {@code POST /api/policies/{policy}/evaluations}. */
final class EvaluationRoutes {
    private static final Set<String> PARAMETERS = Set.of("explain", "dryRun", "trial", "revision");

    private final PolicyLookup states;
    private final IdempotentSubmissions submissions;
    private final StoredAnswers answers;

    EvaluationRoutes(PolicyLookup states, IdempotentSubmissions submissions, StoredAnswers answers) {
        this.states = states;
        this.submissions = submissions;
        this.answers = answers;
    }

    /** Evaluates the request; unless it is a dry run, the answer is on disk when it is sent. */
    void evaluate(Context ctx) {
        Query query = new Query(ctx, PARAMETERS);
        EvaluationOptions options = EvaluationOptions.of(query);
        if (options.dryRun()) {
            Evaluation evaluation = evaluated(ctx, query, options.explain() == Explain.FULL, null);
            Answers.json(ctx, 200, EvaluationJson.write(evaluation, options.explain()));
            return;
        }
        byte @Nullable [] body = ctx.header("Idempotency-Key") == null ? null : Bodies.json(ctx, Limits.MAX_BYTES);
        IdempotencyKey key = body == null ? null : IdempotencyKeys.of(ctx, body);
        Supplier<Evaluation> work = () -> evaluated(ctx, query, true, body);
        IdempotentSubmissions.Kept kept = submissions.keep(ctx.pathParam("policy"), key, options.trial(), work);
        if (kept.isRepeated()) {
            ctx.header("Idempotency-Replayed", "true");
        }
        ctx.header("Location", "/api/evaluations/" + kept.stored().record().id());
        Answers.json(ctx, 201, answers.answer(kept.stored(), options.explain()));
    }

    private Evaluation evaluated(Context ctx, Query query, boolean tracing, byte @Nullable [] read) {
        Pack pack = states.pack(ctx, query.text("revision"));
        byte[] body = read == null ? Bodies.json(ctx, Limits.MAX_BYTES) : read;
        return pack.evaluator().evaluate(cohort(pack, body), tracing);
    }

    private static Cohort cohort(Pack pack, byte[] body) {
        try {
            return pack.requests().read(body);
        } catch (RequestRejected rejected) {
            throw Bodies.refused(rejected);
        }
    }
}
