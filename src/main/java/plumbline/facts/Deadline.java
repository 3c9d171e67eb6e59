package plumbline.facts;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long the rules of one evaluation may compute: CPU time of the thread that they run on, so that a machine with much
 * else to do stops nobody. While they run it is bound to their thread, and every formula and every posting looks at it:
 * neither the engine nor Java can stop a rule from outside. Belongs to the thread that made it.
 */
public final class Deadline {
    private static final ThreadLocal<@Nullable Deadline> RUNNING = new ThreadLocal<>();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Reading a clock costs as much as some formulas do. */
    private static final int LOOKS_FOR_EACH_READING = 32;

    private final Duration allowed;
    private final long end;
    private long readAgainAt;
    private int looks;

    /** The time begins to run at once. */
    public Deadline(Duration allowed) {
        this.allowed = allowed;
        this.end = now() + allowed.toNanos();
        this.readAgainAt = System.nanoTime() + allowed.toNanos();
    }

    /** Where the platform does not tell CPU time, the time that passes is the next best. */
    private static long now() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    /**
     * Does the work under this deadline.
     *
     * @throws RuleFault when the time is over before the work is done
     */
    public int during(IntSupplier work) {
        checkNow();
        RUNNING.set(this);
        try {
            return work.getAsInt();
        } finally {
            // The entry stays with its thread, which would else make another for each number outside of rules.
            RUNNING.set(null);
        }
    }

    /**
     * Does nothing while there is time left, as far as the latest reading of the clock tells.
     *
     * @throws RuleFault when the time is over
     */
    public void check() {
        looks++;
        if (looks % LOOKS_FOR_EACH_READING == 0) {
            checkNow();
        }
    }

    private void checkNow() {
        // A thread computes no longer than time passes, and to ask how long it did costs a call of the system.
        if (System.nanoTime() - readAgainAt < 0) {
            return;
        }
        long left = end - now();
        readAgainAt = System.nanoTime() + left;
        if (left < 0) {
            throw new RuleFault("time-limit", allowed.toMillis());
        }
    }

    /** Looks at the deadline of the rules that run on this thread, if there are any. */
    public static void checkRunning() {
        Deadline running = RUNNING.get();
        if (running != null) {
            running.check();
        }
    }
}
