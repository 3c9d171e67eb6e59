package plumbline.rules.judge;

import org.jspecify.annotations.Nullable;
import plumbline.rules.drl.Expression;

/**
 * What a variable of a rule holds.
 *
 * @param value numbers are exact
 * @param fact that it was taken from; null for what was worked out over many
 * @param of what was taken; null for the fact itself
 */
public record Bound(@Nullable Object value, @Nullable Object fact, @Nullable Expression of) {}
