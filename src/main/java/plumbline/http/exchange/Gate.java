package plumbline.http.exchange;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * Lets some requests of a kind be worked on at once, and fewer of one policy. Others wait for their turn in the order in
 * which they came, as many and as long as is set, and beyond that are asked to come again: the machine is never given
 * more than it can hold, nor all of it to one policy. Thread-safe.
 */
public final class Gate {
    private static final String RETRY_SECONDS = "5";
    private static final int KIBIBYTE = 1024;

    /** Smaller answers are as good as sent. */
    private static final int LARGE = 64 * KIBIBYTE;

    /** The memory for answers that are on their way, in KiB: an eighth of all. */
    private static final int ANSWERS_KIBIBYTES = (int) (Runtime.getRuntime().maxMemory() / 8 / KIBIBYTE);

    private static final Semaphore ANSWERS = new Semaphore(ANSWERS_KIBIBYTES, true);

    private final int places;
    private final int most;
    private final int waitingOfOne;
    private final int workingOfOne;
    private final Duration patience;
    private final Semaphore working;
    private final AtomicInteger inside = new AtomicInteger();
    private volatile boolean isClosed;
    private final LongAdder refused = new LongAdder();
    private final Map<String, Semaphore> workingByPolicy = new ConcurrentHashMap<>();

    /**
     * A gate with nobody inside.
     *
     * @param working how many are worked on at once
     * @param workingOfOne how many of them are of one policy
     * @param waiting how many wait at most; half as many of one policy
     * @param patience how long one waits
     * @param stopping at whose end nobody waits any more
     */
    Gate(int working, int workingOfOne, int waiting, Duration patience, Stopping stopping) {
        this.places = working;
        this.working = new Semaphore(working, true);
        this.workingOfOne = workingOfOne;
        this.most = working + waiting;
        this.waitingOfOne = waiting / 2;
        this.patience = patience;
        stopping.before(this::close);
    }

    /** How many are worked on. */
    public int working() {
        return places - working.availablePermits();
    }

    /** How many wait for their turn. */
    public int waiting() {
        return Math.max(0, inside.get() - working());
    }

    /** How many were asked to come again, since the start. */
    public long refused() {
        return refused.sum();
    }

    /** The same work, when it is its turn. */
    public Handler around(Handler work) {
        return ctx -> {
            enter();
            try {
                pass(working, () -> answer(ctx, work));
            } finally {
                inside.decrementAndGet();
            }
        };
    }

    /**
     * The same work, when it is the policy's turn and its own.
     *
     * @param policy a policy that there is, or was
     */
    public Handler around(Function<Context, String> policy, Handler work) {
        return ctx -> {
            Semaphore ofPolicy =
                    workingByPolicy.computeIfAbsent(policy.apply(ctx), any -> new Semaphore(workingOfOne, true));
            if (ofPolicy.getQueueLength() >= waitingOfOne) {
                throw busy();
            }
            enter();
            try {
                pass(ofPolicy, () -> pass(working, () -> answer(ctx, work)));
            } finally {
                inside.decrementAndGet();
            }
        };
    }

    /** Lets nobody in any more; whoever waits is told so. */
    private void close() {
        isClosed = true;
        working.release(most);
        workingByPolicy.values().forEach(each -> each.release(most));
    }

    private void enter() {
        if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            throw busy();
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private void pass(Semaphore semaphore, Work work) throws Exception {
        acquire(semaphore, 1);
        try {
            if (isClosed) {
                throw Stopping.problem();
            }
            work.run();
        } finally {
            semaphore.release();
        }
    }

    /** The answer holds memory until the client has it; the work is over before. */
    private void answer(Context ctx, Handler work) throws Exception {
        work.handle(ctx);
        int bytes = length(ctx.resultInputStream());
        if (bytes > LARGE) {
            int kibibytes = Math.min(ANSWERS_KIBIBYTES, bytes / KIBIBYTE);
            acquire(ANSWERS, kibibytes);
            Request.addCompletionListener(
                    ServletContextRequest.getServletContextRequest(ctx.req()), failure -> ANSWERS.release(kibibytes));
        }
    }

    private static int length(@Nullable InputStream answer) throws IOException {
        return answer == null ? 0 : answer.available();
    }

    private void acquire(Semaphore semaphore, int permits) {
        try {
            if (!semaphore.tryAcquire(permits, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private HttpProblem busy() {
        refused.increment();
        return HttpProblem.of(503, "busy", new Text("服务正忙，请稍后重试", "The service is busy; try again later"))
                .retryAfter(RETRY_SECONDS);
    }
}
