package plumbline.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import plumbline.text.Sha256;

/** The types of ours that rules can see. Stateless. */
public final class RuleApi {
    public static final Set<String> NAMES = Set.of(
            "plumbline.facts.AsOf",
            "plumbline.facts.Exact",
            "plumbline.facts.Figure",
            "plumbline.facts.Formulas",
            "plumbline.ledger.Ledger",
            "plumbline.facts.Lookup",
            "plumbline.facts.Parameter",
            "plumbline.facts.RecordFact",
            "plumbline.facts.Seat",
            "plumbline.facts.Standing",
            "plumbline.facts.SubjectFact",
            "plumbline.facts.Sum",
            "plumbline.policy.Period",
            "plumbline.policy.Ratings");

    /** Another one when any of the types is another: rules that were compiled against it may not fit any more. */
    public static final String FINGERPRINT = fingerprint();

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
