package plumbline.library;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plumbline.library.pack.PackFolder;
import plumbline.library.revision.Revisions;
import plumbline.text.Finding;
import plumbline.text.Text;

/**
 * Keeps up with what is in force by the store. That is what this service has put into force itself, unless others share
 * the store: then their revisions come into this one's folder as well. Thread-safe; the calls for one policy follow one
 * another.
 */
final class SharedRevisions {
    /** What another service's doing comes to for this one. */
    enum Outcome {
        NOTHING,
        /** The policy was taken away, and its folder with it. */
        GONE,
        /** The folder holds another revision now, which is in force. */
        REPLACED,
        /** Another revision is in force, and the folder holds an edit of the one before. */
        EDITED
    }

    private final RulesFolder rules;
    private final Revisions revisions;
    private final FolderWriter folderWriter;

    /** The revision in force of each policy, as far as this service knows. */
    private final Map<String, String> inForce = new ConcurrentHashMap<>();

    SharedRevisions(RulesFolder rules, Revisions revisions, FolderWriter folderWriter) {
        this.rules = rules;
        this.revisions = revisions;
        this.folderWriter = folderWriter;
    }

    /** The policy's revision in force, as far as this service knows; null when there is none. */
    @Nullable
    String inForce(String policy) {
        return inForce.get(policy);
    }

    /** This service has put the revision into force, or taken the policy away. */
    void enacted(String policy, @Nullable String revision) {
        if (revision == null) {
            inForce.remove(policy);
        } else {
            inForce.put(policy, revision);
        }
    }

    /** The policies of which others have put another revision into force, with that; nothing for those taken away. */
    SortedMap<String, Optional<String>> changed() {
        SortedMap<String, Optional<String>> changed = new TreeMap<>();
        if (revisions.areShared()) {
            SortedMap<String, String> active = revisions.active();
            Set<String> policies = new TreeSet<>(inForce.keySet());
            policies.addAll(active.keySet());
            policies.stream()
                    .filter(policy -> !Objects.equals(active.get(policy), inForce.get(policy)))
                    .forEach(policy -> changed.put(policy, Optional.ofNullable(active.get(policy))));
        }
        return changed;
    }

    /**
     * Takes over what is in force. A folder that holds a revision of the past when the service starts was left behind;
     * one that holds none was edited meanwhile, and stays.
     *
     * @param state what the folder came to when it was last looked at; null when that was never
     */
    Outcome catchUp(String policy, @Nullable PolicyState state) throws IOException {
        String active = revisions.active(policy);
        if (state != null && Objects.equals(active, inForce.get(policy))) {
            return Outcome.NOTHING;
        }
        enacted(policy, active);
        PackFolder folder = rules.read(policy);
        boolean isInForce = folder != null && folder.revision().equals(active);
        if (!revisions.areShared() || isInForce) {
            return Outcome.NOTHING;
        }
        if (folder != null && isEdited(folder, state)) {
            return state == null || active == null ? Outcome.NOTHING : Outcome.EDITED;
        }
        if (folder != null && folder.isLinked()) {
            // What its links lead to is changed by whoever laid them, who brings it up to date as well.
            return active == null ? Outcome.NOTHING : Outcome.EDITED;
        }
        PackFolder none = PackFolder.of(policy, new TreeMap<>());
        PackFolder now = active == null ? none : Objects.requireNonNull(revisions.files(policy, active));
        folderWriter.replace(folder == null ? none : folder, now);
        if (active == null) {
            rules.removeEmpty(policy);
            return Outcome.GONE;
        }
        return Outcome.REPLACED;
    }

    private boolean isEdited(PackFolder folder, @Nullable PolicyState state) {
        return state == null
                ? revisions.files(folder.id(), folder.revision()) == null
                : !state.seen().equals(folder.seen());
    }

    static Finding editedElsewhere(String policy) {
        return new Finding(
                "edited-elsewhere",
                "*",
                0,
                0,
                null,
                new Text(
                        "这个文件夹改动的同时，另一个服务启用了别的版本；文件夹里的改动没有启用",
                        "while this folder was edited another service put another revision into force; the edit is not in"
                                + " force"),
                new Text(
                        "对照现行版本（GET /api/policies/" + policy + "/revisions）改好再保存一次",
                        "Compare with what is in force (GET /api/policies/" + policy
                                + "/revisions), and save once more"));
    }
}
