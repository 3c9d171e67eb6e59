/**
 * Policies and revisions as the API answers them. May use {@code policy}, {@code library} and their forms in {@code
 * evaluation}. Stateless.
 */
@NullMarked
package plumbline.http.json;

import org.jspecify.annotations.NullMarked;
