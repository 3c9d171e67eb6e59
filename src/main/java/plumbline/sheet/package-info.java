/**
 * Reads the cells of tables as spreadsheets save them, from hostile files too: each bound is judged before, or while, what
 * it bounds is read. What the cells mean is for others to say. Everything here is immutable or stateless.
 */
@NullMarked
package plumbline.sheet;

import org.jspecify.annotations.NullMarked;
