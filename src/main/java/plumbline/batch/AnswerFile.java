package plumbline.batch;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The output of a run while it is made: compressed in parts that can be read one by one, so that it can be cut off behind
 * any of them. Used by one thread.
 */
final class AnswerFile implements AutoCloseable {
    private final Compression compression;
    private final RandomAccessFile file;
    private final FileChannel channel;
    private @Nullable OutputStream part;

    /**
     * Opens it for this run alone.
     *
     * @param length of what is there already and stays
     * @throws RunRefused when another run writes it, or less is there
     */
    AnswerFile(Path path, Compression compression, long length) throws IOException {
        this.compression = compression;
        this.file = new RandomAccessFile(path.toFile(), "rw");
        this.channel = file.getChannel();
        try {
            begin(path, length);
        } catch (IOException | RuntimeException refused) {
            file.close();
            throw refused;
        }
    }

    private void begin(Path path, long length) throws IOException {
        if (channel.tryLock() == null) {
            throw new RunRefused("另一个批量评分正在写 " + path, "another batch is writing " + path);
        }
        if (channel.size() < length) {
            throw new RunRefused(
                    path + " 比记下的进度短，接不下去；删去它和进度文件，重新开始",
                    path
                            + " is shorter than the progress that was noted; remove it and the file of its progress to begin anew");
        }
        channel.truncate(length);
        channel.position(length);
    }

    /** Each part is closed, the file is not. */
    private OutputStream sink() {
        return new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() {}
        };
    }

    void write(ByteArrayOutputStream lines) throws IOException {
        lines.writeTo(started());
    }

    /** A part begins with its first bytes, for some would write a head. */
    private OutputStream started() throws IOException {
        OutputStream open = part == null ? compression.write(sink()) : part;
        part = open;
        return open;
    }

    /** Ends a part. What was written is on disk; how long the file is now. */
    long endPart() throws IOException {
        if (part != null || channel.position() == 0) {
            started().close();
            part = null;
        }
        channel.force(false);
        return channel.position();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
