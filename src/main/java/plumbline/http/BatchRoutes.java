package plumbline.http;

import io.javalin.http.Context;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.http.exchange.Accept;
import plumbline.http.exchange.Bodies;
import plumbline.http.exchange.HttpProblem;
import plumbline.intake.Limits;
import plumbline.text.Text;

/**
 * {@code POST /api/evaluations:batch}: a request in each line (NDJSON), and in the same order in each line what that
 * request alone would have been answered with. All is taken before the first answer is sent, for a client that reads
 * nothing until it has sent everything would wait for ever. The last line says that the answers are complete.
 */
final class BatchRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRoutes.class);
    private static final Set<String> PARAMETERS = Set.of("explain", "dryRun", "trial");
    static final List<String> TYPES = List.of("application/x-ndjson", "application/ndjson", "application/jsonl");
    /** More lines are more answers than one request is worth. */
    private static final int MAX_LINES = 50_000;

    private static final int MAX_BYTES = 64_000_000;
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();
    private static final int AHEAD = 4 * WORKERS;
    private static final long IDLE_MINUTES = 1;

    private final BatchLine lines;
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            WORKERS, WORKERS, IDLE_MINUTES, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), BatchRoutes::thread);

    BatchRoutes(IdempotentSubmissions submissions, StoredAnswers answers) {
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
        try {
            Path taken = Files.createTempFile("plumbline-batch", ".ndjson");
            try {
                Bodies.copy(ctx, Set.copyOf(TYPES), MAX_BYTES, taken);
                checkLines(taken);
                answer(ctx, options, taken);
            } finally {
                Files.delete(taken);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void checkLines(Path taken) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(taken))) {
            int lines = 0;
            while (next(in) != null) {
                lines++;
                if (lines > MAX_LINES) {
                    throw HttpProblem.of(
                            413,
                            "too-large",
                            new Text(
                                    "一批最多 " + MAX_LINES + " 行，请分批发送",
                                    "A batch has at most " + MAX_LINES + " lines; send several"));
                }
            }
        }
    }

    private void answer(Context ctx, EvaluationOptions options, Path taken) throws IOException {
        ctx.status(200).contentType(Accept.chosen(ctx));
        Deque<Future<byte[]>> ahead = new ArrayDeque<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(taken))) {
            OutputStream out = new BufferedOutputStream(ctx.outputStream());
            int count = 0;
            for (byte[] line = next(in); line != null; line = next(in)) {
                byte[] asked = line;
                int number = ++count;
                ahead.add(workers.submit(() -> lines.answer(asked, number, options)));
                if (ahead.size() > AHEAD) {
                    write(out, ahead.remove());
                }
            }
            while (!ahead.isEmpty()) {
                write(out, ahead.remove());
            }
            out.write(("{\"sealed\":true,\"count\":" + count + "}\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException gone) {
            // Sending a line again with its key tells whether it was stored; the client is gone.
            LOG.info("批量评分的接收方断开了 / the client of a batch went away: {}", gone.getMessage());
        } finally {
            ahead.forEach(each -> each.cancel(false));
        }
    }

    private static void write(OutputStream out, Future<byte[]> answer) throws IOException {
        try {
            out.write(answer.get());
            out.write('\n');
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("the service is stopping", interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    /** The next line that is not blank, cut once it is clearly too long; null at the end. */
    private static byte @Nullable [] next(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0) {
            if (next == '\n') {
                if (!isBlank(line)) {
                    return line.toByteArray();
                }
                line.reset();
            } else if (line.size() <= Limits.MAX_BYTES) {
                line.write(next);
            }
            next = in.read();
        }
        return isBlank(line) ? null : line.toByteArray();
    }

    private static boolean isBlank(ByteArrayOutputStream line) {
        return line.size() < 2 && line.toString(StandardCharsets.UTF_8).isBlank();
    }
}
