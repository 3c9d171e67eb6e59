/**
 * What is kept of evaluations, so that anybody can ask of any of them later: which rules, on which facts, with which
 * result, and does it come out the same today? Every evaluation is a record of the journal, which
 * {@link plumbline.audit.Verification} checks; {@link plumbline.audit.Replay} runs one again. May use {@code library},
 * {@code evaluation} and {@code store}. Thread-safe.
 */
@NullMarked
package plumbline.audit;

import org.jspecify.annotations.NullMarked;
