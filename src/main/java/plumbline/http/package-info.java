/**
 * The door for programs: one table of routes, and a handler for each. May use everything but {@code cli}; with its own
 * rooms the only package that knows the web server. A server is thread-safe.
 */
@NullMarked
package plumbline.http;

import org.jspecify.annotations.NullMarked;
