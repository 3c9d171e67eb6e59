package plumbline.library;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.policy.CodePointOrder;
import plumbline.policy.Finding;
import plumbline.policy.PackLimits;
import plumbline.policy.Text;

/**
 * The names of a pack's files in a folder.
 *
 * @param files those of the pack
 * @param misnamed what its author takes for files of the pack; it would be passed over without a word
 * @param excess why the files are not to be read; null when they may be
 */
record FolderListing(SortedSet<String> files, SortedSet<String> misnamed, @Nullable Finding excess) {
    static final Pattern OF_THE_PACK =
            Pattern.compile("policy\\.yaml|[^./][^/]{0,100}\\.drl|tests/[^./][^/]{0,100}\\.yaml");

    private static final Pattern MISNAMED =
            Pattern.compile("(?i)(policy\\.ya?ml|[^./][^/]*\\.drl|(?:tests/)?[^./][^/]*\\.ya?ml)(\\.txt)?");

    /**
     * Lists the folder, as far as a pack's may reach.
     *
     * @throws IOException when it cannot be read
     */
    static FolderListing of(Path folder) throws IOException {
        SortedSet<String> names = new TreeSet<>(CodePointOrder.IDS);
        SortedSet<String> misnamed = new TreeSet<>(CodePointOrder.IDS);
        int listed = 0;
        long bytes = 0;
        for (Path directory : List.of(folder, folder.resolve(PackFolder.TESTS))) {
            if (!Files.isDirectory(directory)) {
                continue;
            }
            try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
                for (Path path : paths) {
                    listed++;
                    if (listed > PackLimits.LISTED_FILES) {
                        return new FolderListing(names, misnamed, crowded());
                    }
                    String name = folder.relativize(path).toString().replace('\\', '/');
                    long size = OF_THE_PACK.matcher(name).matches() ? size(path) : -1;
                    if (size >= 0) {
                        names.add(name);
                        bytes += Math.min(size, PackLimits.FILE_BYTES + 1);
                    } else if (MISNAMED.matcher(name).matches()) {
                        misnamed.add(name);
                    }
                }
            }
        }
        return new FolderListing(names, misnamed, excess(names.size(), bytes).orElse(null));
    }

    /** The bytes of a file of the pack; negative where it is none. A link could lead out of the folder. */
    private static long size(Path path) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return file.isRegularFile() ? file.size() : -1;
        } catch (NoSuchFileException gone) {
            return -1;
        }
    }

    /** What is to be said of so many files, or of so many bytes in all of them. */
    static Optional<Finding> excess(int files, long bytes) {
        if (files > PackLimits.FILES) {
            return Optional.of(PackFolder.whole(
                    "too-many-files",
                    ".",
                    new Text(
                            "方案有 " + files + " 个文件，最多 " + PackLimits.FILES + " 个，所以没有读",
                            "The pack has " + files + " files, more than " + PackLimits.FILES
                                    + ", so that none is read"),
                    new Text("把几个文件合成一个，不用的移到别处", "Join some of them, and move away what is not needed")));
        }
        if (bytes > PackLimits.BYTES) {
            return Optional.of(PackFolder.whole(
                    "pack-too-large",
                    ".",
                    new Text(
                            "方案的文件共 " + bytes / 1024 + " KB，最多 " + PackLimits.BYTES / 1024 + " KB，所以没有读",
                            "The pack's files have " + bytes / 1024 + " KB, more than " + PackLimits.BYTES / 1024
                                    + " KB, so that none is read"),
                    new Text("删去不用的用例和规则", "Remove cases and rules that are not needed")));
        }
        return Optional.empty();
    }

    private static Finding crowded() {
        return PackFolder.whole(
                "too-many-files",
                ".",
                new Text(
                        "文件夹里的文件超过 " + PackLimits.LISTED_FILES + " 个，所以没有读",
                        "The folder holds more than " + PackLimits.LISTED_FILES + " files, so that none is read"),
                new Text("不是方案的文件移到别处", "Move away what is not of the pack"));
    }
}
