package plumbline.http;

import io.javalin.http.Context;
import java.util.Set;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.Explain;
import plumbline.intake.Cohort;
import plumbline.intake.Limits;
import plumbline.intake.RequestRejected;
import plumbline.library.Pack;

/** {@code POST /api/policies/{policy}/evaluations}. */
final class EvaluationRoutes {
    private static final Set<String> PARAMETERS = Set.of("explain", "dryRun", "revision");

    private final Shelves shelves;

    EvaluationRoutes(Shelves shelves) {
        this.shelves = shelves;
    }

    /** Evaluates the request. Nothing is stored, and the answer says so. */
    void evaluate(Context ctx) {
        Query query = new Query(ctx, PARAMETERS);
        Explain explain = query.explain();
        query.flag("dryRun");
        Pack pack = shelves.pack(ctx, query.text("revision"));
        byte[] body = Bodies.json(ctx, Limits.MAX_BYTES);
        Cohort cohort = cohort(pack, body);
        Evaluation evaluation = pack.evaluator().evaluate(cohort, explain == Explain.FULL);
        Answers.json(ctx, 200, EvaluationJson.write(evaluation, explain));
    }

    private static Cohort cohort(Pack pack, byte[] body) {
        try {
            return pack.requests().read(body);
        } catch (RequestRejected rejected) {
            throw Bodies.refused(rejected);
        }
    }
}
