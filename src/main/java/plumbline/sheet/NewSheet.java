package plumbline.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sheet that is to be written: headings, and below them rows.
 *
 * @param hidden whether people do not see it
 * @param rows cells: texts, and numbers as BigDecimal; an empty text for none
 * @param checks what spreadsheets make sure of
 */
public record NewSheet(
        String name, boolean hidden, List<String> headings, List<List<Object>> rows, List<Check> checks) {
    public NewSheet {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
        checks = List.copyOf(checks);
    }

    /** One without checks, that people see. */
    public NewSheet(String name, List<String> headings, List<List<Object>> rows) {
        this(name, false, headings, rows, List.of());
    }

    /**
     * What may be written into the cells of a column.
     *
     * @param firstRow from 0, which is that of the headings
     * @param column from 0
     * @param form how the cells are shown
     * @param choices the texts to choose from; any when empty
     * @param formula what must hold, with {@code {cell}} for the cell; null for nothing
     * @param message what is said to whoever writes something else
     */
    public record Check(
            int firstRow,
            int lastRow,
            int column,
            Form form,
            List<String> choices,
            @Nullable String formula,
            String message) {
        public Check {
            choices = List.copyOf(choices);
        }
    }

    /** How cells are shown. */
    public enum Form {
        GENERAL(null),
        /** Without it, spreadsheets take 001 for 1. */
        TEXT("@"),
        DAY("yyyy-mm-dd");

        private final @Nullable String format;

        Form(@Nullable String format) {
            this.format = format;
        }

        @Nullable
        String format() {
            return format;
        }
    }
}
