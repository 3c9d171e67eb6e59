package plumbline.http.exchange;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Ends the connections of clients that take their answers too slowly, since a thread waits for each. Counted is only
 * the time in which there is something to be sent, so that a stream of events may be silent. Thread-safe.
 */
public final class SlowReaders extends Handler.Wrapper {
    /** How long an answer may take that has no more than a few bytes. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** What a longer one may take for each byte: 64 KB a second. */
    private static final long NANOS_PER_BYTE = TimeUnit.SECONDS.toNanos(1) / 65_536;

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, new Watched(request, response), callback);
    }

    /** Written to by one thread at a time. */
    private static final class Watched extends Response.Wrapper {
        private final Scheduler scheduler;
        private final EndPoint client;
        private long left = GRACE_NANOS;

        Watched(Request request, Response response) {
            super(request, response);
            this.scheduler = request.getComponents().getScheduler();
            this.client = request.getConnectionMetaData().getConnection().getEndPoint();
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            left += content == null ? 0 : content.remaining() * NANOS_PER_BYTE;
            long from = System.nanoTime();
            var end = scheduler.schedule(client::close, left, TimeUnit.NANOSECONDS);
            super.write(last, content, Callback.from(callback, () -> {
                end.cancel();
                left -= System.nanoTime() - from;
            }));
        }
    }
}
