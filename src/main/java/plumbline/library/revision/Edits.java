package plumbline.library.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import plumbline.library.pack.PackFolder;
import plumbline.text.Finding;

/**
 * Files that change together: by name, their new bytes, or nothing for one that goes. Immutable.
 *
 * @param files each named as a file of a pack is
 */
public record Edits(SortedMap<String, Optional<byte[]>> files) {
    public Edits {
        files = new TreeMap<>(files);
    }

    /** What makes the one set of files of the other. */
    public static Edits from(PackFolder before, PackFolder after) {
        SortedMap<String, Optional<byte[]>> files = new TreeMap<>();
        before.files().keySet().forEach(name -> files.put(name, Optional.empty()));
        after.files().forEach((name, bytes) -> files.put(name, Optional.of(bytes)));
        return new Edits(files);
    }

    /** What keeps the files that become others from being written: each that is a link, or was not read. */
    public List<Finding> obstacles(PackFolder before) {
        return pending(before).stream()
                .map(file -> before.obstacle(file.name()))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    /** Each file that becomes another, with what it was. */
    public List<PendingFile> pending(PackFolder before) {
        List<PendingFile> pending = new ArrayList<>();
        for (Map.Entry<String, Optional<byte[]>> file : files.entrySet()) {
            Optional<byte[]> old = Optional.ofNullable(before.files().get(file.getKey()));
            if (!same(old, file.getValue())) {
                pending.add(new PendingFile(file.getKey(), old, file.getValue()));
            }
        }
        return pending;
    }

    private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
        return one.isPresent() == other.isPresent() && java.util.Arrays.equals(one.orElse(null), other.orElse(null));
    }
}
