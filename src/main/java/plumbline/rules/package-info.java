/**
 * From a pack's rule files to a {@link plumbline.rules.RuleBook}, and from a cohort to what its rules post. The only
 * package that knows the rule engine; it may use {@code intake}, {@code ledger} and its own rooms: {@code drl} reads and
 * prints, {@code check} holds against the policy, {@code model} says what a rule compares and posts, {@code gate} reads
 * the compiled classes. A rule book is immutable and thread-safe; a session belongs to one evaluation and one thread.
 */
@NullMarked
package plumbline.rules;

import org.jspecify.annotations.NullMarked;
