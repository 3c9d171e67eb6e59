package plumbline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.audit.Evaluations;
import plumbline.audit.IdempotencyKey;
import plumbline.audit.StoredEvaluation;
import plumbline.audit.Submission;
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
    private static final Set<String> PARAMETERS = Set.of("explain", "dryRun", "trial", "revision");

    private final Shelves shelves;
    private final Evaluations evaluations;
    private final StoredAnswers answers;
    private final IdempotencyKeys keys = new IdempotencyKeys();

    EvaluationRoutes(Shelves shelves, Evaluations evaluations, StoredAnswers answers) {
        this.shelves = shelves;
        this.evaluations = evaluations;
        this.answers = answers;
    }

    /** Evaluates the request; unless it is a dry run, the answer is on disk when it is sent. */
    void evaluate(Context ctx) {
        Query query = new Query(ctx, PARAMETERS);
        Explain explain = query.explain();
        boolean trial = query.flag("trial");
        if (query.flag("dryRun")) {
            if (trial) {
                throw HttpProblem.of(
                        400,
                        "wrong-parameter",
                        new Text(
                                "dryRun 什么也不保存，不能与 trial 同用",
                                "The parameter dryRun stores nothing, so it does not go with trial"));
            }
            Evaluation evaluation = evaluated(ctx, query, explain == Explain.FULL, null);
            Answers.json(ctx, 200, EvaluationJson.write(evaluation, explain));
        } else {
            keep(ctx, query, explain, trial);
        }
    }

    private void keep(Context ctx, Query query, Explain explain, boolean trial) {
        String policy = ctx.pathParam("policy");
        byte @Nullable [] body = ctx.header("Idempotency-Key") == null ? null : Bodies.json(ctx, Limits.MAX_BYTES);
        IdempotencyKey key = body == null ? null : IdempotencyKeys.of(ctx, body);
        keys.once(ctx, policy, key, () -> {
            StoredEvaluation before = key == null ? null : evaluations.byKey(policy, null, key.key());
            if (before != null) {
                again(ctx, key, before, explain);
                return before;
            }
            Evaluation evaluation = evaluated(ctx, query, true, body);
            StoredEvaluation stored = evaluations.keep(new Submission(evaluation, trial, null, key));
            if (key != null && !key.equals(stored.record().key())) {
                throw IdempotencyKeys.reused();
            }
            created(ctx, stored, explain, explain == Explain.FULL ? EvaluationJson.firings(evaluation) : null);
            return stored;
        });
    }

    private void again(Context ctx, @Nullable IdempotencyKey key, StoredEvaluation before, Explain explain) {
        if (!Objects.equals(before.record().key(), key)) {
            throw IdempotencyKeys.reused();
        }
        ctx.header("Idempotency-Replayed", "true");
        created(ctx, before, explain, answers.firings(before, explain));
    }

    private static void created(Context ctx, StoredEvaluation stored, Explain explain, @Nullable ArrayNode firings) {
        ctx.header("Location", "/api/evaluations/" + stored.record().id());
        Answers.json(ctx, 201, stored.answer(explain, firings));
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
