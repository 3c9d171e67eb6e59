package plumbline.kit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import plumbline.library.Activator;
import plumbline.store.Store;
import plumbline.store.StoreInUse;

/**
 * The data of a service in which the repository's packs have come into force, which takes a while: done by the first process
 * of a build that asks, and copied by the others.
 */
final class PacksInForce {
    private PacksInForce() {}

    /** A copy in a folder of its own. */
    static Path data() throws IOException, StoreInUse {
        Path copy = Files.createTempDirectory("plumbline");
        String made = System.getProperty("plumbline.packs-in-force");
        if (made == null) {
            return copy;
        }
        Path data = Files.createDirectories(Path.of(made));
        // The lock ends with the channel.
        try (FileChannel mark =
                FileChannel.open(data.resolve("made"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            mark.lock();
            if (mark.size() == 0) {
                try (Store store = Store.open(data)) {
                    Activator.start(Street.RULES, store);
                }
                mark.write(ByteBuffer.wrap(new byte[1]));
            }
        }
        for (Path file : files(data)) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        return copy;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("made")).toList();
        }
    }
}
