package plumbline.rules;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import plumbline.rules.drl.TextGate;

/** Compiles on a thread of its own, which has a deep stack and a limit in time. Stateless. */
final class BoundedCompile {
    /** Far above what the largest pack takes where much else is going on; computing is bounded by who starts the process. */
    static final Duration LIMIT = Duration.ofMinutes(10);

    /** The compiler descends into expressions; with what the {@link TextGate} lets through this is never used up. */
    private static final long STACK_BYTES = 64L * 1024 * 1024;

    private BoundedCompile() {}

    /**
     * The result of the work.
     *
     * @throws TimeoutException when it takes longer than the limit; its thread may go on, as nothing can stop it
     * @throws ExecutionException around what the work throws
     */
    static <T> T result(Duration limit, Callable<T> work) throws TimeoutException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "plumbline-compile", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                try {
                    return task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException again) {
                    // A pack is loaded or it is not; whoever interrupts learns of it afterwards.
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
