package plumbline.http.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What webhooks are signed with, in the form of Standard Webhooks: {@code whsec_} and 24 to 64 bytes in base64. While there
 * are several, everything is signed with each, so that receivers can change over from one to the next. Immutable.
 */
public final class WebhookSecrets {
    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    private WebhookSecrets(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * Reads secrets, one in each line.
     *
     * @throws IllegalArgumentException when there is none, or a line is none; the message does not repeat it
     */
    public static WebhookSecrets of(List<String> lines) {
        List<SecretKeySpec> keys = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(WebhookSecrets::key)
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no secret");
        }
        return new WebhookSecrets(keys);
    }

    private static SecretKeySpec key(String line) {
        byte[] bytes =
                line.startsWith(PREFIX) ? Base64.getDecoder().decode(line.substring(PREFIX.length())) : new byte[0];
        if (bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("not a secret");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    /** The value of {@code webhook-signature}: a signature with each secret. */
    String signatures(String id, long timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return keys.stream().map(key -> "v1," + signature(key, head, body)).collect(Collectors.joining(" "));
    }

    private static String signature(SecretKeySpec key, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(head);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
