package plumbline.http.exchange;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import plumbline.text.Text;

/**
 * Takes the bodies of requests before anything is done with them, without a thread waiting for any of them: as many
 * slow clients as there are hold up nobody. A body that is too slow is refused, and so are bodies that together hold
 * more memory than is set aside for them. Of one that is too long only as much is taken as shows it. Thread-safe.
 */
public final class BodyReader extends Handler.Wrapper {
    /** How long a body may take that has no more than a few bytes. */
    private static final long GRACE_MILLIS = 10_000;

    /** How fast a longer one must come. */
    private static final long BYTES_PER_MILLI = 16;

    private static final long LOOK_MILLIS = 1_000;

    private static final String RETRY_SECONDS = "2";

    private final int most;
    private final long memory;
    private final Predicate<Request> others;
    private final Stopping stopping;
    private final AtomicLong held = new AtomicLong();

    /**
     * Takes all but some.
     *
     * @param most bytes of one body
     * @param memory bytes of all bodies together; one that is unpacked or read takes as much again
     * @param stopping at whose end no body is waited for
     * @param others requests whose bodies are left to those who handle them
     */
    public BodyReader(int most, long memory, Stopping stopping, Predicate<Request> others) {
        this.most = most;
        this.memory = memory;
        this.others = others;
        this.stopping = stopping;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() == 0 || others.test(request)) {
            return super.handle(request, response, callback);
        }
        Reading reading = new Reading(request, response, callback);
        reading.watch();
        reading.run();
        return true;
    }

    /** One body on its way. */
    private final class Reading implements Runnable {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final Queue<byte[]> body = new ArrayDeque<>();
        private int length;
        private final long from = System.nanoTime();

        /** Whether the body is whole, or refused: whoever comes first decides, and no byte is taken afterwards. */
        private boolean isDecided;

        Reading(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        /** Reads what is there; is called again when there is more. */
        @Override
        public void run() {
            while (true) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    if (decide()) {
                        release();
                        callback.failed(chunk.getFailure());
                    }
                    return;
                }
                boolean isWanted = take(chunk.getByteBuffer());
                boolean isLast = chunk.isLast();
                chunk.release();
                if (!isWanted) {
                    refuse(HttpProblem.of(
                                    503,
                                    "too-many-requests-at-once",
                                    new Text(
                                            "同时传来的请求太多，请稍后重试",
                                            "Too many requests are being sent at once; try again later"))
                            .retryAfter(RETRY_SECONDS));
                    return;
                }
                if (isLast || length() > most) {
                    handOn();
                    return;
                }
            }
        }

        /** Takes as much as shows that a body is too long; false where there is no memory for it, or it is refused already. */
        private synchronized boolean take(ByteBuffer bytes) {
            if (isDecided) {
                return false;
            }
            byte[] some = new byte[Math.min(bytes.remaining(), most + 1 - length)];
            bytes.get(some);
            if (held.addAndGet(some.length) > memory) {
                held.addAndGet(-some.length);
                return false;
            }
            body.add(some);
            length += some.length;
            return true;
        }

        private synchronized int length() {
            return length;
        }

        private synchronized boolean decide() {
            boolean isFirst = !isDecided;
            isDecided = true;
            return isFirst;
        }

        private void release() {
            held.addAndGet(-length());
        }

        private void handOn() {
            if (decide()) {
                Callback released = Callback.from(callback, this::release);
                try {
                    if (!BodyReader.super.handle(new WholeRequest(request, body, length), response, released)) {
                        Response.writeError(request, response, released, 404);
                    }
                } catch (Exception failure) {
                    Response.writeError(request, response, released, failure);
                }
            }
        }

        private void refuse(HttpProblem problem) {
            if (decide()) {
                release();
                ProtocolErrors.write(problem, response, callback);
            }
        }

        private void watch() {
            request.getComponents().getScheduler().schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }

        private void look() {
            long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
            if (isOpen()) {
                if (passed > GRACE_MILLIS + length() / BYTES_PER_MILLI) {
                    refuse(Bodies.tooSlow());
                } else if (stopping.isOver()) {
                    refuse(Stopping.problem());
                } else {
                    watch();
                }
            }
        }

        private synchronized boolean isOpen() {
            return !isDecided;
        }
    }

    /** A request whose body is there; what of it was read is let go. */
    private static final class WholeRequest extends Request.Wrapper {
        private final Queue<byte[]> body;
        private final int length;

        WholeRequest(Request request, Queue<byte[]> body, int length) {
            super(request);
            this.body = body;
            this.length = length;
        }

        @Override
        public long getLength() {
            return length;
        }

        @Override
        public Content.Chunk read() {
            byte[] next = body.poll();
            return next == null ? Content.Chunk.EOF : Content.Chunk.from(ByteBuffer.wrap(next), body.isEmpty());
        }

        @Override
        public void demand(Runnable ready) {
            getContext().execute(ready);
        }
    }
}
