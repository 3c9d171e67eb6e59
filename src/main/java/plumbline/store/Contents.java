package plumbline.store;

import org.jdbi.v3.core.Handle;
import plumbline.policy.Sha256;

/** Bytes that are kept once however often they are used, by their hash. Stateless. */
public final class Contents {
    private Contents() {}

    /** Keeps the bytes, in a write, and returns their SHA-256. */
    public static String keep(Handle handle, byte[] bytes) {
        String hash = Sha256.of(bytes);
        handle.createUpdate("insert into content (hash, bytes) values (:hash, :bytes) on conflict (hash) do nothing")
                .bind("hash", hash)
                .bind("bytes", bytes)
                .execute();
        return hash;
    }

    /**
     * The bytes of this hash.
     *
     * @throws StoreFailed when they are not there, or are no longer what they were
     */
    public static byte[] of(Handle handle, String hash) {
        byte[] bytes = handle.createQuery("select bytes from content where hash = :hash")
                .bind("hash", hash)
                .mapTo(byte[].class)
                .findOne()
                .orElseThrow(() -> damaged(hash));
        if (!Sha256.of(bytes).equals(hash)) {
            throw damaged(hash);
        }
        return bytes;
    }

    private static StoreFailed damaged(String hash) {
        return new StoreFailed("the store is damaged", new IllegalStateException("content " + hash));
    }
}
