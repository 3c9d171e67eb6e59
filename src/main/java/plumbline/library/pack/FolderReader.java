package plumbline.library.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.text.CodePointOrder;
import plumbline.text.Finding;
import plumbline.text.PackLimits;

/**
 * Reads a pack's folder once. Links are followed as long as they stay within the folder of all packs; whatever keeps a
 * file from being read becomes a finding. Used by one thread.
 */
final class FolderReader {
    /** How deep a folder that is not the pack's is searched, for files that were meant to be. */
    private static final int DEPTH = 3;

    private static final int MOST_MISNAMED = 40;
    private static final int SNIFFED_BYTES = 8 * 1024;

    /** How a file of rules, a policy.yaml and a file of cases begin, whatever they are called. */
    private static final Pattern CONTENT =
            Pattern.compile("(?m)^\\s*(?:rule\\s*[\"“”「]|agenda-group\\s|policy:\\s|cases:\\s)");

    private final Path bounds;
    private final Path folder;
    private final SortedMap<String, byte[]> files = new TreeMap<>(CodePointOrder.IDS);
    private final SortedMap<String, Path> links = new TreeMap<>(CodePointOrder.IDS);
    private final List<Finding> findings = new ArrayList<>();
    private int entries;
    private long bytes;
    private int misnamed;

    /** @throws IOException when the folder of all packs cannot be read */
    FolderReader(Path folder) throws IOException {
        this.folder = folder;
        this.bounds = folder.toAbsolutePath().resolveSibling(".").toRealPath();
    }

    PackFolder read() {
        Path place = place(folder, PackFolder.ITSELF);
        if (place != null) {
            list(place, "");
        }
        findings.sort(Finding.BY_PLACE);
        return new PackFolder(folder.getFileName().toString(), files, links, findings);
    }

    private void list(Path directory, String prefix) {
        try (Stream<Path> paths = Files.list(directory)) {
            for (Iterator<Path> each = paths.iterator(); each.hasNext() && isWithinLimits(); ) {
                look(each.next(), prefix);
            }
        } catch (IOException | java.io.UncheckedIOException failure) {
            unreadable(prefix.isEmpty() ? PackFolder.ITSELF : prefix.substring(0, prefix.length() - 1), failure);
        }
    }

    private boolean isWithinLimits() {
        if (++entries <= PackLimits.FILES && bytes <= PackLimits.BYTES) {
            return true;
        }
        PackFolder.tooLarge(findings).ifPresent(findings::add);
        return false;
    }

    private void look(Path path, String prefix) throws IOException {
        String last = path.getFileName().toString();
        String name = prefix + last;
        if (FileName.isLeftByPrograms(last)) {
            return;
        }
        if (FileName.isOfAPack(name)) {
            take(path, name);
        } else if (name.equals(PackFolder.TESTS) || name.equals(PackFolder.TABLES)) {
            Path place = place(path, name);
            if (place != null && Files.isDirectory(place)) {
                list(place, name + "/");
            } else if (place != null) {
                findings.add(Finding.ofFile(name, "not-a-folder", name));
            }
        } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            nested(path, name);
        } else if (FileName.isMeant(last) || holdsRules(path, last)) {
            misnamed(name);
        }
    }

    private void take(Path path, String name) {
        Path place = place(path, name);
        if (place == null) {
            return;
        }
        // Reading from a pipe or a device could wait for ever.
        if (!Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
            findings.add(Finding.ofFile(name, "not-a-file"));
            return;
        }
        // One byte more than allowed is enough to see that there are too many.
        try (var input = Files.newInputStream(place, LinkOption.NOFOLLOW_LINKS)) {
            byte[] read = input.readNBytes(PackLimits.FILE_BYTES + 1);
            bytes += read.length;
            files.put(name, read);
        } catch (NoSuchFileException goneMeanwhile) {
            links.remove(name);
        } catch (IOException failure) {
            unreadable(name, failure);
        }
    }

    /** Where it really is; null when that is nowhere, or nowhere that is read. */
    private @Nullable Path place(Path path, String name) {
        boolean isLink = Files.isSymbolicLink(path);
        try {
            Path place = path.toRealPath();
            if (!place.startsWith(bounds)) {
                findings.add(Finding.ofFile(name, "link-leads-out", place));
                return null;
            }
            if (isLink) {
                links.put(name, place);
            }
            return place;
        } catch (AccessDeniedException denied) {
            unreadable(name, denied);
        } catch (FileSystemException nowhere) {
            if (isLink) {
                findings.add(Finding.ofFile(name, "broken-link", target(path)));
            }
        } catch (IOException failure) {
            unreadable(name, failure);
        }
        return null;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException goneMeanwhile) {
            return "?";
        }
    }

    private void unreadable(String name, Exception failure) {
        findings.add(
                failure instanceof AccessDeniedException
                        ? Finding.ofFile(name, "unreadable-file.denied")
                        : Finding.ofFile(name, "unreadable-file", String.valueOf(failure.getMessage())));
    }

    private void misnamed(String name) {
        if (++misnamed <= MOST_MISNAMED) {
            findings.add(Finding.ofFile(name, "misnamed-file"));
        }
    }

    /** A folder that is not the pack's: the first file in it that was meant to be is named. */
    private void nested(Path directory, String name) {
        try (Stream<Path> paths = Files.walk(directory, DEPTH)) {
            paths.limit(PackLimits.FILES)
                    .filter(path -> !Files.isDirectory(path))
                    .map(path -> directory.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> Stream.of(path.split("/")).noneMatch(FileName::isLeftByPrograms))
                    .filter(path -> FileName.isMeant(path.substring(path.lastIndexOf('/') + 1)))
                    .min(CodePointOrder.IDS)
                    .ifPresent(path -> misnamed(name + "/" + path));
        } catch (IOException | java.io.UncheckedIOException failure) {
            unreadable(name, failure);
        }
    }

    private static boolean holdsRules(Path path, String last) throws IOException {
        if (FileName.isDocument(last)
                || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                || !Files.isReadable(path)) {
            return false;
        }
        try (var input = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            return CONTENT.matcher(new String(input.readNBytes(SNIFFED_BYTES), StandardCharsets.UTF_8))
                    .find();
        } catch (NoSuchFileException goneMeanwhile) {
            return false;
        }
    }
}
