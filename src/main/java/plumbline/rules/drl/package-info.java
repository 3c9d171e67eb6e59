/**
 * From the text of a rule file to its tree. Knows the language, and neither a policy nor the engine. May use {@code
 * text}. A parser belongs to one file and one thread; the tree is immutable.
 */
@NullMarked
package plumbline.rules.drl;

import org.jspecify.annotations.NullMarked;
