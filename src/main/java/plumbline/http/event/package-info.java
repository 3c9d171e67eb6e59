/**
 * What happens, told to whoever wants to know: events that the journal tells of, and the streams of them. May use {@code
 * store}, {@code audit.record} and {@code library.revision}. Thread-safe.
 */
@NullMarked
package plumbline.http.event;

import org.jspecify.annotations.NullMarked;
