/** Tables over HTTP: answers that people open in a spreadsheet, and what they fill in. Everything here is stateless. */
@NullMarked
package plumbline.http.table;

import org.jspecify.annotations.NullMarked;
