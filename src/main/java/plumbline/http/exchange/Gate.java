package plumbline.http.exchange;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.ByteArrayInputStream;
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
    private static final int MEBIBYTE = KIBIBYTE * KIBIBYTE;

    /** Smaller answers are as good as sent. */
    private static final int LARGE = 64 * KIBIBYTE;

    /** The memory for answers that are on their way, in KiB: an eighth of all. */
    private static final int ANSWERS_KIBIBYTES = (int) (Runtime.getRuntime().maxMemory() / 8 / KIBIBYTE);

    private static final Semaphore ANSWERS = new Semaphore(ANSWERS_KIBIBYTES, true);

    /** The memory for cohorts that are evaluated, in MiB: three quarters of all. */
    private static final int MEMORY = (int) (Runtime.getRuntime().maxMemory() / MEBIBYTE * 3 / 4);

    private static final Semaphore MEMORY_OF_COHORTS = new Semaphore(MEMORY, true);

    /** What an evaluation may hold, with the garbage that it leaves, and how much more for what is sent. */
    private static final int MEMORY_OF_ONE = 128;

    private static final int MEMORY_OF_A_BYTE = 32;

    /** What a byte that was packed by gzip mostly unfolds to. */
    private static final int USUAL_UNFOLDING = 16;

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

    /** The same work on a cohort, which takes the more memory the more is sent. */
    public Handler aroundCohort(Function<Context, String> policy, Handler work) {
        return around(policy, ctx -> {
            Request request = ServletContextRequest.getServletContextRequest(ctx.req());
            long bytes = request.getLength() * (ctx.header("Content-Encoding") == null ? 1 : USUAL_UNFOLDING);
            long needed = MEMORY_OF_ONE + bytes * MEMORY_OF_A_BYTE / MEBIBYTE;
            pass(MEMORY_OF_COHORTS, (int) Math.min(MEMORY, needed), () -> work.handle(ctx));
        });
    }

    /** The same work, when it is its turn. */
    public Handler around(Handler work) {
        return ctx -> {
            enter();
            try {
                pass(working, 1, () -> answer(ctx, work));
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
                pass(ofPolicy, 1, () -> pass(working, 1, () -> answer(ctx, work)));
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

    private void pass(Semaphore semaphore, int permits, Work work) throws Exception {
        acquire(semaphore, permits);
        try {
            if (isClosed) {
                throw Stopping.problem();
            }
            work.run();
        } finally {
            semaphore.release(permits);
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

    /** One that is on disk holds no memory. */
    private static int length(@Nullable InputStream answer) {
        return answer instanceof ByteArrayInputStream held ? held.available() : 0;
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
