/**
 * What was ever in force: revisions, their files, who put them into force and when, and how two of them differ. May use
 * {@code store} and {@code library.pack}. Thread-safe.
 */
@NullMarked
package plumbline.library.revision;

import org.jspecify.annotations.NullMarked;
