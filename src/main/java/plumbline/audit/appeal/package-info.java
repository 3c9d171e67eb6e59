/**
 * What a subject is told of its result: the inputs in words, the entries, the neighbours in the ranking. May use {@code
 * audit.record}, {@code library} and {@code explanation}. Stateless.
 */
@NullMarked
package plumbline.audit.appeal;

import org.jspecify.annotations.NullMarked;
