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

/** Works on many things at once, on as many cores as there are, and takes the results in their order. */
final class InOrder implements AutoCloseable {
    private static final int IN_A_BATCH = 256;
    private static final int BATCHES_AHEAD = 8;

    private final ExecutorService workers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), InOrder::thread);

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "verification");
        thread.setDaemon(true);
        return thread;
    }

    /** No more than some batches are held at any time, however many things there are. */
    <T, R> void each(Iterator<T> things, Function<T, R> work, Consumer<R> result) {
        Deque<Future<List<R>>> ahead = new ArrayDeque<>();
        while (things.hasNext()) {
            List<T> batch = new ArrayList<>(IN_A_BATCH);
            while (things.hasNext() && batch.size() < IN_A_BATCH) {
                batch.add(things.next());
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
