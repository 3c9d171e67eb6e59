package plumbline.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.http.access.Caller;
import plumbline.http.exchange.Accept;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.Bodies;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.exchange.Query;
import plumbline.http.exchange.Stopping;
import plumbline.text.JsonText;

/**
 * {@code POST /api/evaluations:batch}: a request in each line (NDJSON), and in the same order in each line what that
 * request alone would have been answered with, while others still come. The last line says that the answers are complete.
 */
final class BatchRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRoutes.class);
    private static final Set<String> PARAMETERS = Set.of("explain", "dryRun", "trial");
    static final List<String> TYPES = List.of("application/x-ndjson", "application/ndjson", "application/jsonl");
    private static final int MAX_BYTES = 64_000_000;
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();
    private static final int AHEAD = 4 * WORKERS;
    private static final long IDLE_MINUTES = 1;
    private static final int BUFFER = 8_192;

    private final BatchLine lines;
    private final Stopping stopping;
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            WORKERS, WORKERS, IDLE_MINUTES, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), BatchRoutes::thread);

    BatchRoutes(IdempotentSubmissions submissions, StoredAnswers answers, Stopping stopping) {
        this.stopping = stopping;
        this.lines = new BatchLine(submissions, answers);
        workers.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "batch");
        thread.setDaemon(true);
        return thread;
    }

    void evaluate(Context ctx) {
        EvaluationOptions options = EvaluationOptions.of(new Query(ctx, PARAMETERS));
        IdempotencyKeys.refuse(ctx);
        InputStream in = Bodies.stream(ctx, TYPES, MAX_BYTES);
        try (BatchBody body = new BatchBody(in, stopping)) {
            answer(ctx, options, body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("the service is stopping"));
        }
    }

    private void answer(Context ctx, EvaluationOptions options, BatchBody body) throws InterruptedException {
        ctx.status(200).contentType(Accept.chosen(ctx));
        Caller caller = Caller.of(ctx);
        Deque<Future<byte[]>> ahead = new ArrayDeque<>();
        try {
            OutputStream out = output(ctx);
            int count = 0;
            BatchBody.Line line = null;
            while (line == null || !line.isEnd() || !ahead.isEmpty()) {
                boolean isFull = ahead.size() >= AHEAD || (line != null && line.isEnd());
                BatchBody.Line next = isFull ? null : body.poll();
                if (next == null && ahead.isEmpty()) {
                    if (count > 0) {
                        out.flush();
                    }
                    next = body.next();
                }
                if (next == null) {
                    write(out, ahead.remove());
                } else if (!next.isEnd()) {
                    BatchBody.Line asked = next;
                    ahead.add(workers.submit(() -> answered(body, asked, options, caller)));
                    count++;
                }
                line = next == null ? line : next;
            }
            end(ctx, out, line.problem(), count);
        } catch (IOException gone) {
            // Sending a line again with its key tells whether it was stored; the client is gone.
            LOG.info("批量评分的接收方断开了 / the client of a batch went away: {}", gone.getMessage());
        } finally {
            ahead.forEach(each -> each.cancel(false));
        }
    }

    private byte[] answered(BatchBody body, BatchBody.Line line, EvaluationOptions options, Caller caller)
            throws IOException {
        return lines.answer(body.text(line), line.number(), options, caller);
    }

    /** What the answers are written to; compressed for who takes that, so that what is flushed can be read. */
    private static OutputStream output(Context ctx) throws IOException {
        OutputStream out = ctx.res().getOutputStream();
        if (!Answers.takesGzip(ctx)) {
            return new BufferedOutputStream(out);
        }
        ctx.header("Content-Encoding", "gzip");
        return new GZIPOutputStream(new BufferedOutputStream(out), BUFFER, true);
    }

    /** Says that the answers are complete or, in place of that, why they are not. */
    private static void end(Context ctx, OutputStream out, @Nullable HttpProblem problem, int count)
            throws IOException {
        if (problem != null && count == 0) {
            // Nothing was answered yet: the whole request is answered by what is wrong.
            ctx.res().setHeader("Content-Encoding", null);
            throw problem;
        }
        JsonNode last = problem == null
                ? JsonNodeFactory.instance.objectNode().put("sealed", true).put("count", count)
                : problem.body();
        out.write(JsonText.bytes(last));
        out.write('\n');
        out.close();
    }

    private static void write(OutputStream out, Future<byte[]> answer) throws IOException, InterruptedException {
        try {
            if (!answer.isDone()) {
                out.flush();
            }
            out.write(answer.get());
            out.write('\n');
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }
}
