/** The appeal file as a page to print. Stateless. */
@NullMarked
package plumbline.http.appeal;

import org.jspecify.annotations.NullMarked;
