/** An answer as tables that people open in a spreadsheet. Everything here is stateless. */
@NullMarked
package plumbline.evaluation.table;

import org.jspecify.annotations.NullMarked;
