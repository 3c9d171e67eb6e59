/**
 * From {@code policy.yaml} to a {@link plumbline.policy.Policy}, or to all of its faults at once, each at its line. May
 * use {@code policy}, {@code yaml} and {@code text}. A reader belongs to one file and one thread.
 */
@NullMarked
package plumbline.policy.read;

import org.jspecify.annotations.NullMarked;
