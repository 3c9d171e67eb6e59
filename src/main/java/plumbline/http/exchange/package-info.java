/**
 * What comes and goes over a connection: addresses, bodies, answers, problems, and the bounds on all of them. Knows the
 * web server and no route. May use {@code library}'s and {@code intake}'s faults. Thread-safe.
 */
@NullMarked
package plumbline.http.exchange;

import org.jspecify.annotations.NullMarked;
