/**
 * The console: the pages for people, which use the API as every other client does. What they are made of is in
 * {@code resources/plumbline/console}: native modules, styles and texts, served as they are. Thread-safe.
 */
@NullMarked
package plumbline.http.console;

import org.jspecify.annotations.NullMarked;
