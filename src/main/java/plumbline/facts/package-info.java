/**
 * What rules match and calculate with: the facts that the service inserts, exact numbers, the named formulas, and the
 * phases. May use {@code policy} and {@code text}. A formula
 * is added as a method of {@link plumbline.facts.Formulas} marked as a {@link plumbline.facts.Formula}, with its row in
 * {@code rules/REFERENCE.md}. Facts belong to one evaluation; everything else is immutable.
 */
@NullMarked
package plumbline.facts;

import org.jspecify.annotations.NullMarked;
