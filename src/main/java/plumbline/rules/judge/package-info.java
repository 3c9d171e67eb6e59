/**
 * Holds the conditions of rules against facts without the engine, one by one, so that a rule that did not fire can say
 * what it lacked. What fires is the engine's to say; a test holds both to each other. May use {@code rules.check} and
 * what is above it.
 */
@NullMarked
package plumbline.rules.judge;

import org.jspecify.annotations.NullMarked;
