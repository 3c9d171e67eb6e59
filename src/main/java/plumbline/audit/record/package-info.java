/**
 * The record that is kept of an evaluation, and finding it again. May use {@code store} and {@code evaluation}.
 * Thread-safe.
 */
@NullMarked
package plumbline.audit.record;

import org.jspecify.annotations.NullMarked;
