package plumbline.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.library.pack.PackFolder;
import plumbline.library.revision.Edits;
import plumbline.library.revision.PendingFile;
import plumbline.library.revision.Revisions;

/**
 * Brings what is in force into the folder of the packs. What is still to be brought is in the store before anything
 * moves, so that a service that ends in the middle goes on where it was. Not thread-safe for one policy.
 */
final class FolderWriter {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWriter.class);

    private final RulesFolder rules;
    private final Revisions revisions;

    FolderWriter(RulesFolder rules, Revisions revisions) {
        this.rules = rules;
        this.revisions = revisions;
    }

    /** Brings into the folder what is in force already; a file that somebody edited meanwhile stays as it is. */
    void finish(String policy) throws IOException {
        List<PendingFile> pending = revisions.pending(policy);
        if (pending.isEmpty()) {
            return;
        }
        List<PendingFile> missing = new ArrayList<>();
        for (PendingFile file : pending) {
            if (rules.holds(policy, file.name(), file.before())) {
                missing.add(file);
            }
        }
        try (RulesFolder.Staged staged = stage(policy, missing)) {
            staged.move();
        }
        rules.tidy(policy);
        revisions.done(policy);
    }

    RulesFolder.Staged stage(String policy, List<PendingFile> pending) throws IOException {
        Map<String, Optional<byte[]>> files = new LinkedHashMap<>();
        pending.forEach(file -> files.put(file.name(), file.after()));
        return rules.stage(policy, files);
    }

    /** What is in force is to stand in the folder too; should that fail now, it is tried again. */
    void place(String policy, RulesFolder.Staged staged) {
        try {
            staged.move();
            revisions.done(policy);
        } catch (IOException failure) {
            LOG.error("方案 {} 已启用，文件还没有写进文件夹 / in force, but not yet in the folder", policy, failure);
        }
    }

    /** Makes the folder what another service put into force. */
    void replace(PackFolder before, PackFolder after) throws IOException {
        List<PendingFile> pending = Edits.from(before, after).pending(before);
        try (RulesFolder.Staged staged = stage(after.id(), pending)) {
            revisions.note(after.id(), pending);
            staged.move();
            revisions.done(after.id());
        }
    }
}
