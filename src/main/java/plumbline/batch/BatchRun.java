package plumbline.batch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumbline.text.JsonText;

/**
 * Answers every line of a file into another, in the same order, with several threads and in memory that does not grow with
 * the file. A run that ended before its end goes on where it was when it is run again; the output appears when it is
 * complete. Used by one thread, once.
 */
public final class BatchRun {
    private static final long CHECKPOINT_NANOS = 2_000_000_000L;

    /**
     * How far the run has come.
     *
     * @param tally of all lines so far, those of an earlier run among them
     * @param before lines of an earlier run
     * @param nanos since this run began
     * @param share of the input that is answered, above 0 and at most 1
     */
    public record Progress(Tally tally, long before, long nanos, double share) {}

    private final Path input;
    private final Path output;
    private final Path part;
    private final Path progress;
    private final Path summary;
    private final ObjectNode of;
    private final long from = System.nanoTime();

    /**
     * @param output whose folder must be there; beside it stand what is made while the run lasts ({@code .part}, {@code
     *     .progress}) and then what came of it ({@code .summary.json})
     * @param how all that decides what the answers are, besides the input
     */
    public BatchRun(Path input, Path output, ObjectNode how) throws IOException {
        this.input = input;
        this.output = output;
        this.part = beside(".part");
        this.progress = beside(".progress");
        this.summary = beside(".summary.json");
        ObjectNode of = JsonNodeFactory.instance
                .objectNode()
                .put("input", input.getFileName().toString())
                .put("size", Files.size(input))
                .put("modified", Files.getLastModifiedTime(input).toMillis())
                .setAll(how);
        // As it is read again: a number is equal to itself only in the same type.
        this.of = (ObjectNode) JsonText.read(JsonText.bytes(of));
    }

    private Path beside(String end) {
        return output.resolveSibling(output.getFileName() + end);
    }

    /** Where what came of the run is written: the revisions, the number of lines, the faults by code, the hash. */
    public Path summary() {
        return summary;
    }

    /**
     * Runs to the end, unless an earlier run came there.
     *
     * @param function thread-safe; an answer without bytes is not written
     * @param threads that evaluate
     * @param watch told from time to time how far it has come
     * @return what came of all lines
     * @throws RunRefused when the output is there already, or the output or an earlier run is of something else
     */
    public Tally run(Function<byte[], Answer> function, int threads, Consumer<Progress> watch) throws IOException {
        Checkpoint start = Checkpoint.read(progress);
        if (start == null) {
            Tally complete = complete();
            if (complete != null) {
                return complete;
            }
            start = Checkpoint.start(of);
        }
        if (!start.of().equals(of)) {
            throw new RunRefused(
                    progress + " 是另一次运行留下的（输入、规则或选项不同）；改回原样可以接着做，删去它和 " + part + " 则重新开始",
                    progress
                            + " was left by another run, of other input, rules or options; go back to those to finish it, or"
                            + " remove it and " + part + " to begin anew");
        }
        Checkpoint end = start.isEnd() ? start : evaluated(start, function, threads, watch);
        if (Files.exists(part)) {
            Files.move(part, output, StandardCopyOption.ATOMIC_MOVE);
        }
        Path aside = beside(".summary.tmp");
        Files.writeString(aside, JsonText.pretty(end.tally().json().set("run", of)));
        Files.move(aside, summary, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(progress);
        return end.tally();
    }

    /** What came of the same run earlier; null when there is no output. */
    private @Nullable Tally complete() throws IOException {
        if (!Files.exists(output)) {
            return null;
        }
        if (Files.exists(summary)) {
            var json = JsonText.read(Files.readAllBytes(summary));
            if (json.path("run").equals(of)) {
                return Tally.of(json);
            }
        }
        throw new RunRefused(
                output + " 已经有了，不是这次运行的结果；删去它，或换一个名字",
                output + " is there already and is not what this run would make; remove it, or choose another name");
    }

    private Checkpoint evaluated(
            Checkpoint start, Function<byte[], Answer> function, int threads, Consumer<Progress> watch)
            throws IOException {
        try (FileChannel channel = FileChannel.open(input);
                InputStream in = opened(channel, start.consumed());
                AnswerFile out = new AnswerFile(part, Compression.of(output), start.written());
                Workers workers = new Workers(function, threads)) {
            LineReader reader = new LineReader(in, start.number());
            Tally tally = start.tally();
            long before = tally.lines();
            Chunk last = null;
            long noted = from - CHECKPOINT_NANOS;
            for (Chunk.Answers answers = workers.next(reader); answers != null; answers = workers.next(reader)) {
                out.write(answers.bytes());
                tally.add(answers.tally());
                last = answers.chunk();
                long now = System.nanoTime();
                if (now - noted >= CHECKPOINT_NANOS) {
                    checkpoint(last, out, tally, false);
                    noted = now;
                    double share = (double) last.consumed() / reader.consumed() * channel.position() / channel.size();
                    watch.accept(new Progress(tally, before, now - from, share));
                }
            }
            return checkpoint(last, out, tally, true);
        }
    }

    private Checkpoint checkpoint(@Nullable Chunk last, AnswerFile out, Tally tally, boolean isEnd) throws IOException {
        long written = out.endPart();
        Checkpoint checkpoint = new Checkpoint(
                of, last == null ? 0 : last.consumed(), last == null ? 0 : last.number(), written, tally, isEnd);
        checkpoint.keep(progress);
        return checkpoint;
    }

    /** The input from there on. */
    private InputStream opened(FileChannel channel, long consumed) throws IOException {
        Compression compression = Compression.of(input);
        if (compression == Compression.NONE) {
            channel.position(consumed);
            return Channels.newInputStream(channel);
        }
        InputStream in = compression.read(Channels.newInputStream(channel));
        in.skipNBytes(consumed);
        return in;
    }
}
