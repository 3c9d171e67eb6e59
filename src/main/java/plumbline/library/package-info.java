/**
 * Which revision of each policy is in force, and how another comes into force while the service runs: a change in the
 * folder or by the API is tried, and serves only when it is sound. May use its own rooms, {@code store} and {@code rules}.
 * Thread-safe.
 *
 * <p>The way of a saved file: {@code FolderWatch} notices it, {@code Activator} asks the {@code LivePolicy} to settle, which
 * reads the folder and has it tried by a {@link plumbline.library.trial.Workshop}: {@code RuleCompiler} reads, checks and
 * compiles the rules, {@code PackCheck} analyses them, {@code CaseReport} runs the cases. If all is sound the {@code
 * LivePolicy} enacts it: {@code Revisions} stores it, and the policy's {@code PolicyState} becomes serving. If not, what was
 * in force goes on serving, the state is stale, and {@code FolderFaults} records it.
 */
@NullMarked
package plumbline.library;

import org.jspecify.annotations.NullMarked;
