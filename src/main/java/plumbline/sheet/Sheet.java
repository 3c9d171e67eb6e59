package plumbline.sheet;

import java.util.List;
import plumbline.text.Text;

/**
 * A table.
 *
 * @param name empty for a text file
 * @param rows those that hold any text, in the order of the file
 * @param merges cells that are shown as one
 * @param formulas addresses of the cells that a formula calculates, such as {@code C2}; the rows hold what the
 *     spreadsheet calculated last
 * @param faults cells of which nobody can say what they hold
 */
public record Sheet(String name, List<Row> rows, List<Merge> merges, List<String> formulas, List<Fault> faults) {
    public Sheet {
        rows = List.copyOf(rows);
        merges = List.copyOf(merges);
        formulas = List.copyOf(formulas);
        faults = List.copyOf(faults);
    }

    /**
     * A row.
     *
     * @param line from 1
     * @param cells as the spreadsheet shows them, but numbers with all their digits and without separators of thousands,
     *     and days as ISO 8601 has them; a missing cell is empty
     */
    public record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    /** Cells that are shown as one, which holds what stands in the first; lines from 1, columns from 0. */
    public record Merge(int firstLine, int lastLine, int firstColumn, int lastColumn) {}

    /**
     * What is wrong with a cell.
     *
     * @param line from 1
     * @param column from 0
     */
    public record Fault(int line, int column, String code, Text text) {
        Fault(int line, int column, String code, String zh, String en) {
            this(line, column, code, new Text(zh, en));
        }
    }

    /** The name of a column, from 0: A, B, …, Z, AA. */
    public static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }
}
