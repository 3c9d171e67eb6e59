/**
 * The last gate before rules are loaded: every class that the engine generated is read, and whatever is not on the list
 * of what rules may call keeps it out. May use {@code ledger}. Stateless, but for the
 * class loader of each pack.
 */
@NullMarked
package plumbline.rules.gate;

import org.jspecify.annotations.NullMarked;
