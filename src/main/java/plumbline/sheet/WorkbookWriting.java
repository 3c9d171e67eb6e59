package plumbline.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes workbooks. Stateless. */
public final class WorkbookWriting {
    private static final int MOST_NAME_LENGTH = 31;

    /** More than these a spreadsheet does not keep. */
    private static final int MOST_DIGITS = 15;

    /** Spreadsheets take no longer texts. */
    private static final int MOST_MESSAGE_LENGTH = 255;

    private static final int MOST_CELL_LENGTH = 32_767;
    private static final double LEAST_WIDTH = 10;
    private static final double MOST_WIDTH = 60;
    private static final String HEADING_COLOUR = "DDEBF7";

    private final Workbook book;
    private final Map<List<String>, Integer> choiceColumns = new HashMap<>();
    private final List<List<String>> choices = new ArrayList<>();

    private WorkbookWriting(Workbook book) {
        this.book = book;
    }

    /**
     * A workbook.
     *
     * @param choicesName of the hidden sheet that holds what there is to choose from, where there is anything
     */
    public static byte[] workbook(List<NewSheet> sheets, String choicesName) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Plumbline", null)) {
            WorkbookWriting writer = new WorkbookWriting(book);
            List<Worksheet> written = sheets.stream()
                    .map(sheet -> book.newWorksheet(name(sheet.name())))
                    .toList();
            for (NewSheet sheet : sheets) {
                sheet.checks().forEach(check -> writer.list(check.choices()));
            }
            Worksheet choices = writer.choices.isEmpty() ? null : writer.choices(choicesName);
            for (int i = 0; i < sheets.size(); i++) {
                writer.write(sheets.get(i), written.get(i));
                for (NewSheet.Check check : sheets.get(i).checks()) {
                    writer.check(check, written.get(i), choices);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Whether a sheet can have this name as it is. */
    public static boolean isName(String name) {
        return name.equals(name(name));
    }

    private static String name(String name) {
        String allowed = name.replaceAll("[\\[\\]:*?/\\\\']", "-");
        return allowed.length() <= MOST_NAME_LENGTH ? allowed : allowed.substring(0, MOST_NAME_LENGTH);
    }

    private void list(List<String> texts) {
        if (!texts.isEmpty() && choiceColumns.putIfAbsent(texts, choices.size()) == null) {
            choices.add(texts);
        }
    }

    private Worksheet choices(String name) {
        Worksheet sheet = book.newWorksheet(name(name));
        sheet.setVisibilityState(VisibilityState.HIDDEN);
        for (int column = 0; column < choices.size(); column++) {
            for (int row = 0; row < choices.get(column).size(); row++) {
                sheet.value(row, column, choices.get(column).get(row));
            }
        }
        return sheet;
    }

    private void write(NewSheet sheet, Worksheet written) {
        if (sheet.hidden()) {
            written.setVisibilityState(VisibilityState.HIDDEN);
        }
        for (int column = 0; column < sheet.headings().size(); column++) {
            String heading = sheet.headings().get(column);
            written.value(0, column, heading);
            written.style(0, column)
                    .bold()
                    .fillColor(HEADING_COLOUR)
                    .wrapText(true)
                    .set();
            double width = 2.0 * heading.codePointCount(0, heading.length()) + 2;
            written.width(column, Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width)));
        }
        for (int row = 0; row < sheet.rows().size(); row++) {
            List<Object> cells = sheet.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                value(written, row + 1, column, cells.get(column));
            }
        }
        written.freezePane(0, 1);
    }

    private static void value(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof BigDecimal number) {
            if (number.precision() <= MOST_DIGITS) {
                sheet.value(row, column, number);
            } else {
                sheet.value(row, column, number.toPlainString());
            }
        } else if (!value.toString().isEmpty()) {
            String text = value.toString();
            sheet.value(row, column, text.substring(0, Math.min(text.length(), MOST_CELL_LENGTH)));
        }
    }

    private void check(NewSheet.Check check, Worksheet sheet, @Nullable Worksheet lists) {
        String format = check.form().format();
        if (format != null && check.firstRow() == check.lastRow()) {
            sheet.style(check.firstRow(), check.column()).format(format).set();
        } else if (format != null) {
            sheet.style(check.column()).format(format).set();
        }
        Range range = sheet.range(check.firstRow(), check.column(), check.lastRow(), check.column());
        String message = escaped(check.message());
        String cut = message.length() <= MOST_MESSAGE_LENGTH ? message : message.substring(0, MOST_MESSAGE_LENGTH);
        if (lists != null && !check.choices().isEmpty()) {
            int column = Objects.requireNonNull(choiceColumns.get(check.choices()));
            range.validateWithList(lists.range(0, column, check.choices().size() - 1, column))
                    .errorStyle(DataValidationErrorStyle.STOP)
                    .showErrorMessage(true)
                    .errorTitle("Plumbline")
                    .error(cut);
        } else if (check.formula() != null) {
            String cell = Sheet.letters(check.column()) + (check.firstRow() + 1);
            range.validateWithFormula(check.formula()
                            .replace("{cell}", cell)
                            .replace("<", "&lt;")
                            .replace(">", "&gt;"))
                    .errorStyle(DataValidationErrorStyle.STOP)
                    .showErrorMessage(true)
                    .errorTitle("Plumbline")
                    .error(cut);
        }
    }

    /** The library writes messages as they are, into an attribute. */
    private static String escaped(String message) {
        return message.replace('&', '＆').replace('<', '＜').replace('>', '＞').replace('"', '”');
    }
}
