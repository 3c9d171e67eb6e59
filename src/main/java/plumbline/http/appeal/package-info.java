/** The appeal file as a page to print, from a template. Uses the words of policies. Stateless. */
@NullMarked
package plumbline.http.appeal;

import org.jspecify.annotations.NullMarked;
