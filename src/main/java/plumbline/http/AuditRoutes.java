package plumbline.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import plumbline.audit.Audit;
import plumbline.audit.Verification;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.Gates;
import plumbline.http.exchange.HttpProblem;
import plumbline.text.Text;

/** {@code /api/audit} and {@code /api/evaluations}: what was kept, and the proof that it is what it was. */
final class AuditRoutes {
    static final String BATCH = "/api/evaluations:batch";

    private static final String RETRY_SECONDS = "10";

    private final Audit audit;
    private final Semaphore verifying = new Semaphore(1);

    AuditRoutes(Audit audit) {
        this.audit = audit;
    }

    void addTo(JavalinConfig config, PolicyLookup states, Gates gates) {
        StoredAnswers answers = new StoredAnswers(audit);
        IdempotentSubmissions submissions = new IdempotentSubmissions(audit.evaluations());
        EvaluationRoutes evaluations = new EvaluationRoutes(states, submissions, answers);
        StoredEvaluationRoutes stored = new StoredEvaluationRoutes(audit, answers);
        config.routes.post(
                "/api/policies/{policy}/evaluations", gates.evaluations().around(states::known, evaluations::evaluate));
        config.routes.post(BATCH, gates.batches().around(new BatchRoutes(states, submissions, answers)::evaluate));
        Server.get(
                config, "/api/evaluations", gates.reads().around(new EvaluationListRoutes(audit.evaluations())::list));
        Server.get(config, "/api/evaluations/{id}", gates.reads().around(stored::read));
        Server.get(config, "/api/evaluations/{id}/trace", gates.reads().around(stored::trace));
        Server.get(config, "/api/evaluations/{id}/receipt", gates.reads().around(stored::receipt));
        config.routes.post("/api/evaluations/{id}/replay", gates.evaluations().around(stored::replay));
        Server.get(
                config,
                "/api/evaluations/{id}/subjects/{subject}/appeal",
                gates.reads().around(new AppealRoutes(audit, answers)::read));
        Server.get(config, "/api/audit/head", this::head);
        Server.get(config, "/api/audit/key", this::key);
        Server.get(config, "/api/audit/verify", this::verify);
    }

    /** The end of the journal, signed: whoever keeps it can find out later whether anything before it was changed. */
    private void head(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        Answers.json(ctx, 200, audit.head());
    }

    /** Checks all that is kept, which takes both cores for as long as it lasts: one at a time. */
    private void verify(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        if (!verifying.tryAcquire()) {
            throw HttpProblem.of(
                            429,
                            "verification-running",
                            new Text("正在核对，请稍后再试", "A verification is running; ask again later"))
                    .retryAfter(RETRY_SECONDS);
        }
        try {
            Answers.json(ctx, 200, Verification.of(audit.store(), List.of()).json());
        } finally {
            verifying.release();
        }
    }

    /** The public key, by which signatures are checked. */
    private void key(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        ctx.status(200)
                .contentType("application/x-pem-file")
                .result(audit.signer().verificationKey().pem());
    }
}
