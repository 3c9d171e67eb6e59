/**
 * From the text of a rule file to its trees, and from a tree to the text that the engine compiles. Knows the language, and neither a policy nor the engine. May use {@code
 * text}. A parser belongs to one file and one thread; the tree is immutable.
 */
@NullMarked
package plumbline.rules.drl;

import org.jspecify.annotations.NullMarked;
