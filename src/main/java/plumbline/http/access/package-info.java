/**
 * Who may do what: keys, the roles that they have, and the check of both before a route is answered. May use {@code store} and
 * {@code audit.record}.
 * Thread-safe.
 */
@NullMarked
package plumbline.http.access;

import org.jspecify.annotations.NullMarked;
