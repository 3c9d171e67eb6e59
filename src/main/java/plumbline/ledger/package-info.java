/**
 * What rules post: the {@link plumbline.ledger.Ledger} through which they do, the postings that come of it, and {@link
 * plumbline.ledger.RuleApi}, the one list of all that rules can see. A call is added as a method of the ledger that says what
 * it {@linkplain plumbline.ledger.Posts posts}, with its row in {@code rules/REFERENCE.md}. May use {@code facts} and {@code policy}. A ledger
 * belongs to one evaluation and one thread; everything else here is immutable.
 */
@NullMarked
package plumbline.ledger;

import org.jspecify.annotations.NullMarked;
