package plumbline.audit;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Rows that no record speaks of, and records that speak of a content. Stateless. */
final class OrphanRows {
    private static final String EVALUATIONS =
            "select seq, id from evaluation where seq not in (select seq from journal) order by seq";

    private static final String ACTIVATIONS =
            "select seq, policy from activation where seq not in (select seq from journal) order by seq";

    private static final String FILES = "select 0, policy || '/' || name from revision_file f where not exists"
            + " (select 1 from activation a where a.policy = f.policy and a.revision = f.revision)";

    private static final String PENDING = "select 0, policy || '/' || name from pending_file p"
            + " where p.after is not null and not exists (select 1 from revision_file f"
            + " where f.policy = p.policy and f.name = p.name and f.content = p.after)";

    private static final String CONTENTS = "select 0, hash from content where hash in (select hash from content"
            + " except select request from evaluation except select answer from evaluation except select trace from evaluation"
            + " except select content from revision_file"
            + " except select before from pending_file except select after from pending_file)";

    private OrphanRows() {}

    static void find(Handle handle, Faults faults) {
        find(handle, faults, "evaluation", EVALUATIONS);
        find(handle, faults, "activation", ACTIVATIONS);
        find(handle, faults, "revision_file", FILES);
        find(handle, faults, "pending_file", PENDING);
        find(handle, faults, "content", CONTENTS);
    }

    private static void find(Handle handle, Faults faults, String table, String query) {
        handle.createQuery(query)
                .map((row, context) -> {
                    faults.found(row.getLong(1), "row-without-record", table, row.getString(2));
                    return table;
                })
                .forEach(done -> {});
    }

    /** The records that speak of a content, by the rows beside them; a single 0 when there is none. */
    static List<Long> usersOf(Handle handle, String hash) {
        List<Long> users = handle.createQuery("select seq from evaluation where :hash in (request, answer, trace)"
                        + " union select a.seq from activation a join revision_file f"
                        + " on f.policy = a.policy and f.revision = a.revision where f.content = :hash order by 1")
                .bind("hash", hash)
                .mapTo(Long.class)
                .list();
        return users.isEmpty() ? List.of(0L) : users;
    }
}
