/**
 * From a pack's rule files to a {@link plumbline.rules.RuleBook}, and from a cohort to what its rules post. The only
 * package that knows the rule engine. A rule book is immutable and thread-safe; a session belongs to one evaluation and
 * one thread.
 */
@NullMarked
package plumbline.rules;

import org.jspecify.annotations.NullMarked;
