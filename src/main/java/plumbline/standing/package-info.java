/**
 * Pure arithmetic on what the rules posted: totals, ranks and the sharing out of a pool. Everything here is stateless.
 */
@NullMarked
package plumbline.standing;

import org.jspecify.annotations.NullMarked;
