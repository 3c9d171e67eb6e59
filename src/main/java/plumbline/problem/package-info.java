/**
 * What is wrong with what somebody asked, as problem details (RFC 9457): the same words and bytes whether the answer goes
 * over a connection, into a file or into a table. May use {@code evaluation} and what stands above it. Stateless.
 */
@NullMarked
package plumbline.problem;

import org.jspecify.annotations.NullMarked;
