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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.library.pack.FileName;
import plumbline.library.pack.FolderFindings;
import plumbline.library.pack.PackFolder;
import plumbline.policy.read.PolicyReader;
import plumbline.text.CodePointOrder;
import plumbline.text.Finding;

/** The folder with a folder for each pack, read and written so that a file is always whole. Thread-safe. */
public final class RulesFolder {
    /** Files that are being written: hidden, and none of a pack's. */
    private static final String UNFINISHED = ".plumbline-";

    private final Path path;

    public RulesFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /**
     * The names of the packs' folders: of all folders, and of links to folders or to nowhere, but for those that
     * programs leave.
     *
     * @throws IOException when the folder cannot be read
     */
    public List<String> names() throws IOException {
        return names(RulesFolder::isPack);
    }

    /**
     * What was meant for a pack and lies beside the packs.
     *
     * @throws IOException when the folder cannot be read
     */
    public List<Finding> findings() throws IOException {
        return names(file -> !Files.isDirectory(file)
                        && isOfSomePack(file.getFileName().toString()))
                .stream()
                .map(FolderFindings::misplaced)
                .toList();
    }

    private List<String> names(Predicate<Path> options) throws IOException {
        try (Stream<Path> paths = Files.list(path)) {
            return paths.filter(options)
                    .map(each -> each.getFileName().toString())
                    .filter(name -> !FileName.isLeftByPrograms(name))
                    .sorted(CodePointOrder.IDS)
                    .toList();
        }
    }

    private static boolean isPack(Path path) {
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            return PackFolder.POLICY_ID.matcher(path.getFileName().toString()).matches();
        }
        return Files.isDirectory(path);
    }

    /** Other files of YAML may well be none of a pack's: of a program that deploys the packs, say. */
    private static boolean isOfSomePack(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".drl") || lower.equals(PolicyReader.FILE);
    }

    /** The pack's files as they are; null when it has no folder. */
    public @Nullable PackFolder read(String policy) throws IOException {
        Path folder = path.resolve(policy);
        return isPack(folder) ? PackFolder.read(folder) : null;
    }

    /**
     * The packs by name, some or all.
     *
     * @param only the names; all when empty
     * @throws IOException when the folder cannot be read
     */
    public List<PackFolder> read(Collection<String> only) throws IOException {
        List<PackFolder> packs = new ArrayList<>();
        for (String name : names()) {
            PackFolder pack = only.isEmpty() || only.contains(name) ? read(name) : null;
            if (pack != null) {
                packs.add(pack);
            }
        }
        return packs;
    }

    /** Files that are ready to take their places, each in one step. */
    static final class Staged implements AutoCloseable {
        private final Path folder;
        private final Map<String, Optional<Path>> unfinished = new LinkedHashMap<>();

        private Staged(Path folder) {
            this.folder = folder;
        }

        /** Puts the files in place, which is on disk when it returns. */
        void move() throws IOException {
            for (Map.Entry<String, Optional<Path>> file : unfinished.entrySet()) {
                Path target = folder.resolve(file.getKey());
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
            sync(folder);
            if (Files.isDirectory(folder.resolve(PackFolder.TESTS))) {
                sync(folder.resolve(PackFolder.TESTS));
            }
        }

        @Override
        public void close() {
            for (Optional<Path> file : unfinished.values()) {
                file.ifPresent(path -> {
                    try {
                        Files.deleteIfExists(path);
                    } catch (IOException left) {
                        throw new UncheckedIOException(left);
                    }
                });
            }
        }
    }

    /**
     * Writes the files beside their places, durably.
     *
     * @param files by name; nothing for one that goes
     * @throws IOException when one cannot be written; then nothing has changed
     */
    Staged stage(String policy, Map<String, Optional<byte[]>> files) throws IOException {
        Path folder = path.resolve(policy);
        Staged staged = new Staged(folder);
        try {
            for (Map.Entry<String, Optional<byte[]>> file : files.entrySet()) {
                Optional<Path> written = Optional.empty();
                if (file.getValue().isPresent()) {
                    Path directory =
                            Objects.requireNonNull(folder.resolve(file.getKey()).getParent());
                    Files.createDirectories(directory);
                    written = Optional.of(write(directory, file.getValue().get()));
                }
                staged.unfinished.put(file.getKey(), written);
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

    /** Whether the file of the pack is what it is said to be. */
    boolean holds(String policy, String name, Optional<byte[]> bytes) throws IOException {
        Path file = path.resolve(policy).resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return bytes.isEmpty();
        }
        return bytes.isPresent() && Arrays.equals(Files.readAllBytes(file), bytes.get());
    }

    /** Takes away the folder of a pack that has no files any more; what else lies there stays. */
    void removeEmpty(String policy) throws IOException {
        for (Path directory : List.of(path.resolve(policy).resolve(PackFolder.TESTS), path.resolve(policy))) {
            if (Files.isDirectory(directory)) {
                try {
                    Files.delete(directory);
                } catch (DirectoryNotEmptyException others) {
                    return;
                }
            }
        }
    }

    /** Takes away what a service that was killed left unfinished. */
    void tidy(String policy) throws IOException {
        for (Path directory : List.of(path.resolve(policy), path.resolve(policy).resolve(PackFolder.TESTS))) {
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
