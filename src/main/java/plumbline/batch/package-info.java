/**
 * Cohorts by the line: the bytes of a line with a request go in, those of its answer or of its problem come out, by one
 * revision of each pack. Knows neither the web server nor a cluster; all of them use it. May use {@code library}'s packs
 * and what stands above them. Thread-safe where it says so.
 */
@NullMarked
package plumbline.batch;

import org.jspecify.annotations.NullMarked;
