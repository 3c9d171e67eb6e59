/**
 * Where the tiers of a pack leave holes, overlap or are never reached. May use {@code rules}, {@code evaluation} and
 * {@code library.cases}. An analysis belongs to one pack and one thread.
 */
@NullMarked
package plumbline.library.tiers;

import org.jspecify.annotations.NullMarked;
