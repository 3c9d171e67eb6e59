/**
 * The cases that a pack brings as its proof: read, run and reported. May use {@code library.pack} and
 * {@code evaluation}. Immutable or stateless.
 */
@NullMarked
package plumbline.library.cases;

import org.jspecify.annotations.NullMarked;
