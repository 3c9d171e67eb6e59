package plumbline.batch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Threads that answer chunks of lines, some ahead of the one whose answers are wanted next: no more than take a small share
 * of the memory. Used by one thread.
 */
final class Workers implements AutoCloseable {
    /** Answers are many times as long as their lines. */
    private static final int SHARE = 128;

    private record Pending(int bytes, Future<Chunk.Answers> answers) {}

    private final Function<byte[], Answer> function;
    private final ExecutorService threads;
    private final long most = Runtime.getRuntime().maxMemory() / SHARE;
    private final Deque<Pending> ahead = new ArrayDeque<>();
    private long bytesAhead;
    private @Nullable Chunk next;
    private boolean isEnd;

    Workers(Function<byte[], Answer> function, int threads) {
        this.function = function;
        this.threads = Executors.newFixedThreadPool(threads);
    }

    /** The answers to the next lines; null at the end. */
    Chunk.@Nullable Answers next(LineReader reader) throws IOException {
        fill(reader);
        if (ahead.isEmpty()) {
            return null;
        }
        Pending first = ahead.remove();
        bytesAhead -= first.bytes();
        try {
            return first.answers().get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private void fill(LineReader reader) throws IOException {
        while (!isEnd) {
            Chunk chunk = next == null ? Chunk.read(reader) : next;
            next = null;
            if (chunk == null) {
                isEnd = true;
            } else if (ahead.isEmpty() || bytesAhead + chunk.bytes() <= most) {
                bytesAhead += chunk.bytes();
                ahead.add(new Pending(chunk.bytes(), threads.submit(() -> chunk.answered(function))));
            } else {
                next = chunk;
                return;
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
