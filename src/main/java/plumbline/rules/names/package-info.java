/**
 * The Chinese names that stand beside the codes of a policy and beside what the program itself offers to rules: where a
 * rule may write which, and a rule's text in the one or the other. May use {@code rules.drl}, {@code ledger}, {@code
 * facts}, {@code policy} and {@code text}. Whatever is read after it knows codes alone, so that a name is never more than
 * the code it stands for. Everything here is immutable or stateless.
 */
@NullMarked
package plumbline.rules.names;

import org.jspecify.annotations.NullMarked;
