/**
 * A pack is tried before it may serve: compiled, checked and run on its own cases, in a process of its own with bounds
 * on time and memory, which {@link plumbline.library.trial.Workshop} starts and ends. May use {@code library.pack}, {@code
 * library.cases} and {@code library.lint}. Thread-safe.
 */
@NullMarked
package plumbline.library.trial;

import org.jspecify.annotations.NullMarked;
