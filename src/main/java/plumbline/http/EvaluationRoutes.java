package plumbline.http;

import io.javalin.http.Context;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumbline.audit.IdempotencyKey;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.Explain;
import plumbline.intake.Cohort;
import plumbline.intake.Limits;
import plumbline.intake.RequestRejected;
import plumbline.library.Pack;

/** {@code POST /api/policies/{policy}/evaluations}. */
final class EvaluationRoutes {
    private static final Set<String> PARAMETERS = Set.of("explain", "dryRun", "trial", "revision");

    private final Shelves shelves;
    private final Keeper keeper;
    private final StoredAnswers answers;

    EvaluationRoutes(Shelves shelves, Keeper keeper, StoredAnswers answers) {
        this.shelves = shelves;
        this.keeper = keeper;
        this.answers = answers;
    }

    /** Evaluates the request; unless it is a dry run, the answer is on disk when it is sent. */
    void evaluate(Context ctx) {
        Query query = new Query(ctx, PARAMETERS);
        Wanted wanted = Wanted.of(query);
        if (wanted.dryRun()) {
            Evaluation evaluation = evaluated(ctx, query, wanted.explain() == Explain.FULL, null);
            Answers.json(ctx, 200, EvaluationJson.write(evaluation, wanted.explain()));
            return;
        }
        byte @Nullable [] body = ctx.header("Idempotency-Key") == null ? null : Bodies.json(ctx, Limits.MAX_BYTES);
        IdempotencyKey key = body == null ? null : IdempotencyKeys.of(ctx, body);
        Supplier<Evaluation> work = () -> evaluated(ctx, query, true, body);
        Keeper.Kept kept = keeper.keep(ctx.pathParam("policy"), key, wanted.trial(), work);
        if (kept.isRepeated()) {
            ctx.header("Idempotency-Replayed", "true");
        }
        ctx.header("Location", "/api/evaluations/" + kept.stored().record().id());
        Answers.json(ctx, 201, answers.answer(kept.stored(), wanted.explain()));
    }

    private Evaluation evaluated(Context ctx, Query query, boolean tracing, byte @Nullable [] read) {
        Pack pack = shelves.pack(ctx, query.text("revision"));
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
