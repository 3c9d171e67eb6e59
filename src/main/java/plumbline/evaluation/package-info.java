/**
 * The way of one request: a cohort goes in, the rules fire phase by phase, and an {@link plumbline.evaluation.Evaluation}
 * comes out, with its receipt and its form in JSON. May use {@code rules}, {@code standing} and what is above them.
 * Everything here is immutable; an evaluator is thread-safe.
 */
@NullMarked
package plumbline.evaluation;

import org.jspecify.annotations.NullMarked;
