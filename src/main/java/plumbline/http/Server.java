package plumbline.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinException;
import java.net.BindException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.audit.Audit;
import plumbline.http.access.Doorkeeper;
import plumbline.http.access.Keys;
import plumbline.http.access.RateLimit;
import plumbline.http.access.Sessions;
import plumbline.http.event.EventFeed;
import plumbline.http.event.EventStreams;
import plumbline.http.event.WebhookReceiver;
import plumbline.http.event.Webhooks;
import plumbline.http.exchange.Address;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.BodyReader;
import plumbline.http.exchange.Failures;
import plumbline.http.exchange.Gates;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.exchange.Origins;
import plumbline.http.exchange.ProtocolErrors;
import plumbline.http.exchange.RequestIds;
import plumbline.http.exchange.RequestLog;
import plumbline.http.exchange.Sites;
import plumbline.http.exchange.SlowReaders;
import plumbline.http.exchange.Stopping;
import plumbline.http.metric.Metrics;
import plumbline.intake.Limits;
import plumbline.intake.RequestRejected;
import plumbline.library.Activator;
import plumbline.problem.ProblemDetails;
import plumbline.store.Store;
import plumbline.text.Text;

/** The service over HTTP. Thread-safe. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** No route takes more, but for batches. */
    private static final int MOST_OF_A_BODY = Math.max(Limits.MAX_BYTES, ChangeSet.MAX_BYTES) + 1;

    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

    private final Javalin javalin;
    private final EventStreams events;
    private final Webhooks webhooks;
    private final Metrics metrics;
    private final Stopping stopping;
    private final ServerOptions options;

    private Server(
            Javalin javalin,
            EventStreams events,
            Webhooks webhooks,
            Metrics metrics,
            Stopping stopping,
            ServerOptions options) {
        this.options = options;
        this.javalin = javalin;
        this.events = events;
        this.webhooks = webhooks;
        this.metrics = metrics;
        this.stopping = stopping;
    }

    /**
     * Starts the service.
     *
     * @throws BindException when it cannot listen there
     */
    public static Server start(Activator activator, Audit audit, ServerOptions options) throws BindException {
        Keys keys = new Keys(audit.store());
        Doorkeeper doorkeeper =
                new Doorkeeper(keys, new Sessions(audit.store()), options.need(), new RateLimit(options.perMinute()));
        EventFeed feed = new EventFeed(audit.store());
        EventStreams events = new EventStreams(feed, keys);
        Webhooks webhooks = Webhooks.start(audit.store(), feed, options.webhooks());
        Metrics metrics = metrics(audit.store(), events, webhooks);
        Stopping stopping = new Stopping();
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.host = options.host();
            config.jetty.port = options.port();
            config.jetty.threadPool = threads();
            config.jetty.modifyServer(server -> {
                server.setStopTimeout(options.stop().toMillis());
                server.setErrorHandler(new ProtocolErrors());
                SlowReaders readers = new SlowReaders();
                readers.setHandler(new BodyReader(
                        MOST_OF_A_BODY, Runtime.getRuntime().maxMemory() / 4, stopping, Server::isBatch));
                RequestLog log = new RequestLog(metrics::answered);
                log.setHandler(readers);
                RequestIds ids = new RequestIds();
                ids.setHandler(log);
                stopping.setHandler(ids);
                server.setHandler(stopping);
            });
            config.jetty.modifyHttpConfiguration(http -> {
                http.setSendServerVersion(false);
                http.addCustomizer((request, answerHeaders) -> withItsOwnMethod(request));
            });
            config.http.prefer405over404 = true;
            config.http.compressionStrategy = CompressionStrategy.GZIP;
            routes(
                    config.routes,
                    Routes.endpoints(Routes.of(activator, audit, events, metrics, stopping), doorkeeper),
                    new Origins(options.origins()),
                    options.names());
            errors(config.routes);
        });
        try {
            return new Server(javalin.start(), events, webhooks, metrics, stopping, options);
        } catch (JavalinException failure) {
            webhooks.close();
            metrics.close();
            BindException cannotListen =
                    new BindException(options.host() + ":" + options.port() + ": " + failure.getMessage());
            cannotListen.initCause(failure);
            throw cannotListen;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Stops: takes no new requests and gives those in flight their time; what is left then is cut off. */
    @Override
    public void close() {
        events.close();
        stopping.begin(options.stop());
        try {
            javalin.stop();
        } catch (JavalinException failure) {
            if (!(failure.getCause() instanceof TimeoutException)) {
                throw failure;
            }
            LOG.warn(
                    "requests that were not answered within {} seconds were cut off",
                    options.stop().toSeconds());
        } finally {
            webhooks.close();
            metrics.close();
        }
    }

    private static Metrics metrics(Store store, EventStreams events, Webhooks webhooks) {
        Metrics metrics = new Metrics();
        metrics.show("plumbline.event.streams", "Event streams that are open", events, EventStreams::count);
        metrics.show(
                "plumbline.store.connections",
                "Connections that read",
                store,
                each -> each.readers().active(),
                "state",
                "active");
        metrics.show(
                "plumbline.store.connections",
                "Connections that read",
                store,
                each -> each.readers().idle(),
                "state",
                "idle");
        metrics.show("plumbline.store.waiting", "Reads that wait for a connection", store, each -> each.readers()
                .waiting());
        webhooks.receivers()
                .forEach(each -> metrics.show(
                        "plumbline.webhook.behind",
                        "Records of the journal that a receiver was not told of yet",
                        each,
                        WebhookReceiver::behind,
                        "receiver",
                        each.name()));
        return metrics;
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(Gates.THREADS);
        threads.setName("http");
        return threads;
    }

    /** A batch may be larger than memory is set aside for, and goes to a file. */
    private static boolean isBatch(Request request) {
        return Request.getPathInContext(request).equals(Routes.BATCH);
    }

    /** Javalin takes the method from this header first: past a proxy that lets only some methods through. */
    private static Request withItsOwnMethod(Request request) {
        if (!request.getHeaders().contains(METHOD_OVERRIDE)) {
            return request;
        }
        HttpFields headers =
                HttpFields.build(request.getHeaders()).remove(METHOD_OVERRIDE).asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return headers;
            }
        };
    }

    private static void routes(RoutesConfig routes, Stream<Endpoint> endpoints, Origins origins, Set<String> names) {
        Sites sites = new Sites(names, origins);
        routes.before(RequestIds::intoLog);
        routes.before(ctx -> ctx.header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept-Encoding"));
        routes.before(origins::tell);
        routes.before(sites::refuseOthers);
        routes.before(Address::refuseUnreadable);
        endpoints.forEach(routes::addEndpoint);
        routes.after(ctx -> RequestIds.outOfLog());
    }

    private static void errors(RoutesConfig routes) {
        routes.exception(HttpResponseException.class, (answer, ctx) -> Answers.problem(ctx, known(ctx, answer)));
        routes.exception(
                RequestRejected.class,
                (rejected, ctx) -> Answers.problem(ctx, HttpProblem.of(ProblemDetails.of(rejected))));
        routes.exception(
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
                        new Text("这个地址不接受 " + ctx.method(), "This path does not accept " + ctx.method()));
            default ->
                HttpProblem.of(answer.getStatus(), "refused", new Text("请求被拒绝", String.valueOf(answer.getMessage())));
        };
    }
}
