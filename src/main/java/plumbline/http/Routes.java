package plumbline.http;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.OPTIONS;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import io.javalin.router.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import plumbline.audit.Audit;
import plumbline.http.api.DocsRoutes;
import plumbline.http.event.EventStreams;
import plumbline.http.exchange.Gate;
import plumbline.http.exchange.Gates;
import plumbline.library.Activator;
import plumbline.library.PolicyState;

/** All that the service answers: method, path, the gate that a request waits at, if any, and who answers it. */
final class Routes {
    static final String BATCH = "/api/evaluations:batch";

    private static final String POLICY = "/api/policies/{policy}";
    private static final String RULES = POLICY + "/rules";
    private static final String REVISIONS = POLICY + "/revisions";
    private static final String REVISION = REVISIONS + "/{revision}";
    private static final String EVALUATION = "/api/evaluations/{id}";
    private static final List<String> JSON = List.of("application/json");
    private static final List<String> PAGE = List.of(DocsRoutes.PAGE);
    private static final List<String> TEXT = List.of("text/plain");

    private Routes() {}

    static List<Route> of(Activator activator, Audit audit, EventStreams events) {
        PolicyLookup states = new PolicyLookup(activator);
        IdempotentSubmissions submissions = new IdempotentSubmissions(states, audit.evaluations());
        StoredAnswers answers = new StoredAnswers(audit);
        PolicyRoutes policies = new PolicyRoutes(activator.library(), states);
        RuleRoutes rules = new RuleRoutes(activator, states);
        RevisionRoutes revisions = new RevisionRoutes(activator, states);
        EvaluationRoutes evaluations = new EvaluationRoutes(submissions, answers);
        BatchRoutes batches = new BatchRoutes(submissions, answers);
        EvaluationListRoutes lists = new EvaluationListRoutes(audit.evaluations(), states);
        StoredEvaluationRoutes stored = new StoredEvaluationRoutes(audit, answers, states);
        AppealRoutes appeals = new AppealRoutes(audit, answers);
        AuditRoutes journal = new AuditRoutes(audit);
        DocsRoutes docs = new DocsRoutes(() -> activator.library().states().stream()
                .map(PolicyState::pack)
                .filter(Objects::nonNull)
                .toList());
        Gates gates = Gates.standard();
        Gate reads = gates.reads();
        Gate changes = gates.changes();
        Gate works = gates.evaluations();
        return List.of(
                new Route(GET, "/", PAGE, docs::home),
                new Route(GET, "/docs", PAGE, docs::page),
                new Route(GET, "/docs/problems", DocsRoutes.PROBLEMS_TYPES, docs::problems),
                new Route(GET, "/docs/assets/{asset}", List.of("text/javascript", "text/css"), docs::asset),
                new Route(GET, "/api/openapi.json", JSON, docs::json),
                new Route(GET, "/api/openapi.yaml", List.of("application/yaml"), docs::yaml),
                new Route(GET, "/healthz", JSON, policies::health),
                new Route(GET, "/readyz", JSON, policies::ready),
                new Route(GET, "/api/policies", JSON, policies::list),
                new Route(GET, POLICY, JSON, policies::read),
                new Route(GET, POLICY + "/schema", PolicyRoutes.SCHEMA_TYPES, policies::schema),
                new Route(POST, POLICY + "/evaluations", JSON, works.around(states::known, evaluations::evaluate)),
                new Route(POST, POLICY + "/changes", JSON, changes.around(states::known, rules::change)),
                new Route(GET, RULES, JSON, reads.around(rules::list)),
                new Route(GET, RULES + "/<file>", TEXT, reads.around(rules::read)),
                new Route(PUT, RULES + "/<file>", JSON, changes.around(states::known, rules::write)),
                new Route(DELETE, RULES + "/<file>", JSON, changes.around(states::known, rules::delete)),
                new Route(GET, REVISIONS, JSON, reads.around(revisions::list)),
                new Route(GET, REVISION, JSON, reads.around(revisions::read)),
                new Route(GET, REVISION + "/rules/<file>", TEXT, reads.around(revisions::file)),
                new Route(GET, REVISION + "/diff", JSON, reads.around(revisions::diff)),
                new Route(POST, REVISION + "/restore", JSON, changes.around(states::known, rules::restore)),
                new Route(POST, BATCH, BatchRoutes.TYPES, gates.batches().around(batches::evaluate)),
                new Route(GET, "/api/evaluations", JSON, reads.around(lists::list)),
                new Route(GET, EVALUATION, JSON, reads.around(stored::read)),
                new Route(GET, EVALUATION + "/trace", JSON, reads.around(stored::trace)),
                new Route(GET, EVALUATION + "/receipt", JSON, reads.around(stored::receipt)),
                new Route(POST, EVALUATION + "/replay", JSON, works.around(stored::replay)),
                new Route(
                        GET,
                        EVALUATION + "/subjects/{subject}/appeal",
                        AppealRoutes.TYPES,
                        reads.around(appeals::read)),
                new Route(GET, "/api/audit/head", JSON, journal::head),
                new Route(GET, "/api/audit/key", AuditRoutes.KEY_TYPES, journal::key),
                new Route(GET, "/api/audit/verify", JSON, journal::verify),
                new Route(GET, "/api/events", List.of(EventStreams.TYPE), events::subscribe));
    }

    /** The routes as the server takes them, and for each path the methods that it takes. */
    static Stream<Endpoint> endpoints(List<Route> routes) {
        Map<String, TreeSet<String>> methods = new LinkedHashMap<>();
        List<Endpoint> endpoints = routes.stream().flatMap(Route::endpoints).toList();
        endpoints.forEach(endpoint -> methods.computeIfAbsent(endpoint.path, any -> new TreeSet<>(Set.of("OPTIONS")))
                .add(endpoint.method.name()));
        return Stream.concat(
                endpoints.stream(),
                methods.entrySet().stream()
                        .map(path -> new Endpoint(OPTIONS, path.getKey(), ctx -> ctx.status(204)
                                .header("Allow", String.join(", ", path.getValue())))));
    }
}
