package plumbline.http.access;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import plumbline.store.Store;

/**
 * Who has signed in with a browser. A session is a secret of which only the hash is kept, as of a key; it ends when its time
 * is over, when its owner signs out, and when the key by which he signed in is revoked. Thread-safe.
 */
public final class Sessions {
    /** A working day: who comes back the next day signs in again. */
    static final Duration LIFE = Duration.ofHours(12);

    private static final Duration TICKET_LIFE = Duration.ofDays(1);

    /** Of one key; the oldest end when there are more, so that signing in over and over fills no store. */
    private static final int MOST = 50;

    /** What a ticket is hashed with, so that no ticket is a session. */
    private static final String TICKET = "ticket ";

    /**
     * A session that holds.
     *
     * @param secret by which it is known; null where it was known already
     */
    record Session(@Nullable String secret, Caller caller, Instant expires) {}

    private record Row(String name, Instant expires) {}

    private final Store store;
    private final Keys keys;

    public Sessions(Store store) {
        this.store = store;
        this.keys = new Keys(store);
    }

    /** Signs in by a key; empty when it is none that holds. */
    Optional<Session> open(String key) {
        return keys.caller(key).map(caller -> store.write(handle -> opened(handle, caller)));
    }

    /** Signs in by a ticket; empty when it is none, or was used. */
    Optional<Session> redeem(String ticket) {
        return store.write(handle -> row(handle, TICKET + ticket)
                .filter(row -> remove(handle, TICKET + ticket) > 0)
                .flatMap(row -> keys.holding(row.name()))
                .map(caller -> opened(handle, caller)));
    }

    /** A ticket, by which somebody signs in once within a day as if he had sent the key of this name. */
    public String ticket(String name) {
        String secret = Keys.secret();
        store.write(
                handle -> insert(handle, TICKET + secret, name, Instant.now().plus(TICKET_LIFE)));
        return secret;
    }

    /** The session of this secret; empty when there is none, or it is over. */
    Optional<Session> find(String secret) {
        return store.read(handle -> row(handle, secret))
                .flatMap(row -> keys.holding(row.name()).map(caller -> new Session(null, caller, row.expires())));
    }

    /** Ends the session, if there is one. */
    void close(String secret) {
        store.write(handle -> remove(handle, secret));
    }

    private static Session opened(Handle handle, Caller caller) {
        String secret = Keys.secret();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        handle.createUpdate("delete from session where expires <= :now or hash in (select hash from session"
                        + " where name = :name order by expires desc, hash limit " + Integer.MAX_VALUE
                        + " offset :most)")
                .bind("now", now.toString())
                .bind("name", caller.name())
                .bind("most", MOST - 1)
                .execute();
        insert(handle, secret, caller.name(), now.plus(LIFE));
        return new Session(secret, caller, now.plus(LIFE));
    }

    private static int insert(Handle handle, String secret, @Nullable String name, Instant expires) {
        return handle.createUpdate("insert into session (hash, name, expires) values (:hash, :name, :expires)")
                .bind("hash", Keys.hash(secret))
                .bind("name", name)
                .bind("expires", expires.truncatedTo(ChronoUnit.SECONDS).toString())
                .execute();
    }

    private static int remove(Handle handle, String secret) {
        return handle.createUpdate("delete from session where hash = :hash")
                .bind("hash", Keys.hash(secret))
                .execute();
    }

    private static Optional<Row> row(Handle handle, String secret) {
        return handle.createQuery("select name, expires from session where hash = :hash and expires > :now")
                .bind("hash", Keys.hash(secret))
                .bind("now", Instant.now().toString())
                .map((row, context) -> new Row(row.getString("name"), Instant.parse(row.getString("expires"))))
                .findFirst();
    }
}
