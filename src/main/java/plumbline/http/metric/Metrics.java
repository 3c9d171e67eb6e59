package plumbline.http.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import plumbline.http.exchange.Gate;
import plumbline.http.exchange.Gates;

/** What one service has counted since it started. Labels are names of the program and of policies, of which there are few. */
public final class Metrics implements AutoCloseable {
    /** Bounds between which requests and evaluations are counted by how long they took. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final AtomicLong chain = new AtomicLong();
    private final MultiGauge policies = MultiGauge.builder("plumbline.policy")
            .description("1 for the status that a policy has")
            .register(registry);

    /**
     * How a policy stands.
     *
     * @param status ready, stale or rejected
     */
    record State(String policy, String status) {}

    /** Begins to count, also what the virtual machine does. */
    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        show("plumbline.journal.length", "Records in the journal", chain, AtomicLong::get);
    }

    /** A request was answered. */
    public void answered(String method, String route, int status, Duration took) {
        timer(
                        "plumbline.requests",
                        "Requests by method, route and status",
                        "method",
                        method,
                        "route",
                        route,
                        "status",
                        status + "")
                .record(took);
    }

    /** A cohort was evaluated, or refused. */
    public void evaluated(String policy, String outcome, Duration took) {
        timer("plumbline.evaluations", "Evaluations by policy and outcome", "policy", policy, "outcome", outcome)
                .record(took);
    }

    private Timer timer(String name, String description, String... labels) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BOUNDS)
                .tags(labels)
                .register(registry);
    }

    /** Some records were added to the journal. */
    void recorded(String kind, String policy, long count) {
        Counter.builder("plumbline.journal.records")
                .description("Records added to the journal since the service started, by kind and policy")
                .tags("kind", kind, "policy", policy)
                .register(registry)
                .increment((double) count);
    }

    /** The journal has so many records. */
    void chain(long records) {
        chain.set(records);
    }

    /** The policies are in these states. */
    void states(Collection<State> states) {
        policies.register(
                states.stream()
                        .map(state -> MultiGauge.Row.of(Tags.of("policy", state.policy(), "status", state.status()), 1))
                        .toList(),
                true);
    }

    /** Shows how much is worked on, and how much waits. */
    public void show(Gates gates) {
        Map.of(
                        "evaluations",
                        gates.evaluations(),
                        "batches",
                        gates.batches(),
                        "changes",
                        gates.changes(),
                        "reads",
                        gates.reads())
                .forEach((name, gate) -> {
                    show("plumbline.gate.working", "Requests that are worked on", gate, Gate::working, "gate", name);
                    show(
                            "plumbline.gate.waiting",
                            "Requests that wait for their turn",
                            gate,
                            Gate::waiting,
                            "gate",
                            name);
                    FunctionCounter.builder("plumbline.gate.refused", gate, Gate::refused)
                            .description("Requests that were asked to come again")
                            .tags("gate", name)
                            .register(registry);
                });
    }

    /** Shows a value as it is whenever somebody looks. */
    public <T> void show(String name, String description, T of, ToDoubleFunction<T> value, String... labels) {
        Gauge.builder(name, of, value)
                .description(description)
                .tags(Tags.of(labels))
                .strongReference(true)
                .register(registry);
    }

    /** All figures, in the text of Prometheus. */
    byte[] text() {
        return registry.scrape().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
