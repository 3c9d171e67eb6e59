package plumbline.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.library.pack.PackFolder;
import plumbline.library.revision.Edits;
import plumbline.library.revision.PendingFile;
import plumbline.library.revision.Revisions;

/**
 * The folder of one policy, read and written so that a file is always whole. The store knows what is still to be written
 * before anything moves, so that a service that ends in the middle continues at its next start. Not thread-safe.
 */
final class PolicyFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyFolder.class);

    /** Files that are being written: hidden, and not the pack's. */
    private static final String UNFINISHED = ".plumbline-";

    private final String policy;
    private final RulesFolder rules;
    private final Path path;
    private final Path tests;
    private final Revisions revisions;

    PolicyFolder(String policy, RulesFolder rules, Revisions revisions) {
        this.policy = policy;
        this.rules = rules;
        this.path = rules.path().resolve(policy);
        this.tests = path.resolve(PackFolder.TESTS);
        this.revisions = revisions;
    }

    /** The files as they are; null when there is no folder. */
    @Nullable
    PackFolder read() throws IOException {
        return rules.read(policy);
    }

    /** Writes what is in force but did not reach the folder; a file that somebody has edited since stays as it is. */
    void finish() throws IOException {
        List<PendingFile> pending = revisions.pending(policy);
        if (pending.isEmpty()) {
            return;
        }
        List<PendingFile> missing = new ArrayList<>();
        for (PendingFile file : pending) {
            if (holds(file.name(), file.before())) {
                missing.add(file);
            }
        }
        try (Staged staged = stage(missing)) {
            staged.move();
        }
        tidy();
        revisions.done(policy);
    }

    private boolean holds(String name, Optional<byte[]> bytes) throws IOException {
        Path file = path.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return bytes.isEmpty();
        }
        return bytes.isPresent() && Arrays.equals(Files.readAllBytes(file), bytes.get());
    }

    /** Puts files that are in force by now in place; if that fails, {@link #finish} tries again. */
    void place(Staged staged) {
        try {
            staged.move();
            revisions.done(policy);
        } catch (IOException failure) {
            LOG.error("方案 {} 已启用，文件还没有写进文件夹 / in force, but not yet in the folder", policy, failure);
        }
    }

    /**
     * Makes the folder hold what another service put into force.
     *
     * @param now what it holds; null when there is no folder
     * @param revision null when the policy was taken away
     */
    void follow(@Nullable PackFolder now, @Nullable String revision) throws IOException {
        PackFolder none = PackFolder.of(policy, new TreeMap<>());
        PackFolder before = now == null ? none : now;
        PackFolder after = revision == null ? none : Objects.requireNonNull(revisions.files(policy, revision));
        List<PendingFile> pending = Edits.from(before, after).pending(before);
        try (Staged staged = stage(pending)) {
            revisions.note(policy, pending);
            staged.move();
            revisions.done(policy);
        }
        if (revision == null) {
            removeEmpty();
        }
    }

    /** Files that are ready to take their places, each in one step. */
    final class Staged implements AutoCloseable {
        private final Map<String, Optional<Path>> unfinished = new LinkedHashMap<>();

        private Staged() {}

        /** Puts the files in place, durably. */
        private void move() throws IOException {
            for (Map.Entry<String, Optional<Path>> file : unfinished.entrySet()) {
                Path target = path.resolve(file.getKey());
                if (file.getValue().isPresent()) {
                    Files.move(
                            file.getValue().get(),
                            target,
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                } else {
                    Files.deleteIfExists(target);
                }
            }
            sync(path);
            if (Files.isDirectory(tests)) {
                sync(tests);
            }
        }

        @Override
        public void close() {
            try {
                for (Optional<Path> file : unfinished.values()) {
                    if (file.isPresent()) {
                        Files.deleteIfExists(file.get());
                    }
                }
            } catch (IOException left) {
                throw new UncheckedIOException(left);
            }
        }
    }

    /**
     * Writes the new files beside their places, durably.
     *
     * @throws IOException when one cannot be written; then nothing has changed
     */
    Staged stage(List<PendingFile> files) throws IOException {
        Staged staged = new Staged();
        try {
            for (PendingFile file : files) {
                Optional<Path> written = Optional.empty();
                if (file.after().isPresent()) {
                    Path directory =
                            Objects.requireNonNull(path.resolve(file.name()).getParent());
                    Files.createDirectories(directory);
                    written = Optional.of(write(directory, file.after().get()));
                }
                staged.unfinished.put(file.name(), written);
            }
            return staged;
        } catch (IOException failure) {
            staged.close();
            throw failure;
        }
    }

    private static Path write(Path directory, byte[] bytes) throws IOException {
        Path unfinished = directory.resolve(UNFINISHED + UUID.randomUUID() + ".tmp");
        try (FileChannel channel =
                FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
            return unfinished;
        } catch (IOException failure) {
            Files.deleteIfExists(unfinished);
            throw failure;
        }
    }

    /** A name in a directory is durable only when the directory is. */
    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Removes a folder without files; what else is in it stays. */
    private void removeEmpty() throws IOException {
        for (Path directory : List.of(tests, path)) {
            if (Files.isDirectory(directory)) {
                try {
                    Files.delete(directory);
                } catch (DirectoryNotEmptyException others) {
                    return;
                }
            }
        }
    }

    /** Removes what a service that was killed left unfinished. */
    void tidy() throws IOException {
        for (Path directory : List.of(path, tests)) {
            if (Files.isDirectory(directory) && Files.isWritable(directory)) {
                try (Stream<Path> files = Files.list(directory)) {
                    for (Path file : files.filter(
                                    each -> each.getFileName().toString().startsWith(UNFINISHED))
                            .toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }
}
