package plumbline.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import plumbline.text.JsonText;

/**
 * How far a run has come: all before is in the output and on disk.
 *
 * @param of what the run is of, so that no other goes on with it
 * @param consumed bytes of the input, as they are when it is not compressed
 * @param number of lines of the input, with blank ones
 * @param written bytes of the output, compressed as they are
 * @param isEnd whether that is all
 */
record Checkpoint(JsonNode of, long consumed, long number, long written, Tally tally, boolean isEnd) {
    static Checkpoint start(JsonNode of) {
        return new Checkpoint(of, 0, 0, 0, new Tally(), false);
    }

    /** The one that was kept there; null when there is none. */
    static @Nullable Checkpoint read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        JsonNode json = JsonText.read(Files.readAllBytes(file));
        return new Checkpoint(
                json.path("of"),
                json.path("consumed").asLong(),
                json.path("number").asLong(),
                json.path("written").asLong(),
                Tally.of(json.path("tally")),
                json.path("isEnd").asBoolean());
    }

    /** Keeps it in place of an earlier one: a machine that stops leaves the one or the other. */
    void keep(Path file) throws IOException {
        JsonNode json = JsonNodeFactory.instance
                .objectNode()
                .put("consumed", consumed)
                .put("number", number)
                .put("written", written)
                .put("isEnd", isEnd)
                .<ObjectNode>set("of", of)
                .set("tally", tally.json());
        Path aside = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(JsonText.bytes(json));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
