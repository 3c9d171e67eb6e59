package plumbline.http.metric;

import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.http.access.Caller;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.exchange.Query;
import plumbline.library.PolicyLibrary;
import plumbline.store.Journal;
import plumbline.store.Store;
import plumbline.text.Text;

/** {@code GET /metrics}. Thread-safe. */
public final class MetricsRoute {
    public static final String TYPE = "text/plain";

    private record Records(String kind, @Nullable String policy, long count) {}

    private final Metrics metrics;
    private final Store store;
    private final PolicyLibrary library;

    /** The place in the journal up to which records are counted. */
    private long counted;

    /** Counts what is added to the journal from now on. */
    public MetricsRoute(Metrics metrics, Store store, PolicyLibrary library) {
        this.metrics = metrics;
        this.store = store;
        this.library = library;
        this.counted = store.read(Journal::head).seq();
    }

    /** All figures. They name every policy, so that a key for some of them does not do. */
    public void read(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        if (!Caller.of(ctx).policies().isEmpty()) {
            throw HttpProblem.of(
                    403,
                    "not-allowed",
                    new Text("这把钥匙只能用于部分方案，看不了全部指标", "This key is for some policies, and the metrics are of all"));
        }
        countRecords();
        metrics.states(library.states().stream()
                .map(state -> new Metrics.State(state.id(), state.status().code()))
                .toList());
        Answers.bytes(ctx, 200, TYPE + "; version=0.0.4; charset=utf-8", metrics.text());
    }

    private synchronized void countRecords() {
        long head = store.read(Journal::head).seq();
        long from = counted;
        List<Records> records = store.read(handle -> handle.createQuery(
                        "select kind, policy, count(*) as records from journal where seq > :from and seq <= :head"
                                + " group by kind, policy")
                .bind("from", from)
                .bind("head", head)
                .map((row, context) ->
                        new Records(row.getString("kind"), row.getString("policy"), row.getLong("records")))
                .list());
        records.forEach(each -> metrics.recorded(each.kind(), String.valueOf(each.policy()), each.count()));
        counted = head;
        metrics.chain(head);
    }
}
