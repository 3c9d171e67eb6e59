package plumbline.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A part of it runs in every build, all of it with {@code -Pproofs}, which writes its figures into docs/proofs.md. */
@Tag("proof")
@ExtendWith(ProofPage.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LongProof {
    /** What the whole of it shows, in one line of Markdown. */
    String value();
}
