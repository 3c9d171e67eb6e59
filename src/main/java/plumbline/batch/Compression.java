package plumbline.batch;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How a file of lines is compressed, as the end of its name says. What follows a compressed part may be another one. */
public enum Compression {
    NONE,
    GZIP,
    ZSTD;

    private static final int BUFFER = 1 << 16;

    /** That of a file of this name. */
    public static Compression of(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".gz") ? GZIP : name.endsWith(".zst") ? ZSTD : NONE;
    }

    /** What was compressed. */
    public InputStream read(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(in, BUFFER);
            case ZSTD -> new ZstdInputStream(in);
        };
    }

    /** Compresses what is written; what is closed is a part that can be read by itself. */
    public OutputStream write(OutputStream out) throws IOException {
        return switch (this) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out, BUFFER);
            case ZSTD -> new ZstdOutputStream(out);
        };
    }
}
