package plumbline.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import plumbline.policy.Sha256;

/** The types of ours that rules can see. Stateless. */
final class RuleApi {
    static final Set<String> NAMES = Set.of(
            "plumbline.ledger.AsOf",
            "plumbline.ledger.Exact",
            "plumbline.ledger.Figure",
            "plumbline.ledger.Formulas",
            "plumbline.ledger.Ledger",
            "plumbline.ledger.Lookup",
            "plumbline.ledger.Parameter",
            "plumbline.ledger.RecordFact",
            "plumbline.ledger.Seat",
            "plumbline.ledger.Standing",
            "plumbline.ledger.SubjectFact",
            "plumbline.ledger.Sum",
            "plumbline.policy.Period",
            "plumbline.policy.Ratings");

    /** Another one when any of the types is another: rules that were compiled against it may not fit any more. */
    static final String FINGERPRINT = fingerprint();

    private RuleApi() {}

    private static String fingerprint() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : new TreeSet<>(NAMES)) {
            String file = "/" + name.replace('.', '/') + ".class";
            try (InputStream type = Objects.requireNonNull(RuleApi.class.getResourceAsStream(file))) {
                type.transferTo(all);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return Sha256.of(all.toByteArray());
    }
}
