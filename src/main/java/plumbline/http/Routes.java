package plumbline.http;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.HEAD;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.List;
import java.util.stream.Stream;
import plumbline.audit.Audit;
import plumbline.http.exchange.Gate;
import plumbline.http.exchange.Gates;
import plumbline.library.Activator;

/** All that the service answers: method, path, the gate that a request waits at, if any, and who answers it. */
final class Routes {
    static final String BATCH = "/api/evaluations:batch";

    private static final String POLICY = "/api/policies/{policy}";
    private static final String RULES = POLICY + "/rules";
    private static final String REVISIONS = POLICY + "/revisions";
    private static final String REVISION = REVISIONS + "/{revision}";
    private static final String EVALUATION = "/api/evaluations/{id}";

    private Routes() {}

    static List<Endpoint> of(Activator activator, Audit audit, EventRoutes events) {
        PolicyLookup states = new PolicyLookup(activator);
        IdempotentSubmissions submissions = new IdempotentSubmissions(states, audit.evaluations());
        StoredAnswers answers = new StoredAnswers(audit);
        PolicyRoutes policies = new PolicyRoutes(activator.library(), states);
        RuleRoutes rules = new RuleRoutes(activator, states);
        RevisionRoutes revisions = new RevisionRoutes(activator, states);
        EvaluationRoutes evaluations = new EvaluationRoutes(submissions, answers);
        BatchRoutes batches = new BatchRoutes(submissions, answers);
        EvaluationListRoutes lists = new EvaluationListRoutes(audit.evaluations());
        StoredEvaluationRoutes stored = new StoredEvaluationRoutes(audit, answers);
        AppealRoutes appeals = new AppealRoutes(audit, answers);
        AuditRoutes journal = new AuditRoutes(audit);
        Gates gates = Gates.standard();
        Gate reads = gates.reads();
        Gate changes = gates.changes();
        Gate works = gates.evaluations();
        return Stream.of(
                        get("/healthz", policies::health),
                        get("/readyz", policies::ready),
                        get("/api/policies", policies::list),
                        get(POLICY, policies::read),
                        get(POLICY + "/schema", policies::schema),
                        on(POST, POLICY + "/evaluations", works.around(states::known, evaluations::evaluate)),
                        on(POST, POLICY + "/changes", changes.around(states::known, rules::change)),
                        get(RULES, reads.around(rules::list)),
                        get(RULES + "/<file>", reads.around(rules::read)),
                        on(PUT, RULES + "/<file>", changes.around(states::known, rules::write)),
                        on(DELETE, RULES + "/<file>", changes.around(states::known, rules::delete)),
                        get(REVISIONS, reads.around(revisions::list)),
                        get(REVISION, reads.around(revisions::read)),
                        get(REVISION + "/rules/<file>", reads.around(revisions::file)),
                        get(REVISION + "/diff", reads.around(revisions::diff)),
                        on(POST, REVISION + "/restore", changes.around(states::known, rules::restore)),
                        on(POST, BATCH, gates.batches().around(batches::evaluate)),
                        get("/api/evaluations", reads.around(lists::list)),
                        get(EVALUATION, reads.around(stored::read)),
                        get(EVALUATION + "/trace", reads.around(stored::trace)),
                        get(EVALUATION + "/receipt", reads.around(stored::receipt)),
                        on(POST, EVALUATION + "/replay", works.around(stored::replay)),
                        get(EVALUATION + "/subjects/{subject}/appeal", reads.around(appeals::read)),
                        get("/api/audit/head", journal::head),
                        get("/api/audit/key", journal::key),
                        get("/api/audit/verify", journal::verify),
                        on(GET, "/api/events", events::subscribe))
                .flatMap(List::stream)
                .toList();
    }

    /** HEAD is answered as GET is, and the server leaves the body out. */
    private static List<Endpoint> get(String path, Handler handler) {
        return List.of(new Endpoint(GET, path, handler), new Endpoint(HEAD, path, handler));
    }

    private static List<Endpoint> on(HandlerType method, String path, Handler handler) {
        return List.of(new Endpoint(method, path, handler));
    }
}
