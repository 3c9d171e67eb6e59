package plumbline.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.InflaterInputStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import plumbline.text.Sha256;

/** Bytes that are kept once however often they are used, by their hash. Stateless. */
public final class Contents {
    private static final String PLAIN = "plain";
    private static final String ZLIB = "zlib";

    /** Far above anything that is kept; what was tampered with could unfold to more than there is memory for. */
    private static final int MOST = 256 * 1024 * 1024;

    /** Bytes as they are kept. */
    public static final class Packed {
        private final String hash;
        private final String form;
        private final byte[] bytes;

        public Packed(String hash, String form, byte[] bytes) {
            this.hash = hash;
            this.form = form;
            this.bytes = bytes;
        }

        public String hash() {
            return hash;
        }

        /** How many bytes are kept. */
        public int size() {
            return bytes.length;
        }
    }

    private Contents() {}

    /** Compresses the bytes, outside of the write that then keeps them. */
    public static Packed packed(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] packed = new byte[bytes.length];
            int length = deflater.deflate(packed);
            return deflater.finished()
                    ? new Packed(Sha256.of(bytes), ZLIB, Arrays.copyOf(packed, length))
                    : new Packed(Sha256.of(bytes), PLAIN, bytes);
        } finally {
            deflater.end();
        }
    }

    /** The plain bytes; null when they cannot be unpacked, or are not those of the hash. */
    public static byte @Nullable [] unpacked(Packed packed) {
        byte[] bytes = packed.form.equals(PLAIN) ? packed.bytes : inflated(packed);
        return bytes != null && Sha256.of(bytes).equals(packed.hash) ? bytes : null;
    }

    private static byte @Nullable [] inflated(Packed packed) {
        if (!packed.form.equals(ZLIB)) {
            return null;
        }
        try (InputStream stream = new InflaterInputStream(new ByteArrayInputStream(packed.bytes))) {
            return stream.readNBytes(MOST);
        } catch (IOException damaged) {
            return null;
        }
    }

    /** Keeps the bytes, in a write, and returns their SHA-256. */
    public static String keep(Handle handle, byte[] bytes) {
        return keep(handle, new Packed(Sha256.of(bytes), PLAIN, bytes));
    }

    /** Keeps what was packed, in a write, and returns the SHA-256 of the plain bytes. */
    public static String keep(Handle handle, Packed packed) {
        handle.createUpdate("insert into content (hash, form, bytes) values (:hash, :form, :bytes)"
                        + " on conflict (hash) do nothing")
                .bind("hash", packed.hash)
                .bind("form", packed.form)
                .bind("bytes", packed.bytes)
                .execute();
        return packed.hash();
    }

    /**
     * The bytes of this hash.
     *
     * @throws StoreFailed when they are not there, or are no longer what they were
     */
    public static byte[] of(Handle handle, String hash) {
        byte[] bytes = handle.createQuery("select form, bytes from content where hash = :hash")
                .bind("hash", hash)
                .map((row, context) -> new Packed(hash, row.getString("form"), row.getBytes("bytes")))
                .findOne()
                .map(Contents::unpacked)
                .orElse(null);
        if (bytes == null) {
            throw new StoreFailed("the store is damaged", new IllegalStateException("content " + hash));
        }
        return bytes;
    }
}
