/**
 * What every package speaks with: texts in two languages, findings with place and remedy, names that are nearly right,
 * JSON as text. Knows nothing of policies. Everything here is immutable or stateless.
 */
@NullMarked
package plumbline.text;

import org.jspecify.annotations.NullMarked;
