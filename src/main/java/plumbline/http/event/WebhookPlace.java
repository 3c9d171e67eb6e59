package plumbline.http.event;

import java.net.URI;
import plumbline.store.Journal;
import plumbline.store.Store;

/** How far in the journal a receiver was told, on disk. Used by one thread. */
final class WebhookPlace {
    private final Store store;
    private final String receiver;

    WebhookPlace(Store store, URI receiver) {
        this.store = store;
        this.receiver = receiver.toString();
    }

    /** The place up to which all was told; of a new receiver, the end of the journal. */
    long read() {
        return store.write(handle -> {
            handle.createUpdate(
                            "insert into webhook (receiver, place) values (:receiver, :place) on conflict do nothing")
                    .bind("receiver", receiver)
                    .bind("place", Journal.head(handle).seq())
                    .execute();
            return handle.createQuery("select place from webhook where receiver = :receiver")
                    .bind("receiver", receiver)
                    .mapTo(Long.class)
                    .one();
        });
    }

    void keep(long place) {
        store.write(handle -> handle.createUpdate("update webhook set place = :place where receiver = :receiver")
                .bind("receiver", receiver)
                .bind("place", place)
                .execute());
    }
}
