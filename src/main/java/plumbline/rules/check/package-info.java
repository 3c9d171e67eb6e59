/**
 * The tree of a rule file held against what the policy declares: types, fields, codes, phases, the sheet. May use
 * {@code rules.drl}, {@code ledger}, {@code facts} and {@code policy}. {@code RuleFileReader} reads a file; {@code
 * ConditionCheck} and {@code Typing} type its conditions. A check belongs to one pack and one thread.
 */
@NullMarked
package plumbline.rules.check;

import org.jspecify.annotations.NullMarked;
