package plumbline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.net.BindException;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import plumbline.audit.Audit;
import plumbline.evaluation.FindingJson;
import plumbline.http.exchange.Address;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.BodyReader;
import plumbline.http.exchange.Failures;
import plumbline.http.exchange.Gates;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.exchange.ProtocolErrors;
import plumbline.http.exchange.SlowReaders;
import plumbline.intake.Limits;
import plumbline.intake.RequestSchema;
import plumbline.library.Activator;
import plumbline.library.PolicyLibrary;
import plumbline.library.PolicyState;
import plumbline.text.Text;

/** The service over HTTP. Thread-safe. */
public final class Server implements AutoCloseable {
    /** How long requests in flight may go on when the service stops. */
    private static final long STOP_MILLIS = 10_000;

    /** No route takes more, but for batches. */
    private static final int MOST_OF_A_BODY = Math.max(Limits.MAX_BYTES, ChangeSet.MAX_BYTES) + 1;

    private static final String SCHEMA = "/api/policies/{policy}/schema";
    private static final String RULES = "/api/policies/{policy}/rules";
    private static final String REVISIONS = "/api/policies/{policy}/revisions";

    private final Javalin javalin;
    private final EventRoutes events;

    private Server(Javalin javalin, EventRoutes events) {
        this.javalin = javalin;
        this.events = events;
    }

    /**
     * Starts the service.
     *
     * @param host the address to listen on
     * @param port 0 for any free one
     * @throws BindException when it cannot listen there
     */
    public static Server start(Activator activator, Audit audit, String host, int port) throws BindException {
        EventRoutes events = new EventRoutes();
        activator.listen(events::send);
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.host = host;
            config.jetty.port = port;
            config.jetty.threadPool = threads();
            config.jetty.modifyServer(server -> {
                server.setStopTimeout(STOP_MILLIS);
                server.setErrorHandler(new ProtocolErrors());
                SlowReaders readers = new SlowReaders();
                readers.setHandler(
                        new BodyReader(MOST_OF_A_BODY, Runtime.getRuntime().maxMemory() / 16, Server::isBatch));
                server.setHandler(readers);
            });
            config.jetty.modifyHttpConfiguration(Server::withoutVersion);
            config.http.prefer405over404 = true;
            routes(config, activator, audit, events);
            errors(config);
        });
        try {
            return new Server(javalin.start(), events);
        } catch (JavalinException failure) {
            BindException cannotListen = new BindException(host + ":" + port + ": " + failure.getMessage());
            cannotListen.initCause(failure);
            throw cannotListen;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Stops: takes no new requests and lets those in flight come to their end, for 10 seconds at most. */
    @Override
    public void close() {
        events.close();
        javalin.stop();
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(Gates.THREADS);
        threads.setName("http");
        return threads;
    }

    /** A batch may be larger than memory is set aside for, and goes to a file. */
    private static boolean isBatch(Request request) {
        return Request.getPathInContext(request).equals(AuditRoutes.BATCH);
    }

    private static void withoutVersion(HttpConfiguration http) {
        http.setSendServerVersion(false);
    }

    private static void routes(JavalinConfig config, Activator activator, Audit audit, EventRoutes events) {
        PolicyLibrary library = activator.library();
        PolicyLookup states = new PolicyLookup(activator);
        config.routes.before(
                ctx -> ctx.header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store"));
        config.routes.before(Address::refuseUnreadable);
        for (String path : List.of("/healthz", "/readyz", "/api/policies", "/api/policies/{policy}", SCHEMA, RULES)) {
            config.routes.before(path, Server::refuseParametersOfGet);
        }
        get(config, "/healthz", ctx -> Answers.json(ctx, 200, status("ok")));
        get(config, "/readyz", ctx -> ready(ctx, library));
        get(config, "/api/policies", ctx -> {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            ArrayNode policies = json.putArray("policies");
            library.states().forEach(state -> policies.add(PolicyJson.summary(state)));
            if (!library.findings().isEmpty()) {
                json.set("findings", FindingJson.of(library.findings()));
            }
            Answers.json(ctx, 200, json);
        });
        get(config, "/api/policies/{policy}", ctx -> Answers.json(ctx, 200, PolicyJson.whole(states.state(ctx))));
        get(config, SCHEMA, ctx -> {
            Answers.json(ctx, 200, RequestSchema.of(states.pack(ctx).policy()));
            ctx.contentType("application/schema+json");
        });
        Gates gates = Gates.standard();
        new AuditRoutes(audit).addTo(config, states, gates);
        RuleRoutes rules = new RuleRoutes(activator, states);
        get(config, RULES, gates.reads().around(rules::list));
        get(config, RULES + "/<file>", gates.reads().around(rules::read));
        config.routes.put(RULES + "/<file>", gates.changes().around(states::known, rules::write));
        config.routes.delete(RULES + "/<file>", gates.changes().around(states::known, rules::delete));
        config.routes.post("/api/policies/{policy}/changes", gates.changes().around(states::known, rules::change));
        RevisionRoutes history = new RevisionRoutes(activator, states);
        get(config, REVISIONS, gates.reads().around(history::list));
        get(config, REVISIONS + "/{revision}", gates.reads().around(history::read));
        get(config, REVISIONS + "/{revision}/rules/<file>", gates.reads().around(history::file));
        get(config, REVISIONS + "/{revision}/diff", gates.reads().around(history::diff));
        config.routes.post(REVISIONS + "/{revision}/restore", gates.changes().around(states::known, rules::restore));
        config.routes.before("/api/events", events::checkRoom);
        config.routes.sse("/api/events", events::connect);
    }

    private static void refuseParametersOfGet(Context ctx) {
        if (ctx.method().equals(HandlerType.GET) || ctx.method().equals(HandlerType.HEAD)) {
            Query.refuseUnknown(ctx, Set.of());
        }
    }

    /** HEAD is answered as GET is, and the server leaves the body out. */
    static void get(JavalinConfig config, String path, Handler answer) {
        config.routes.get(path, answer);
        config.routes.head(path, answer);
    }

    private static void ready(Context ctx, PolicyLibrary library) {
        boolean ready = library.states().stream().anyMatch(state -> state.pack() != null);
        ObjectNode json = status(ready ? "ready" : "no usable policy");
        ObjectNode policies = json.putObject("policies");
        for (PolicyState state : library.states()) {
            policies.put(state.id(), PolicyJson.summary(state).path("status").asText());
        }
        Answers.json(ctx, ready ? 200 : 503, json);
    }

    private static ObjectNode status(String status) {
        return JsonNodeFactory.instance.objectNode().put("status", status);
    }

    private static void errors(JavalinConfig config) {
        config.routes.exception(HttpResponseException.class, (answer, ctx) -> Answers.problem(ctx, known(ctx, answer)));
        config.routes.exception(
                Exception.class,
                (failure, ctx) -> Answers.problem(ctx, Failures.of(failure, ctx.method() + " " + ctx.path())));
    }

    private static HttpProblem known(Context ctx, HttpResponseException answer) {
        String path = ctx.path();
        String methods = answer.getDetails().get("availableMethods");
        if (methods != null) {
            ctx.header("Allow", methods);
        }
        return switch (answer.getStatus()) {
            case 404 -> HttpProblem.of(404, "no-such-path", new Text("没有这个地址：" + path, "There is nothing at " + path));
            case 405 ->
                HttpProblem.of(
                        405,
                        "method-not-allowed",
                        new Text("这个地址不接受 " + ctx.method(), "This path does not take " + ctx.method()));
            default ->
                HttpProblem.of(answer.getStatus(), "refused", new Text("请求被拒绝", String.valueOf(answer.getMessage())));
        };
    }
}
