package plumbline.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plumbline.batch.LineReader;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.exchange.Stopping;
import plumbline.text.Text;

/**
 * The lines of a batch, which are taken as fast as they come, into a file: a client that reads no answer before it has sent
 * everything would otherwise wait for ever. Read by one thread.
 */
final class BatchBody implements AutoCloseable {
    /** More lines are more answers than one request is worth. */
    private static final int MAX_LINES = 50_000;

    /**
     * A line that is in the file, or the end.
     *
     * @param number of the line, from 1, blank ones counted; 0 at the end
     * @param length in bytes, of which no more are kept than show that it is too long
     * @param problem why the body ended before its end; null when it did not
     */
    record Line(long number, long from, int length, @Nullable HttpProblem problem) {
        static Line end(@Nullable HttpProblem problem) {
            return new Line(0, 0, 0, problem);
        }

        boolean isEnd() {
            return number == 0;
        }
    }

    private static final long LOOK_MILLIS = 200;

    private final InputStream in;
    private final Stopping stopping;
    private final Path path;
    private final OutputStream out;
    private final RandomAccessFile file;
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::take, "batch-body");

    /**
     * Begins to take the body.
     *
     * @param in whose problems end the lines
     * @param stopping which ends them too
     */
    BatchBody(InputStream in, Stopping stopping) throws IOException {
        this.in = in;
        this.stopping = stopping;
        this.path = Files.createTempFile("plumbline-batch", ".ndjson");
        this.out = new BufferedOutputStream(Files.newOutputStream(path));
        this.file = new RandomAccessFile(path.toFile(), "r");
        thread.setDaemon(true);
        thread.start();
    }

    /** The next line that is there already; null when there is none. */
    @Nullable
    Line poll() {
        return stopping.isOver() ? stopped() : lines.poll();
    }

    /** The next line. */
    Line next() throws InterruptedException {
        Line next = poll();
        while (next == null) {
            next = stopping.isOver() ? stopped() : lines.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
        return next;
    }

    private static Line stopped() {
        return Line.end(Stopping.problem());
    }

    /** The line's text. May be called by any thread. */
    byte[] text(Line line) throws IOException {
        byte[] text = new byte[line.length()];
        synchronized (file) {
            file.seek(line.from());
            file.readFully(text);
        }
        return text;
    }

    private void take() {
        try {
            takeAll();
            lines.add(Line.end(null));
        } catch (HttpProblem problem) {
            lines.add(Line.end(problem));
        } catch (IOException failure) {
            lines.add(Line.end(HttpProblem.of(
                    503,
                    "no-room",
                    new Text("没有地方暂存这一批请求，请稍后重试", "There is no room to hold this batch; try again later"))));
        }
    }

    private void takeAll() throws IOException {
        LineReader reader = new LineReader(in, 0);
        long from = 0;
        int given = 0;
        for (LineReader.Numbered line = reader.next(); line != null; line = reader.next()) {
            if (++given > MAX_LINES) {
                throw tooMany();
            }
            out.write(line.bytes());
            out.flush();
            lines.add(new Line(line.number(), from, line.bytes().length, null));
            from += line.bytes().length;
        }
    }

    private static HttpProblem tooMany() {
        return HttpProblem.of(
                413,
                "too-many-lines",
                new Text(
                        "一批最多 " + MAX_LINES + " 行，其余的没有评分；请分批发送",
                        "A batch has at most " + MAX_LINES
                                + " lines, and those after them were not evaluated; send several batches"));
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        file.close();
        out.close();
        Files.delete(path);
    }
}
