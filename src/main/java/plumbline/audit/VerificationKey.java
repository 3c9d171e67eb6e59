package plumbline.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import plumbline.evaluation.Receipt;
import plumbline.text.Sha256;

/** The public half of a signing key. Immutable and thread-safe. */
public final class VerificationKey {
    static final String ALGORITHM = "Ed25519";

    private static final Set<String> OF_THE_SIGNATURE = Set.of("keyId", "publicKey", "signature");

    private final byte[] encoded;
    private final PublicKey key;

    private VerificationKey(byte[] encoded) throws GeneralSecurityException {
        this.encoded = encoded.clone();
        this.key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }

    /**
     * The key of a PEM file.
     *
     * @throws IOException when it cannot be read, or does not contain such a key
     */
    public static VerificationKey read(Path pem) throws IOException {
        try {
            return new VerificationKey(Pem.read(Files.readString(pem), Pem.PUBLIC));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IOException(pem + " does not contain a public key", unusable);
        }
    }

    /**
     * The key that a signed statement names as its own. Whose it is, the statement cannot say.
     *
     * @throws GeneralSecurityException when it names none
     */
    static VerificationKey of(JsonNode signed) throws GeneralSecurityException {
        try {
            return new VerificationKey(
                    Base64.getDecoder().decode(signed.path("publicKey").asText()));
        } catch (IllegalArgumentException noBase64) {
            throw new GeneralSecurityException(noBase64);
        }
    }

    /** The hash of the key, by which people compare. */
    public String id() {
        return Sha256.of(encoded);
    }

    /** X.509 SubjectPublicKeyInfo in Base64. */
    public String text() {
        return Base64.getEncoder().encodeToString(encoded);
    }

    public String pem() {
        return Pem.write(encoded, Pem.PUBLIC);
    }

    /** Whether the statement was signed with this key's private half, as {@link Signer#sign} does. */
    boolean accepts(ObjectNode signed) {
        ObjectNode statement = signed.deepCopy();
        statement.remove(OF_THE_SIGNATURE);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(Receipt.hash(statement).getBytes(StandardCharsets.US_ASCII));
            return signed.path("keyId").asText().equals(id())
                    && signed.path("publicKey").asText().equals(text())
                    && signature.verify(
                            Base64.getDecoder().decode(signed.path("signature").asText()));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }
}
