package plumbline.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plumbline.audit.record.Evaluations;
import plumbline.audit.record.IdempotencyKey;
import plumbline.audit.record.StoredEvaluation;
import plumbline.audit.record.Submission;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.Explain;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.metric.Metrics;
import plumbline.intake.Cohort;
import plumbline.intake.Limits;
import plumbline.intake.RequestRejected;
import plumbline.library.pack.Pack;
import plumbline.text.Text;

/** Makes evaluations and keeps them, for each key of a policy only once. Thread-safe. */
final class IdempotentSubmissions {
    /**
     * What is on disk.
     *
     * @param isRepeated whether it was there before
     */
    record Kept(StoredEvaluation stored, boolean isRepeated) {}

    private record Place(String policy, @Nullable String caller, String key) {}

    private final PolicyLookup states;
    private final Evaluations evaluations;
    private final Metrics metrics;
    private final Set<Place> atWork = ConcurrentHashMap.newKeySet();

    IdempotentSubmissions(PolicyLookup states, Evaluations evaluations, Metrics metrics) {
        this.states = states;
        this.metrics = metrics;
        this.evaluations = evaluations;
    }

    /** Evaluates and keeps nothing. */
    Evaluation tried(EvaluationRequest request) throws RequestRejected {
        return evaluated(request, request.options().explain() == Explain.FULL);
    }

    /** The evaluation, on disk: made now, or before under the same key. */
    Kept keep(EvaluationRequest request) throws RequestRejected {
        IdempotencyKey key = request.key();
        if (key == null) {
            return new Kept(made(request), false);
        }
        Place place = new Place(request.policy(), request.caller(), key.key());
        if (!atWork.add(place)) {
            throw IdempotencyKeys.inFlight();
        }
        try {
            StoredEvaluation before = evaluations.byKey(request.policy(), request.caller(), key.key());
            StoredEvaluation stored = before == null ? made(request) : before;
            if (!key.equals(stored.record().key())) {
                throw IdempotencyKeys.reused();
            }
            return new Kept(stored, before != null);
        } finally {
            atWork.remove(place);
        }
    }

    private StoredEvaluation made(EvaluationRequest request) throws RequestRejected {
        return evaluations.keep(
                new Submission(evaluated(request, true), request.options().trial(), request.caller(), request.key()));
    }

    private Evaluation evaluated(EvaluationRequest request, boolean tracing) throws RequestRejected {
        Pack pack = states.pack(request.policy(), request.revision());
        long from = System.nanoTime();
        String outcome = "failed";
        try {
            Cohort cohort = request.body().in(pack);
            if (!request.options().dryRun() && cohort.size() > Limits.MAX_KEPT) {
                throw tooLarge(cohort.size());
            }
            Evaluation evaluation = pack.evaluator().evaluate(cohort, tracing);
            outcome = "made";
            return evaluation;
        } catch (RequestRejected rejected) {
            outcome = "refused";
            throw rejected;
        } finally {
            metrics.evaluated(request.policy(), outcome, Duration.ofNanos(System.nanoTime() - from));
        }
    }

    private static HttpProblem tooLarge(int size) {
        return HttpProblem.of(
                413,
                "too-large-to-keep",
                new Text(
                        "对象和记录共 " + size + " 个，存档最多 " + Limits.MAX_KEPT + " 个；可以用 dryRun=true 试算",
                        "There are " + size + " subjects and records together, and at most " + Limits.MAX_KEPT
                                + " are stored; use dryRun=true"));
    }
}
