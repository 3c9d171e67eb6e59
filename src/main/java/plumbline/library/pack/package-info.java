/**
 * A pack: the files of a folder, read once and within limits, and what they make together. May use {@code rules} and
 * what stands above it. Everything here is immutable or stateless.
 */
@NullMarked
package plumbline.library.pack;

import org.jspecify.annotations.NullMarked;
