/**
 * YAML as a tree in which each value knows its line and means what a person reads: numbers stay exact, keys stand once,
 * and the parser's faults are told in words. May use {@code text}. Everything here is immutable or stateless.
 */
@NullMarked
package plumbline.yaml;

import org.jspecify.annotations.NullMarked;
