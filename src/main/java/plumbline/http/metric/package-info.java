/**
 * What the service counts and measures of itself, in the form that Prometheus reads. May use {@code store}, {@code library}
 * and the rooms of {@code http}. Thread-safe.
 */
@NullMarked
package plumbline.http.metric;

import org.jspecify.annotations.NullMarked;
