/**
 * Which revision of each policy is in force, and how another comes into force while the service runs: a change in the
 * folder or by the API is tried, and serves only when it is sound. May use its own rooms, {@code store} and {@code rules}.
 * Thread-safe.
 */
@NullMarked
package plumbline.library;

import org.jspecify.annotations.NullMarked;
