/**
 * The door for programs: routes, the form of answers and errors. The only package that knows the web server. A server
 * is thread-safe.
 */
@NullMarked
package plumbline.http;

import org.jspecify.annotations.NullMarked;
