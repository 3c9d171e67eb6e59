package plumbline.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * Facts that the source document lists, such as due dates; rules match its rows by the type's name.
 *
 * @param columns each a text, a number or a date
 * @param rows values by column: String, BigDecimal or LocalDate
 * @param source the file that its rows stand in; null where they stand in {@code policy.yaml}
 * @param steps what the rows are steps of; null for rows that rules pick themselves
 */
public record Table(
        String code,
        String factType,
        Text label,
        List<Indicator> columns,
        List<Map<String, Object>> rows,
        @Nullable Source source,
        @Nullable Steps steps,
        Authority authority) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Where the cells of a table stand in a file of their own.
     *
     * @param lines of the rows, from 1
     * @param columns of the columns, from 1
     */
    public record Source(String file, List<Integer> lines, List<Integer> columns) {
        public Source {
            lines = List.copyOf(lines);
            columns = List.copyOf(columns);
        }
    }

    /**
     * Rows that begin at a number each, in its first column, and end where the next begins; each subject has the one row
     * that its own number is in.
     *
     * @param of code of the indicator, or of what is derived from indicators; {@code total} for the total
     * @param isAbove whether a row begins above its number, rather than at it
     * @param interpolates whether the numbers of the other columns rise evenly from one row to the next
     */
    public record Steps(String of, boolean isAbove, boolean interpolates) {
        /** What stands in the first column of a first row that has no beginning. */
        public static final String BELOW = "below";
    }

    /** The column of the numbers at which the rows of steps begin. */
    public Indicator bounds() {
        return columns.get(0);
    }

    /** Whether the first of its steps has no beginning. */
    public boolean isOpen() {
        return steps != null && !rows.get(0).containsKey(bounds().code());
    }

    /** Whether the column's numbers lie between those of two rows. */
    public boolean isInterpolated(Indicator column) {
        return steps != null
                && steps.interpolates()
                && column.kind() instanceof ValueKind.Numeric
                && !column.equals(bounds());
    }

    /** The words of a column in the rows whose other column holds the given word. */
    public Stream<String> words(String column, String where, String is) {
        return rows.stream().filter(row -> is.equals(row.get(where))).map(row -> String.valueOf(row.get(column)));
    }
}
