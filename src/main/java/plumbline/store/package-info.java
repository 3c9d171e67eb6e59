/**
 * What is kept: one database, one writer that makes every write durable before it answers, and the journal, a chain of
 * records each of which holds the hash of the one before it. Knows nothing of rules or evaluations. Thread-safe.
 */
@NullMarked
package plumbline.store;

import org.jspecify.annotations.NullMarked;
