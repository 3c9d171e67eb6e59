package plumbline.library.trial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Work on several packs at once, in threads of its own. The engine compiles in the pool that parallel streams share: had
 * the work that waits for a compilation that pool's threads, the two could wait for each other. Stateless.
 */
public final class ForEachParallel {
    private ForEachParallel() {}

    /** Performs the action on each item, and returns when all have been. What one throws comes out. */
    public static <T> void forEach(Collection<T> items, Consumer<T> action) {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<?>> running = new ArrayList<>();
            items.forEach(item -> running.add(threads.submit(() -> action.accept(item))));
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            threads.shutdownNow();
        }
    }
}
