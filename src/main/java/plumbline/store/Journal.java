package plumbline.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.text.Sha256;

/**
 * The chain: every record that counts, one after another. A record is a canonical JSON text (RFC 8785) of {@code seq}
 * from 1 without gaps, {@code at} in UTC, {@code kind}, {@code previous}, which is the hash of the record before it, and
 * the members of its kind; its hash is the SHA-256 of that text. Stateless.
 */
public final class Journal {
    /** In the first record, in place of the hash of the one before. */
    public static final String BEGINNING = "sha256:" + "0".repeat(64);

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /** How far the clocks of services that share a chain may differ before it is logged, in milliseconds. */
    private static final long CLOCK_MILLIS = 60_000;

    /** The end of the chain: how many records there are, and the hash of the last. */
    public record Head(long seq, String hash) {}

    /** A record that was added: its place, when it was, its hash, and all its members. */
    public record Entry(long seq, Instant at, String hash, ObjectNode record) {}

    private Journal() {}

    /** The end of the chain now; of an empty one, 0 and {@link #BEGINNING}. */
    public static Head head(Handle handle) {
        return handle.createQuery("select seq, hash from journal order by seq desc limit 1")
                .map((row, context) -> new Head(row.getLong("seq"), row.getString("hash")))
                .findOne()
                .orElse(new Head(0, BEGINNING));
    }

    /**
     * Adds a record of now, in a write. If the clock is earlier than the previous record, the new one gets that record's time:
     * time never goes back along the chain.
     *
     * @param members of its kind; neither numbers with decimals nor any of the chain's own members
     */
    public static Entry append(Handle handle, String kind, String policy, ObjectNode members) {
        Head head = head(handle);
        long seq = head.seq() + 1;
        Instant at = notBefore(handle, head.seq());
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.setAll(members);
        record.put("seq", seq)
                .put("at", at.toString())
                .put("kind", kind)
                .put("policy", policy)
                .put("previous", head.hash());
        String text = canonical(record);
        String hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        handle.createUpdate(
                        "insert into journal (seq, at, kind, policy, record, hash) values (:seq, :at, :kind, :policy, :record, :hash)")
                .bind("seq", seq)
                .bind("at", at.toString())
                .bind("kind", kind)
                .bind("policy", policy)
                .bind("record", text)
                .bind("hash", hash)
                .execute();
        return new Entry(seq, at, hash, record);
    }

    private static Instant notBefore(Handle handle, long last) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant before = handle.createQuery("select at from journal where seq = :seq")
                .bind("seq", last)
                .mapTo(String.class)
                .findOne()
                .map(Journal::instant)
                .orElse(now);
        if (before.minusMillis(CLOCK_MILLIS).isAfter(now)) {
            LOG.error(
                    "时钟是 {}，早于上一条记录的 {}；请校准时钟 / the clock says {}, the last record says {}: correct the clock",
                    now,
                    before,
                    now,
                    before);
        }
        return before.isAfter(now) ? before : now;
    }

    private static Instant instant(String at) {
        try {
            return Instant.parse(at);
        } catch (DateTimeException noInstant) {
            throw new StoreFailed("the journal is damaged", noInstant);
        }
    }

    /** The canonical text (RFC 8785) of an object without decimals. */
    public static String canonical(ObjectNode record) {
        try {
            return new JsonCanonicalizer(record.toString()).getEncodedString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
