package plumbline.library.revision;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import plumbline.store.Contents;

/**
 * A file that a change in force has still to bring into the pack's folder of one node. It is noted together with the change, so that
 * a service that ends in between finishes it when it starts again.
 *
 * @param before what was there; nothing for a new file
 * @param after what is to be there; nothing for a file that goes
 */
public record PendingFile(String name, Optional<byte[]> before, Optional<byte[]> after) {
    static void keep(Handle handle, String node, String policy, List<PendingFile> files) {
        files.forEach(file -> handle.createUpdate("insert into pending_file (node, policy, name, before, after)"
                        + " values (:node, :policy, :name, :before, :after)")
                .bind("node", node)
                .bind("policy", policy)
                .bind("name", file.name())
                .bind("before", kept(handle, file.before()))
                .bind("after", kept(handle, file.after()))
                .execute());
    }

    static List<PendingFile> of(Handle handle, String node, String policy) {
        return handle.createQuery("select name, before, after from pending_file"
                        + " where node = :node and policy = :policy order by name")
                .bind("node", node)
                .bind("policy", policy)
                .map((row, context) -> new PendingFile(
                        row.getString("name"),
                        found(handle, row.getString("before")),
                        found(handle, row.getString("after"))))
                .list();
    }

    static int done(Handle handle, String node, String policy) {
        return handle.createUpdate("delete from pending_file where node = :node and policy = :policy")
                .bind("node", node)
                .bind("policy", policy)
                .execute();
    }

    private static @Nullable String kept(Handle handle, Optional<byte[]> bytes) {
        return bytes.map(present -> Contents.keep(handle, present)).orElse(null);
    }

    private static Optional<byte[]> found(Handle handle, @Nullable String hash) {
        return Optional.ofNullable(hash).map(known -> Contents.of(handle, known));
    }
}
