package plumbline.library;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.policy.CodePointOrder;
import plumbline.policy.Finding;
import plumbline.policy.Findings;
import plumbline.policy.PackLimits;
import plumbline.policy.PackRejected;
import plumbline.policy.PolicyReader;
import plumbline.policy.Sha256;
import plumbline.policy.Text;

/**
 * The files of one pack as they were read at one moment: {@code policy.yaml}, the rule files, and the cases under
 * {@code tests/}. Anything else in the folder is none of the pack's. Immutable.
 */
public final class PackFolder {
    /** How a pack's folder, and so its policy, may be called. */
    static final Pattern POLICY_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** The folder of the cases within a pack. */
    static final String TESTS = "tests";

    private final String id;
    private final SortedMap<String, byte[]> files;
    private final SortedSet<String> misnamed;

    /** Why the folder was not read; null when it was. */
    private final @Nullable Finding excess;

    private PackFolder(
            String id, SortedMap<String, byte[]> files, SortedSet<String> misnamed, @Nullable Finding excess) {
        this.id = id;
        this.files = files;
        this.misnamed = misnamed;
        this.excess = excess;
    }

    /**
     * Reads the folder; one that holds more than a pack may is listed and not read.
     *
     * @throws IOException when it cannot be read
     */
    public static PackFolder read(Path folder) throws IOException {
        String id = folder.getFileName().toString();
        FolderListing listing = FolderListing.of(folder);
        if (listing.excess() != null) {
            return new PackFolder(id, Collections.emptySortedMap(), Collections.emptySortedSet(), listing.excess());
        }
        SortedMap<String, byte[]> files = new TreeMap<>(CodePointOrder.IDS);
        int left = PackLimits.BYTES;
        for (String name : listing.files()) {
            // One byte more than allowed is enough to see that there are too many.
            try (InputStream input = Files.newInputStream(folder.resolve(name))) {
                byte[] bytes = input.readNBytes(Math.min(PackLimits.FILE_BYTES, left) + 1);
                files.put(name, bytes);
                left = Math.max(0, left - bytes.length);
            } catch (NoSuchFileException gone) {
                // Taken away since the folder was listed.
            }
        }
        return new PackFolder(id, files, listing.misnamed(), null);
    }

    /** The files as they are given, by name. */
    static PackFolder of(String id, Map<String, byte[]> files) {
        SortedMap<String, byte[]> sorted = new TreeMap<>(CodePointOrder.IDS);
        sorted.putAll(files);
        return new PackFolder(id, sorted, Collections.emptySortedSet(), null);
    }

    /** The same with some files changed, added or, where there are no bytes, taken away. */
    PackFolder with(Map<String, Optional<byte[]>> edits) {
        SortedMap<String, byte[]> edited = new TreeMap<>(files);
        edits.forEach((name, bytes) ->
                bytes.ifPresentOrElse(present -> edited.put(name, present), () -> edited.remove(name)));
        return new PackFolder(id, edited, misnamed, excess);
    }

    /** Whether a file of this name is one of a pack's. */
    public static boolean isOfAPack(String name) {
        return FolderListing.OF_THE_PACK.matcher(name).matches();
    }

    /** The files by name. Not to be changed. */
    public SortedMap<String, byte[]> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    public String id() {
        return id;
    }

    /** SHA-256 over the files' names, lengths and bytes, by name; of a folder that was not read, over why. */
    public String revision() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        if (excess != null) {
            all.writeBytes(excess.toString().getBytes(StandardCharsets.UTF_8));
        }
        files.forEach((name, bytes) -> {
            all.writeBytes((name + '\n' + bytes.length + '\n').getBytes(StandardCharsets.UTF_8));
            all.writeBytes(bytes);
        });
        return Sha256.of(all.toByteArray());
    }

    /**
     * The texts of the files by name, decoded and without byte order marks.
     *
     * @throws PackRejected naming each file that is missing, too large or not in UTF-8
     */
    public Map<String, String> texts() throws PackRejected {
        Findings findings = new Findings();
        FolderListing.excess(
                        files.size(),
                        files.values().stream().mapToLong(bytes -> bytes.length).sum())
                .or(() -> Optional.ofNullable(excess))
                .ifPresent(findings::add);
        findings.throwIfAny();
        SortedMap<String, String> texts = new TreeMap<>(CodePointOrder.IDS);
        if (!POLICY_ID.matcher(id).matches()) {
            findings.add(whole(
                    "wrong-folder-name",
                    id,
                    new Text(
                            "文件夹名只能用小写字母、数字和连字符", "A pack's folder is named in lower-case letters, digits and hyphens"),
                    new Text("改名，如 my-policy", "Rename it, such as my-policy")));
        }
        if (!files.containsKey(PolicyReader.FILE)) {
            findings.add(whole(
                    "missing-file",
                    PolicyReader.FILE,
                    new Text("缺少 policy.yaml", "There is no policy.yaml"),
                    new Text("新建 policy.yaml，可参照其他方案", "Write one; take another pack's as a model")));
        }
        misnamed.forEach(
                name -> findings.add(
                        whole(
                                "misnamed-file",
                                name,
                                new Text(
                                        "文件名或位置不对，不会被读到",
                                        "The file is not named or placed as it must be, so it is not read"),
                                new Text(
                                        "改名：policy.yaml、10-….drl、tests/10-….yaml（小写，后面没有 .txt）；不用的移到别处",
                                        "Name it policy.yaml, 10-….drl or tests/10-….yaml, in small letters and without .txt, or move it away"))));
        files.forEach((name, bytes) -> {
            if (bytes.length > PackLimits.FILE_BYTES) {
                findings.add(whole(
                        "file-too-large",
                        name,
                        new Text(
                                "文件超过 " + PackLimits.FILE_BYTES / 1024 + " KB",
                                "The file has more than " + PackLimits.FILE_BYTES / 1024 + " KB"),
                        new Text("拆成几个文件", "Split it")));
                return;
            }
            try {
                texts.put(name, FileText.decoded(name, bytes));
            } catch (PackRejected another) {
                findings.addAll(another);
            }
        });
        findings.throwIfAny();
        return texts;
    }

    static Finding whole(String code, String file, Text message, Text remedy) {
        return new Finding(code, file, 0, 0, null, message, remedy);
    }
}
