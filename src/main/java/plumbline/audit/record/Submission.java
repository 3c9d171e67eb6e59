package plumbline.audit.record;

import org.jspecify.annotations.Nullable;
import plumbline.evaluation.Evaluation;

/**
 * An evaluation that is to be kept.
 *
 * @param evaluation with what its firings matched
 * @param trial that it is only made to see what would come of it
 * @param caller who asked; null when that is not known
 * @param key null when the caller sent none
 */
public record Submission(Evaluation evaluation, boolean trial, @Nullable String caller, @Nullable IdempotencyKey key) {}
