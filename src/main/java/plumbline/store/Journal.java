package plumbline.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jdbi.v3.core.Handle;
import plumbline.policy.Sha256;

/**
 * The chain: every record that counts, one after another. A record is a canonical JSON text (RFC 8785) of {@code seq}
 * from 1 without gaps, {@code at} in UTC, {@code kind}, {@code previous}, which is the hash of the record before it, and
 * the members of its kind; its hash is the SHA-256 of that text. Stateless.
 */
public final class Journal {
    /** Stands in the first record where later ones have the hash of the one before. */
    public static final String BEGINNING = "sha256:" + "0".repeat(64);

    /** The end of the chain: how many records there are, and the hash of the last. */
    public record Head(long seq, String hash) {}

    private Journal() {}

    /** The end of the chain as it stands; of an empty one, 0 and {@link #BEGINNING}. */
    public static Head head(Handle handle) {
        return handle.createQuery("select seq, hash from journal order by seq desc limit 1")
                .map((row, context) -> new Head(row.getLong("seq"), row.getString("hash")))
                .findOne()
                .orElse(new Head(0, BEGINNING));
    }

    /**
     * Adds a record, in a write.
     *
     * @param members of its kind; neither numbers with decimals nor any of the chain's own members
     */
    public static Head append(Handle handle, Instant at, String kind, String policy, ObjectNode members) {
        Head head = head(handle);
        long seq = head.seq() + 1;
        String instant = at.truncatedTo(ChronoUnit.MILLIS).toString();
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.setAll(members);
        record.put("seq", seq)
                .put("at", instant)
                .put("kind", kind)
                .put("policy", policy)
                .put("previous", head.hash());
        String text = canonical(record);
        String hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        handle.createUpdate(
                        "insert into journal (seq, at, kind, policy, record, hash) values (:seq, :at, :kind, :policy, :record, :hash)")
                .bind("seq", seq)
                .bind("at", instant)
                .bind("kind", kind)
                .bind("policy", policy)
                .bind("record", text)
                .bind("hash", hash)
                .execute();
        return new Head(seq, hash);
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
