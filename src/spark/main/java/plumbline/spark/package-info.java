/**
 * The lines of a batch on Apache Spark: each is answered where it is read, by packs that every executor gets once. A room
 * of its own, compiled with {@code -Pspark} only; it may use {@code batch}, {@code library} and what stands above them.
 */
@NullMarked
package plumbline.spark;

import org.jspecify.annotations.NullMarked;
