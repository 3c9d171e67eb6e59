/**
 * YAML as a tree in which each value knows its line and means what a person reads: numbers stay exact, keys appear once,
 * and the parser's faults are put into words. May use {@code text}. Everything here is immutable or stateless.
 */
@NullMarked
package plumbline.yaml;

import org.jspecify.annotations.NullMarked;
