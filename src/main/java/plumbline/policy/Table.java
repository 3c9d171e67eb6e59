package plumbline.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plumbline.text.Text;

/**
 * Facts that the source document lists, such as due dates; rules match its rows by the type's name.
 *
 * @param columns each a text, a number or a date
 * @param rows values by column: String, BigDecimal or LocalDate
 */
public record Table(
        String code,
        String factType,
        Text label,
        List<Indicator> columns,
        List<Map<String, Object>> rows,
        Authority authority) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The words of a column in the rows whose other column holds the given word. */
    public Stream<String> words(String column, String where, String is) {
        return rows.stream().filter(row -> is.equals(row.get(where))).map(row -> String.valueOf(row.get(column)));
    }
}
