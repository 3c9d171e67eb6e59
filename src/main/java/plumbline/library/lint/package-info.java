/**
 * What can be said against a pack that compiles: what is declared and never used, comes too early, or never fires. May
 * use {@code library.tiers} and {@code library.cases}. A check belongs to one pack and one thread.
 */
@NullMarked
package plumbline.library.lint;

import org.jspecify.annotations.NullMarked;
