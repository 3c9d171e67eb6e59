/** How the log is written: text for people or JSON for programs, on standard error. Thread-safe. */
@NullMarked
package plumbline.log;

import org.jspecify.annotations.NullMarked;
