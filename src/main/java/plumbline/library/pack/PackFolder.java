package plumbline.library.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.policy.read.PolicyReader;
import plumbline.text.CodePointOrder;
import plumbline.text.Finding;
import plumbline.text.Findings;
import plumbline.text.PackLimits;
import plumbline.text.PackRejected;
import plumbline.text.Sha256;

/**
 * The files of one pack as they were read at one moment: {@code policy.yaml}, the rule files, and the cases under
 * {@code tests/}. Nothing else in the folder belongs to the pack. Immutable.
 */
public final class PackFolder {
    /** How a pack's folder, and so its policy, may be called. */
    public static final Pattern POLICY_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** The folder of the cases within a pack. */
    public static final String TESTS = "tests";

    /** The folder of tables that are edited as spreadsheets. */
    static final String TABLES = "tables";

    /** The folder itself, where a finding or a link is of it and not of a file. */
    static final String ITSELF = ".";

    private static final int KILOBYTE = 1024;

    private final String id;
    private final SortedMap<String, byte[]> files;
    private final SortedMap<String, Path> links;
    private final List<Finding> findings;

    PackFolder(String id, SortedMap<String, byte[]> files, SortedMap<String, Path> links, List<Finding> findings) {
        this.id = id;
        this.files = files;
        this.links = links;
        this.findings = List.copyOf(findings);
    }

    /**
     * Reads the folder.
     *
     * @throws IOException when the folder around it cannot be read; what else cannot is found to be wrong with the pack
     */
    public static PackFolder read(Path folder) throws IOException {
        return new FolderReader(folder).read();
    }

    /** The files as they are given, by name. */
    public static PackFolder of(String id, Map<String, byte[]> files) {
        SortedMap<String, byte[]> sorted = new TreeMap<>(CodePointOrder.IDS);
        sorted.putAll(files);
        return new PackFolder(id, sorted, Collections.emptySortedMap(), List.of());
    }

    /** The same with some files changed, added or, where there are no bytes, taken away. */
    public PackFolder with(Map<String, Optional<byte[]>> edits) {
        SortedMap<String, byte[]> edited = new TreeMap<>(files);
        edits.forEach((name, bytes) ->
                bytes.ifPresentOrElse(present -> edited.put(name, present), () -> edited.remove(name)));
        return new PackFolder(id, edited, links, findings);
    }

    /** Whether a file of this name is one of a pack's. */
    public static boolean isOfAPack(String name) {
        return FileName.isOfAPack(name);
    }

    /** The files by name. Not to be changed. */
    public SortedMap<String, byte[]> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    public String id() {
        return id;
    }

    /** SHA-256 over the files' names, lengths and bytes, by name. */
    public String revision() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        files.forEach((name, bytes) -> {
            all.writeBytes((name + '\n' + bytes.length + '\n').getBytes(StandardCharsets.UTF_8));
            all.writeBytes(bytes);
        });
        return Sha256.of(all.toByteArray());
    }

    /**
     * Names the folder as it was read: another one when a file is another, and when something else is wrong with it or
     * nothing is any more. It is the revision where nothing is.
     */
    public String seen() {
        return findings.isEmpty()
                ? revision()
                : Sha256.of((revision() + '\n' + findings).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the folder, or something in it that counts, is a link, so that nobody but its owner can change it as a whole. */
    public boolean isLinked() {
        return !links.isEmpty();
    }

    /** What keeps a file from being written as it is read: it is reached by a link, or cannot be read; null when nothing does. */
    @Nullable
    public Finding obstacle(String name) {
        for (String part : List.of(ITSELF, name.replaceAll("/.*", ""), name)) {
            Path place = links.get(part);
            if (place != null) {
                return Finding.ofFile(part, "linked-file", place);
            }
            for (Finding finding : findings) {
                if (finding.file().equals(part)) {
                    return finding;
                }
            }
        }
        return null;
    }

    /** The files of tables by name, which may be other than text. */
    public Map<String, byte[]> tables() {
        return files.tailMap(TABLES + "/").headMap(TABLES + "0");
    }

    /**
     * The texts of all other files by name, decoded and without byte order marks.
     *
     * @throws PackRejected naming each file that is missing, too large, not in UTF-8, or not read for another reason
     */
    public Map<String, String> texts() throws PackRejected {
        Findings faults = new Findings();
        faults.addAll(findings);
        if (!isWithinLimits()) {
            tooLarge(findings).ifPresent(faults::add);
        }
        SortedMap<String, String> texts = new TreeMap<>(CodePointOrder.IDS);
        if (!POLICY_ID.matcher(id).matches()) {
            faults.add(Finding.ofFile(id, "wrong-folder-name"));
        }
        if (!files.containsKey(PolicyReader.FILE) && obstacle(PolicyReader.FILE) == null) {
            faults.add(Finding.ofFile(PolicyReader.FILE, "missing-file", PolicyReader.FILE));
        }
        files.forEach((name, bytes) -> {
            if (bytes.length > PackLimits.FILE_BYTES) {
                faults.add(Finding.ofFile(name, "file-too-large", PackLimits.FILE_BYTES / KILOBYTE));
                return;
            }
            if (name.startsWith(TABLES + "/")) {
                return;
            }
            try {
                texts.put(name, FileText.decoded(name, bytes));
            } catch (PackRejected another) {
                faults.addAll(another);
            }
        });
        faults.throwIfAny();
        return texts;
    }

    /** That the folder holds too much, unless it was found already. */
    static Optional<Finding> tooLarge(List<Finding> found) {
        return found.stream().anyMatch(each -> each.code().equals("pack-too-large"))
                ? Optional.empty()
                : Optional.of(Finding.ofFile(
                        ITSELF, "pack-too-large", PackLimits.FILES, PackLimits.BYTES / (KILOBYTE * KILOBYTE)));
    }

    /** Edits can make a pack larger than the folder was that they were made to. */
    private boolean isWithinLimits() {
        long bytes = files.values().stream().mapToLong(file -> file.length).sum();
        return files.size() <= PackLimits.FILES && bytes <= PackLimits.BYTES;
    }
}
