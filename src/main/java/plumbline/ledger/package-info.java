/**
 * What rules post, and the small API that they see: the {@link plumbline.ledger.Ledger}, the facts that the service
 * inserts between the phases, exact numbers and the named formulas. A ledger belongs to one evaluation and one thread;
 * everything else here is immutable.
 */
@NullMarked
package plumbline.ledger;

import org.jspecify.annotations.NullMarked;
