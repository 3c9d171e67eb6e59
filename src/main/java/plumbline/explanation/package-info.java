/**
 * Why a result is what it is, from what is kept of it: how a score came about, what separates one rank from the next, who
 * took the seats, and what a rule asked for that was not so. Reads the answer, its firings and the rules as data, never the
 * engine. May use {@code rules.model}, {@code policy} and {@code facts}. Stateless.
 */
@NullMarked
package plumbline.explanation;

import org.jspecify.annotations.NullMarked;
