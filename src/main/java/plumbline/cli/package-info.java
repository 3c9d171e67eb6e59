/** The door for people: one command a class, and the text that they print. Each command runs once, in one thread. */
@NullMarked
package plumbline.cli;

import org.jspecify.annotations.NullMarked;
