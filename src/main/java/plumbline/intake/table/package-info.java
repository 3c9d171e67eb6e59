/**
 * A request as people write it in a spreadsheet: from sheets to the request in JSON that they stand for, with each fault at
 * its sheet, row and column; and the template that is filled in. Everything here is immutable, stateless, or used by one
 * thread.
 */
@NullMarked
package plumbline.intake.table;

import org.jspecify.annotations.NullMarked;
