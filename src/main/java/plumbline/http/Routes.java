package plumbline.http;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.OPTIONS;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;
import static plumbline.http.access.Access.ADMINISTER;
import static plumbline.http.access.Access.AUDIT;
import static plumbline.http.access.Access.EDIT;
import static plumbline.http.access.Access.EVALUATE;
import static plumbline.http.access.Access.PUBLIC;
import static plumbline.http.access.Access.READ;
import static plumbline.http.access.Access.REPLAY;
import static plumbline.http.access.Access.TRY;

import io.javalin.router.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import plumbline.audit.Audit;
import plumbline.http.access.Doorkeeper;
import plumbline.http.access.KeyRoutes;
import plumbline.http.access.Keys;
import plumbline.http.access.SessionRoutes;
import plumbline.http.access.Sessions;
import plumbline.http.api.DocsRoutes;
import plumbline.http.console.ConsoleRoutes;
import plumbline.http.event.EventStreams;
import plumbline.http.exchange.Gate;
import plumbline.http.exchange.Gates;
import plumbline.http.exchange.Stopping;
import plumbline.http.metric.Metrics;
import plumbline.http.metric.MetricsRoute;
import plumbline.http.table.TableAnswers;
import plumbline.library.Activator;
import plumbline.library.PolicyState;
import plumbline.sheet.SheetFormat;

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

    static List<Route> of(Activator activator, Audit audit, EventStreams events, Metrics metrics, Stopping stopping) {
        PolicyLookup states = new PolicyLookup(activator);
        IdempotentSubmissions submissions = new IdempotentSubmissions(states, audit.evaluations(), metrics);
        StoredAnswers answers = new StoredAnswers(audit);
        PolicyRoutes policies = new PolicyRoutes(activator.library(), states);
        RuleRoutes rules = new RuleRoutes(activator, states);
        RevisionRoutes revisions = new RevisionRoutes(activator, states);
        EvaluationRoutes evaluations = new EvaluationRoutes(submissions, answers);
        BatchRoutes batches = new BatchRoutes(submissions, answers, stopping);
        EvaluationListRoutes lists = new EvaluationListRoutes(audit.evaluations(), states);
        StoredEvaluationRoutes stored = new StoredEvaluationRoutes(audit, answers, states);
        AppealRoutes appeals = new AppealRoutes(audit, answers);
        ExplanationRoutes explanations = new ExplanationRoutes(answers, states);
        ReadingRoutes readings = new ReadingRoutes(activator, states);
        ImpactRoutes impacts = new ImpactRoutes(activator, states, answers, audit.evaluations());
        ComparisonRoutes comparisons = new ComparisonRoutes(answers, states, activator.revisions());
        AuditRoutes journal = new AuditRoutes(audit);
        DocsRoutes docs = new DocsRoutes(() -> activator.library().states().stream()
                .map(PolicyState::pack)
                .filter(Objects::nonNull)
                .toList());
        ConsoleRoutes console = new ConsoleRoutes();
        KeyRoutes keys = new KeyRoutes(new Keys(audit.store()));
        SessionRoutes sessions = new SessionRoutes(new Sessions(audit.store()));
        MetricsRoute figures = new MetricsRoute(metrics, audit.store(), activator.library());
        Gates gates = Gates.standard(stopping);
        metrics.show(gates);
        Gate reads = gates.reads();
        Gate changes = gates.changes();
        Gate works = gates.evaluations();
        return List.of(
                new Route(GET, "/", PUBLIC, PAGE, console::home),
                new Route(GET, ConsoleRoutes.HOME, PUBLIC, PAGE, console::page),
                new Route(
                        GET,
                        ConsoleRoutes.HOME + "/assets/{version}/<file>",
                        PUBLIC,
                        ConsoleRoutes.ASSET_TYPES,
                        console::asset),
                new Route(GET, ConsoleRoutes.HOME + "/<page>", PUBLIC, PAGE, console::page),
                new Route(GET, "/docs", PUBLIC, PAGE, docs::page),
                new Route(GET, "/docs/problems", PUBLIC, DocsRoutes.PROBLEMS_TYPES, docs::problems),
                new Route(GET, "/docs/assets/{asset}", PUBLIC, List.of("text/javascript", "text/css"), docs::asset),
                new Route(GET, "/sign-in", PUBLIC, PAGE, sessions::redeem),
                new Route(GET, "/api/openapi.json", PUBLIC, JSON, docs::json),
                new Route(GET, "/api/openapi.yaml", PUBLIC, List.of("application/yaml"), docs::yaml),
                new Route(GET, "/healthz", PUBLIC, JSON, policies::health),
                new Route(GET, "/readyz", PUBLIC, JSON, policies::ready),
                new Route(GET, "/metrics", READ, List.of(MetricsRoute.TYPE), figures::read),
                new Route(GET, "/api/policies", READ, JSON, policies::list),
                new Route(GET, POLICY, READ, JSON, policies::read),
                new Route(GET, POLICY + "/schema", READ, PolicyRoutes.SCHEMA_TYPES, policies::schema),
                new Route(
                        GET,
                        POLICY + "/template",
                        READ,
                        List.of(SheetFormat.XLSX.mediaType()),
                        reads.around(policies::template)),
                new Route(
                        POST,
                        POLICY + "/evaluations",
                        EVALUATE,
                        TableAnswers.TYPES,
                        works.aroundCohort(states::known, evaluations::evaluate)),
                new Route(POST, POLICY + "/readings", TRY, JSON, works.aroundCohort(states::known, readings::run)),
                new Route(POST, POLICY + "/impact", TRY, JSON, works.aroundCohort(states::known, impacts::run)),
                new Route(POST, POLICY + "/changes", EDIT, JSON, changes.around(states::known, rules::change)),
                new Route(
                        POST,
                        POLICY + "/translation",
                        READ,
                        JSON,
                        works.around(states::known, new TranslationRoutes(activator, states)::translate)),
                new Route(GET, RULES, READ, JSON, reads.around(rules::list)),
                new Route(GET, RULES + "/<file>", READ, TEXT, reads.around(rules::read)),
                new Route(PUT, RULES + "/<file>", EDIT, JSON, changes.around(states::known, rules::write)),
                new Route(DELETE, RULES + "/<file>", EDIT, JSON, changes.around(states::known, rules::delete)),
                new Route(GET, REVISIONS, READ, JSON, reads.around(revisions::list)),
                new Route(GET, REVISION, READ, JSON, reads.around(revisions::read)),
                new Route(GET, REVISION + "/rules/<file>", READ, TEXT, reads.around(revisions::file)),
                new Route(GET, REVISION + "/diff", READ, JSON, reads.around(revisions::diff)),
                new Route(POST, REVISION + "/restore", EDIT, JSON, changes.around(states::known, rules::restore)),
                new Route(
                        POST,
                        BATCH,
                        EVALUATE,
                        BatchRoutes.TYPES,
                        gates.batches().around(batches::evaluate)),
                new Route(GET, "/api/evaluations", READ, JSON, reads.around(lists::list)),
                new Route(GET, EVALUATION, READ, TableAnswers.TYPES, reads.around(stored::read)),
                new Route(GET, EVALUATION + "/trace", READ, JSON, reads.around(stored::trace)),
                new Route(GET, EVALUATION + "/receipt", READ, JSON, reads.around(stored::receipt)),
                new Route(GET, EVALUATION + "/comparison", READ, JSON, works.around(comparisons::read)),
                new Route(POST, EVALUATION + "/replay", REPLAY, JSON, works.around(stored::replay)),
                new Route(
                        GET,
                        EVALUATION + "/subjects/{subject}/appeal",
                        READ,
                        AppealRoutes.TYPES,
                        reads.around(appeals::read)),
                new Route(
                        GET,
                        EVALUATION + "/subjects/{subject}/explanation",
                        READ,
                        JSON,
                        works.around(explanations::read)),
                new Route(GET, "/api/audit/head", READ, JSON, journal::head),
                new Route(GET, "/api/audit/key", READ, AuditRoutes.KEY_TYPES, journal::key),
                new Route(GET, "/api/audit/verify", AUDIT, JSON, journal::verify),
                new Route(GET, "/api/keys", ADMINISTER, JSON, keys::list),
                new Route(POST, "/api/keys", ADMINISTER, JSON, keys::add),
                new Route(DELETE, "/api/keys/{name}", ADMINISTER, JSON, keys::revoke),
                new Route(GET, "/api/session", READ, JSON, sessions::read),
                new Route(POST, "/api/session", PUBLIC, JSON, sessions::open),
                new Route(DELETE, "/api/session", PUBLIC, JSON, sessions::close),
                new Route(GET, "/api/events", READ, List.of(EventStreams.TYPE), events::subscribe));
    }

    /** The routes as the server takes them, and for each path the methods that it takes. */
    static Stream<Endpoint> endpoints(List<Route> routes, Doorkeeper doorkeeper) {
        Map<String, TreeSet<String>> methods = new LinkedHashMap<>();
        List<Endpoint> endpoints =
                routes.stream().flatMap(route -> route.endpoints(doorkeeper)).toList();
        endpoints.forEach(endpoint -> methods.computeIfAbsent(endpoint.path, any -> new TreeSet<>(Set.of("OPTIONS")))
                .add(endpoint.method.name()));
        return Stream.concat(
                endpoints.stream(),
                methods.entrySet().stream()
                        .map(path -> new Endpoint(OPTIONS, path.getKey(), ctx -> ctx.status(204)
                                .header("Allow", String.join(", ", path.getValue())))));
    }
}
