package plumbline.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import plumbline.store.Journal;
import plumbline.text.JsonText;

/**
 * The end of the journal as it was at one moment, signed. Whoever keeps one finds out whether anything before it was
 * changed, or left out, later.
 *
 * @param key of which it says that it was signed with
 */
public record SignedHead(Journal.Head head, VerificationKey key) {
    private static final String TYPE = "plumbline-head";

    static ObjectNode sign(Journal.Head head, Signer signer) {
        return signer.sign(JsonNodeFactory.instance
                .objectNode()
                .put("type", TYPE)
                .put("seq", head.seq())
                .put("hash", head.hash())
                .put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString()));
    }

    /**
     * Reads one and checks its signature.
     *
     * @throws IOException when it is not one, or the signature does not match
     */
    public static SignedHead read(byte[] json) throws IOException {
        JsonNode tree = JsonText.read(json);
        try {
            VerificationKey key = VerificationKey.of(tree);
            if (tree instanceof ObjectNode signed
                    && signed.path("type").asText().equals(TYPE)
                    && signed.path("seq").isIntegralNumber()
                    && key.accepts(signed)) {
                return new SignedHead(
                        new Journal.Head(
                                signed.path("seq").asLong(), signed.path("hash").asText()),
                        key);
            }
        } catch (GeneralSecurityException noKey) {
            throw new IOException("not a signed head", noKey);
        }
        throw new IOException("not a signed head, or one whose signature does not match");
    }
}
