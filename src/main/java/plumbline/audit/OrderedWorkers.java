package plumbline.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Works on many things at once, on as many cores as there are, and takes the results in their order. */
final class OrderedWorkers implements AutoCloseable {
    private static final int IN_A_BATCH = 256;
    private static final int BATCHES_AHEAD = 8;

    /** In bytes: what is held at any time is some of these, and one thing more each. */
    private static final long MOST_IN_A_BATCH = 1_000_000;

    private final ExecutorService workers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), OrderedWorkers::thread);

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "verification");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * No more than some batches are held at any time, however many things there are and however large they are.
     *
     * @param size of a thing, in bytes
     */
    <T, R> void each(Iterator<T> things, ToLongFunction<T> size, Function<T, R> work, Consumer<R> result) {
        Deque<Future<List<R>>> ahead = new ArrayDeque<>();
        while (things.hasNext()) {
            List<T> batch = new ArrayList<>(IN_A_BATCH);
            long bytes = 0;
            while (things.hasNext() && batch.size() < IN_A_BATCH && bytes < MOST_IN_A_BATCH) {
                T thing = things.next();
                batch.add(thing);
                bytes += size.applyAsLong(thing);
            }
            ahead.add(workers.submit(() -> batch.stream().map(work).toList()));
            if (ahead.size() > BATCHES_AHEAD) {
                take(ahead.remove()).forEach(result);
            }
        }
        ahead.forEach(batch -> take(batch).forEach(result));
    }

    private static <R> List<R> take(Future<List<R>> batch) {
        try {
            return batch.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
