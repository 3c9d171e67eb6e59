package plumbline.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import plumbline.evaluation.Receipt;

/**
 * Signs with the Ed25519 key (RFC 8032) in the data folder, which only its owner can read and which is made if missing.
 * Thread-safe.
 */
public final class Signer {
    private static final String PRIVATE = "signing-key.pem";
    private static final String PUBLIC = "signing-key.pub.pem";

    private final PrivateKey key;
    private final VerificationKey verificationKey;

    private Signer(PrivateKey key, VerificationKey verificationKey) {
        this.key = key;
        this.verificationKey = verificationKey;
    }

    /**
     * The signer of a folder.
     *
     * @throws IOException when its key cannot be read, or not be written
     */
    public static Signer open(Path data) throws IOException {
        Path file = data.resolve(PRIVATE);
        try {
            if (!Files.exists(file)) {
                generate(data, file);
            }
            byte[] bytes = Pem.read(Files.readString(file), Pem.PRIVATE);
            PrivateKey key =
                    KeyFactory.getInstance(VerificationKey.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            Signer signer = new Signer(key, VerificationKey.read(data.resolve(PUBLIC)));
            if (!signer.verificationKey.accepts(signer.sign(JsonNodeFactory.instance.objectNode()))) {
                throw new IOException(data.resolve(PUBLIC) + " is not the public half of " + file);
            }
            return signer;
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IOException(file + " does not contain a usable key", unusable);
        }
    }

    /**
     * The public half comes first: a private key without it would be of no use to anybody. One of a private key that is
     * lost stays, for what was signed with it is still to be checked.
     */
    private static void generate(Path data, Path file) throws IOException, GeneralSecurityException {
        Path former = data.resolve(PUBLIC);
        if (Files.exists(former)) {
            String id = VerificationKey.read(former).id().substring("sha256:".length());
            Files.move(former, data.resolve("signing-key." + id + ".pub.pem"), StandardCopyOption.REPLACE_EXISTING);
        }
        KeyPair pair = KeyPairGenerator.getInstance(VerificationKey.ALGORITHM).generateKeyPair();
        place(data.resolve(PUBLIC), Pem.write(pair.getPublic().getEncoded(), Pem.PUBLIC), "rw-r--r--");
        place(file, Pem.write(pair.getPrivate().getEncoded(), Pem.PRIVATE), "rw-------");
    }

    private static void place(Path file, String text, String permissions) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
        Path aside = Files.createTempFile(folder, ".key", ".tmp", attributes);
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** By which anybody can check what this one signs. */
    public VerificationKey verificationKey() {
        return verificationKey;
    }

    /**
     * Signs a statement: adds {@code keyId}, {@code publicKey} and {@code signature}. Signed is the hash of the canonical
     * form of all other members, as text; their {@code type} keeps one kind of statement from passing for another.
     */
    ObjectNode sign(ObjectNode statement) {
        try {
            Signature signature = Signature.getInstance(VerificationKey.ALGORITHM);
            signature.initSign(key);
            signature.update(Receipt.hash(statement).getBytes(StandardCharsets.US_ASCII));
            return statement
                    .put("keyId", verificationKey.id())
                    .put("publicKey", verificationKey.text())
                    .put("signature", Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
