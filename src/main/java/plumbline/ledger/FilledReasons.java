package plumbline.ledger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import plumbline.facts.RecordFact;
import plumbline.facts.RuleFault;
import plumbline.facts.SubjectFact;

/** The reasons of one evaluation, of which there may be only so much. Belongs to one thread. */
final class FilledReasons {
    /** All of them together, of two bytes each: an eighth of the memory. */
    private static final long MAX_CHARACTERS = Runtime.getRuntime().maxMemory() / 16;

    private final Reasons reasons;
    private final FiringRecorder recorder;
    private final StringBuilder builder = new StringBuilder();
    private long characters;

    FilledReasons(Reasons reasons, FiringRecorder recorder) {
        this.reasons = reasons;
        this.recorder = recorder;
    }

    /** The reason of the rule that is firing, with its values. */
    String of(String reason, @Nullable SubjectFact subject, @Nullable RecordFact record, @Nullable BigDecimal points) {
        String filled = reasons.filled(reason, subject, record, points, recorder, builder);
        characters += filled.length();
        if (characters > MAX_CHARACTERS) {
            throw new RuleFault("reasons-too-long");
        }
        return filled;
    }
}
