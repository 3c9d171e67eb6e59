package plumbline.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Writes in a thread of its own, many callers' work in one commit: a commit waits for the disk, and those who come
 * meanwhile share the next one. A piece of work that fails takes nothing of the others with it.
 */
final class Writer implements AutoCloseable {
    private static final int MOST_IN_ONE_COMMIT = 256;

    private final Database database;
    private final Jdbi connections;
    private final Commits commits = new Commits();
    private final BlockingQueue<Piece<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "store-writer");
    private final Piece<Boolean> last = new Piece<>(handle -> true);
    private volatile boolean closed;
    private @Nullable Handle handle;

    /** One caller's work, and what became of it. */
    private static final class Piece<T> {
        private final Function<Handle, T> work;
        private final CompletableFuture<T> outcome = new CompletableFuture<>();
        private @Nullable Runnable success;

        Piece(Function<Handle, T> work) {
            this.work = work;
        }

        void perform(Handle handle) {
            handle.savepoint("piece");
            try {
                T result = work.apply(handle);
                success = () -> outcome.complete(result);
            } catch (RuntimeException failure) {
                // Fails too when the database has ended the transaction, and the whole commit with it.
                handle.rollbackToSavepoint("piece");
                RuntimeException told = failure instanceof JdbiException
                        ? new StoreFailed("cannot write to the store: " + failure.getMessage(), failure)
                        : failure;
                success = () -> outcome.completeExceptionally(told);
            }
            handle.releaseSavepoint("piece");
        }

        void succeed() {
            if (success != null) {
                success.run();
            }
        }

        void fail(Throwable cause) {
            outcome.completeExceptionally(cause);
        }
    }

    Writer(Database database) {
        this.database = database;
        this.connections = Jdbi.create(database.connections());
        thread.setDaemon(true);
        thread.start();
    }

    Commits commits() {
        return commits;
    }

    <T> T write(Function<Handle, T> work) {
        Piece<T> piece = new Piece<>(work);
        synchronized (queue) {
            if (closed) {
                throw new StoreFailed("the store is closed", new IllegalStateException("closed"));
            }
            queue.add(piece);
        }
        try {
            return piece.outcome.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException ofTheWork) {
                throw ofTheWork;
            }
            throw failure;
        }
    }

    private void run() {
        List<Piece<?>> pieces = new ArrayList<>();
        try {
            while (!pieces.contains(last)) {
                pieces.clear();
                pieces.add(queue.take());
                queue.drainTo(pieces, MOST_IN_ONE_COMMIT - 1);
                commit(pieces);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            forget();
        }
    }

    private void commit(List<Piece<?>> pieces) {
        try {
            Handle open = handle == null ? connections.open() : handle;
            handle = open;
            open.begin();
            database.beginAlone(open);
            pieces.forEach(piece -> piece.perform(open));
            open.commit();
        } catch (RuntimeException | Error failure) {
            // Whatever state the connection is in, the next commit begins on a new one.
            forget();
            StoreFailed told = new StoreFailed("cannot write to the store: " + failure.getMessage(), failure);
            pieces.forEach(piece -> piece.fail(told));
            return;
        }
        pieces.forEach(Piece::succeed);
        commits.add();
    }

    private void forget() {
        Handle open = handle;
        handle = null;
        if (open != null) {
            try {
                open.close();
            } catch (RuntimeException alreadyBroken) {
                // All that is left is to close it; the fault that broke it has been reported.
                org.slf4j.LoggerFactory.getLogger(Writer.class).debug("closing a broken connection", alreadyBroken);
            }
        }
    }

    @Override
    public void close() {
        synchronized (queue) {
            closed = true;
            queue.add(last);
        }
        last.outcome.join();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
