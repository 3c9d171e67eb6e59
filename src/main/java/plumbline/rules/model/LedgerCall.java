package plumbline.rules.model;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.ledger.PostingKind;
import plumbline.ledger.Posts;
import plumbline.rules.check.Signature;
import plumbline.rules.drl.Expression;

/**
 * A call of the ledger after {@code then}.
 *
 * @param code of what is posted; for points the rule's {@code @item}; null when there is none
 * @param subject the variable that holds who gets it; null when it is for the cohort
 * @param record the variable that holds the record it is given for; null for none
 * @param amount the expression of the points of an award or deduction, as the rule has it; null for none
 * @param points the number of an award or deduction when the rule writes one
 * @param given what the rule gives as the number, or as the code where it writes none
 * @param line from 1
 * @param column from 1
 */
public record LedgerCall(
        Signature called,
        @Nullable String code,
        @Nullable String subject,
        @Nullable String record,
        @Nullable Expression amount,
        @Nullable BigDecimal points,
        Term given,
        int line,
        int column) {
    public PostingKind posted() {
        return posts().value();
    }

    /** What the ledger takes once only for each subject and code; null for a call that may come again. */
    public @Nullable String kind() {
        return posted().isOnce() ? posted().code() : null;
    }

    /** What the ledger says of the call. */
    public Posts posts() {
        return Objects.requireNonNull(called.posts());
    }

    /** What its number does to the points of an item; null for nothing. */
    public Posts.@Nullable Effect effect() {
        return called.effect();
    }

    /** Whether points are taken away. */
    public boolean takes() {
        return called.effect() == Posts.Effect.TAKEN;
    }

    /** Whether it gives the maximum, or what is left of it, whatever the numbers are. */
    public boolean givesOfMaximum() {
        return posts().ofMaximum() && called.effect() != Posts.Effect.SHARE;
    }
}
