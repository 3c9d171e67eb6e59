package plumbline.http.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import plumbline.store.Journal;
import plumbline.store.Store;
import plumbline.store.StoreFailed;
import plumbline.text.JsonText;

/** The events in the order of the journal, of whichever service that shares it. Thread-safe. */
public final class EventFeed {
    private static final int MOST_AT_ONCE = 256;

    /** How long others may have written to a shared store before that is seen. */
    private static final long SHARED_MILLIS = 1_000;

    private record Row(long seq, String record, String hash) {}

    /**
     * Some events.
     *
     * @param last the place in the journal up to which these are all
     */
    record Page(List<Event> events, long last) {}

    private final Store store;

    public EventFeed(Store store) {
        this.store = store;
    }

    /** The place in the journal after which everything is still to come. */
    long end() {
        return store.read(Journal::head).seq();
    }

    /**
     * The events after this place; none when there were none for so long.
     *
     * @throws StoreFailed when the journal cannot be read
     */
    Page next(long after, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (true) {
            long known = store.commits().count();
            List<Row> rows = rows(after);
            long left = (end - System.nanoTime()) / 1_000_000;
            if (!rows.isEmpty() || left <= 0) {
                List<Event> events = rows.stream()
                        .map(row -> Event.of(read(row.record()), row.hash()))
                        .filter(Objects::nonNull)
                        .toList();
                return new Page(
                        events,
                        rows.isEmpty() ? after : rows.get(rows.size() - 1).seq());
            }
            store.commits().await(known, store.isShared() ? Math.min(left, SHARED_MILLIS) : left);
        }
    }

    private List<Row> rows(long after) {
        return store.read(handle -> handle.createQuery(
                        "select seq, record, hash from journal where seq > :after order by seq limit :most")
                .bind("after", after)
                .bind("most", MOST_AT_ONCE)
                .map((row, context) -> new Row(row.getLong("seq"), row.getString("record"), row.getString("hash")))
                .list());
    }

    private static ObjectNode read(String record) {
        try {
            return (ObjectNode) JsonText.read(record.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | ClassCastException damaged) {
            throw new StoreFailed("the journal is damaged", damaged);
        }
    }
}
