/**
 * What every package speaks with: texts in two languages, findings with place and remedy, names that are nearly right,
 * JSON as text. What the program says stands in the catalogue, the files of {@code plumbline/messages}: a key with its text
 * in both languages, and a finding with what to write instead. Knows nothing of policies. Everything here is immutable or
 * stateless.
 */
@NullMarked
package plumbline.text;

import org.jspecify.annotations.NullMarked;
