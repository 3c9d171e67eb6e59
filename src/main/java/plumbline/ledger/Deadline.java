package plumbline.ledger;

import java.time.Duration;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Until when the rules of one evaluation may run. While they do, it is bound to their thread, and every formula and
 * every posting looks at it: neither the engine nor Java can stop a rule from outside. Belongs to one thread.
 */
public final class Deadline {
    private static final ThreadLocal<@Nullable Deadline> RUNNING = new ThreadLocal<>();

    private final Duration allowed;
    private final long end;

    /** The time begins to run at once. */
    public Deadline(Duration allowed) {
        this.allowed = allowed;
        this.end = System.nanoTime() + allowed.toNanos();
    }

    /**
     * Does the work under this deadline.
     *
     * @throws RuleFault when the time is over before the work is done
     */
    public int during(IntSupplier work) {
        check();
        RUNNING.set(this);
        try {
            return work.getAsInt();
        } finally {
            RUNNING.remove();
        }
    }

    /**
     * Does nothing while there is time left.
     *
     * @throws RuleFault when the time is over
     */
    public void check() {
        if (System.nanoTime() - end > 0) {
            throw new RuleFault(
                    "time-limit",
                    "规则执行超过 " + allowed.toMillis() + " 毫秒，已停止",
                    "the rules took longer than " + allowed.toMillis() + " milliseconds and were stopped");
        }
    }

    /** Looks at the deadline of the rules that run on this thread, if there are any. */
    static void checkRunning() {
        Deadline running = RUNNING.get();
        if (running != null) {
            running.check();
        }
    }
}
