/**
 * A rule as data: what it compares with its variables resolved, and what it posts. May use {@code rules.check} and what
 * is above it. Immutable.
 */
@NullMarked
package plumbline.rules.model;

import org.jspecify.annotations.NullMarked;
