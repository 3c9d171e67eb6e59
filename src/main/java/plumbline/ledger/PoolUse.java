package plumbline.ledger;

import java.math.BigDecimal;
import plumbline.policy.OutcomeKind;

/**
 * What became of a pool that a request gives.
 *
 * @param kind the outcome by which it is shared out
 * @param amount what was given, in the outcome's unit
 * @param placed how much of it subjects got
 */
public record PoolUse(OutcomeKind kind, BigDecimal amount, BigDecimal placed) {
    public BigDecimal unplaced() {
        return amount.subtract(placed);
    }
}
