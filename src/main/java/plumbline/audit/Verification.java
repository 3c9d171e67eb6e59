package plumbline.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;
import plumbline.audit.record.EvaluationRecord;
import plumbline.library.pack.PackFolder;
import plumbline.library.revision.Revisions;
import plumbline.store.Contents;
import plumbline.store.Journal;
import plumbline.store.Store;
import plumbline.store.StoreFailed;

/**
 * Checks that all that is kept is what it was: each record against its hash, its place, the one before and what its
 * contents hold; each row and each content against the record that speaks of it; the type of each value; and the journal
 * against heads that somebody has kept. It reads everything in the order of the journal, without holding it in memory.
 * Used once.
 */
public final class Verification {
    /** Rows come with their contents, of which a database that is far away sends so many at once. */
    private static final int ROWS_AT_A_TIME = 32;

    private record Revision(String policy, String revision) {}

    private final Store store;
    private final Revisions files;
    private final List<SignedHead> heads;
    private final Faults faults = new Faults();
    private final Map<Revision, Long> revisions = new LinkedHashMap<>();
    private Journal.Head last = new Journal.Head(0, Journal.BEGINNING);
    private Instant lastAt = Instant.MIN;
    private String lastComputed = Journal.BEGINNING;
    private long records;
    private long evaluations;

    private Verification(Store store, List<SignedHead> heads) {
        this.store = store;
        this.files = new Revisions(store);
        this.heads = heads;
    }

    /**
     * Checks the store as it is now.
     *
     * @param heads that were signed before and kept elsewhere
     * @throws StoreFailed when it cannot be read
     */
    public static Verified of(Store store, List<SignedHead> heads) {
        return store.snapshot(handle -> new Verification(store, heads).run(handle));
    }

    private Verified run(Handle handle) {
        try (OrderedWorkers workers = new OrderedWorkers()) {
            journal(handle, workers);
            contents(handle, workers);
        }
        OrphanRows.find(handle, faults);
        if (!store.isShared()) {
            StoredTypes.find(handle, faults);
        }
        revisions.forEach(this::files);
        heads.forEach(head -> compare(handle, head.head()));
        return new Verified(records, evaluations, last, faults.sorted(), faults.count());
    }

    private void journal(Handle handle, OrderedWorkers workers) {
        try (ResultIterator<JournalRow> rows = handle.createQuery(JournalRow.QUERY)
                        .setFetchSize(ROWS_AT_A_TIME)
                        .map((row, context) -> JournalRow.of(row))
                        .iterator();
                SearchTerms terms = new SearchTerms(handle, faults)) {
            Iterator<JournalRow> withTerms = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rows.hasNext();
                }

                @Override
                public JournalRow next() {
                    JournalRow row = rows.next();
                    terms.addTo(row);
                    return row;
                }
            };
            workers.each(withTerms, JournalRow::size, RecordCheck::of, this::link);
            terms.rest();
        }
    }

    /** Whether the record is where it was, after the one that it follows. */
    private void link(RecordCheck.Found found) {
        JournalRow row = found.row();
        found.faults().forEach(faults::add);
        if (row.seq() > last.seq() + 1) {
            String missing = (last.seq() + 1) + "–" + (row.seq() - 1);
            faults.found(last.seq() + 1, "records-missing", missing);
        } else if (row.seq() < 1) {
            faults.found(row.seq(), "records-added");
        } else if (found.previous() != null
                && !found.previous().equals(last.hash())
                && !found.previous().equals(lastComputed)) {
            faults.found(Math.max(1, last.seq()), "chain-broken");
        }
        Instant at = found.at();
        if (at != null && at.isBefore(lastAt)) {
            faults.found(row.seq(), "time-reversed", last.seq());
        }
        lastAt = at == null ? lastAt : at;
        revision(found);
        records++;
        evaluations += row.kind().equals(EvaluationRecord.KIND) ? 1 : 0;
        last = new Journal.Head(row.seq(), row.hash());
        lastComputed = found.computed();
    }

    private void revision(RecordCheck.Found found) {
        JournalRow row = found.row();
        String named = found.revision();
        if (named == null) {
            return;
        }
        Revision revision = new Revision(row.policy(), named);
        if (row.kind().equals(Revisions.ACTIVATION)) {
            revisions.putIfAbsent(revision, row.seq());
        } else if (row.kind().equals(EvaluationRecord.KIND) && !revisions.containsKey(revision)) {
            faults.found(row.seq(), "revision-unknown");
        }
    }

    private void contents(Handle handle, OrderedWorkers workers) {
        List<String> damaged = new ArrayList<>();
        try (ResultIterator<Contents.Packed> rows = handle.createQuery("select hash, form, bytes from content")
                .setFetchSize(ROWS_AT_A_TIME)
                .map((row, context) -> new Contents.Packed(
                        Objects.requireNonNullElse(row.getString(1), ""),
                        Objects.requireNonNullElse(row.getString(2), ""),
                        Objects.requireNonNullElse(row.getBytes(3), new byte[0])))
                .iterator()) {
            workers.each(
                    rows,
                    Contents.Packed::size,
                    packed -> Contents.unpacked(packed) == null ? packed.hash() : "",
                    hash -> {
                        if (!hash.isEmpty()) {
                            damaged.add(hash);
                        }
                    });
        }
        for (String hash : damaged) {
            List<Long> users = OrphanRows.usersOf(handle, hash);
            users.forEach(seq -> faults.found(seq, "content-changed", hash));
        }
    }

    private void files(Revision revision, long seq) {
        @Nullable PackFolder folder;
        try {
            folder = files.files(revision.policy(), revision.revision());
        } catch (StoreFailed damaged) {
            folder = null;
        }
        if (folder == null || !folder.revision().equals(revision.revision())) {
            faults.found(seq, "revision-changed", revision.revision());
        }
    }

    private void compare(Handle handle, Journal.Head head) {
        if (head.seq() > last.seq()) {
            String missing = (last.seq() + 1) + "–" + head.seq();
            faults.found(last.seq() + 1, "records-missing.before-head", missing);
        } else if (head.seq() > 0 && !head.hash().equals(hashOf(handle, head.seq()))) {
            faults.found(head.seq(), "history-rewritten");
        }
    }

    private static String hashOf(Handle handle, long seq) {
        return handle.createQuery("select hash from journal where seq = :seq")
                .bind("seq", seq)
                .mapTo(String.class)
                .findOne()
                .orElse("");
    }
}
