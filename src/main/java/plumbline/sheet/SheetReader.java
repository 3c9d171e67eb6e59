package plumbline.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads a sheet of a workbook, cell by cell. Used once. */
final class SheetReader {
    private static final int MOST_COLUMNS = 1_000;
    private static final int MOST_LINES = 1_048_576;
    private static final int MOST_CELLS = 500_000;
    private static final int MOST_MERGES = 10_000;
    private static final int LETTERS = 26;

    private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");
    private static final Pattern RANGE = Pattern.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})");

    /** How much the sheets of one workbook may still hold. */
    static final class Room {
        private final int mostRows;
        private int rows;
        private int cells;

        Room(int mostRows) {
            this.mostRows = mostRows;
        }

        private void take(int width) throws SheetUnreadable {
            rows++;
            cells += width;
            if (rows > mostRows) {
                throw SheetUnreadable.tooManyRows(mostRows);
            }
            if (cells > MOST_CELLS) {
                throw new SheetUnreadable(
                        "too-many-cells",
                        "表格超过 " + MOST_CELLS + " 格，请分批",
                        "the table has more than " + MOST_CELLS + " cells; split it");
            }
        }
    }

    private final CellText text;
    private final Room room;
    private final List<Sheet.Row> rows = new ArrayList<>();
    private final List<Sheet.Merge> merges = new ArrayList<>();
    private final List<String> formulas = new ArrayList<>();
    private final List<Sheet.Fault> faults = new ArrayList<>();

    SheetReader(CellText text, Room room) {
        this.text = text;
        this.room = room;
    }

    Sheet read(String name, XmlPart part) throws XMLStreamException, SheetUnreadable {
        int line = 0;
        while (part.next()) {
            if (part.name().equals("row")) {
                String number = part.attribute("r");
                line = number == null ? line + 1 : Integer.parseInt(number);
                if (line < 1 || line > MOST_LINES) {
                    throw SheetUnreadable.malformed();
                }
                row(part, line);
            } else if (part.name().equals("mergeCell") && merges.size() < MOST_MERGES) {
                merge(Objects.requireNonNullElse(part.attribute("ref"), ""));
            }
        }
        return new Sheet(name, rows, merges, formulas, faults);
    }

    private void row(XmlPart part, int line) throws XMLStreamException, SheetUnreadable {
        List<String> cells = new ArrayList<>();
        int column = -1;
        while (part.nextWithin("row")) {
            if (!part.name().equals("c")) {
                continue;
            }
            String address = part.attribute("r");
            int next = address == null ? column + 1 : column(ADDRESS, address);
            if (next <= column) {
                throw SheetUnreadable.malformed();
            }
            column = next;
            cell(part, line, column, cells);
        }
        Sheet.Row row = new Sheet.Row(line, cells);
        if (!row.isBlank()) {
            room.take(cells.size());
            rows.add(row);
        }
    }

    private void cell(XmlPart part, int line, int column, List<String> cells)
            throws XMLStreamException, SheetUnreadable {
        String type = Objects.requireNonNullElse(part.attribute("t"), "n");
        String style = part.attribute("s");
        boolean isFormula = false;
        @Nullable String value = null;
        while (part.nextWithin("c")) {
            switch (part.name()) {
                case "f" -> {
                    part.text();
                    isFormula = true;
                }
                case "v" -> value = part.text();
                case "is" -> value = part.richText("is");
                default -> part.text();
            }
        }
        CellText.Shown shown = text.shown(type, style, value, isFormula);
        if (shown.text().isEmpty() && shown.fault() == null) {
            return;
        }
        if (column >= MOST_COLUMNS) {
            throw new SheetUnreadable(
                    "too-many-columns",
                    "表格超过 " + MOST_COLUMNS + " 列",
                    "the table has more than " + MOST_COLUMNS + " columns");
        }
        while (cells.size() < column) {
            cells.add("");
        }
        cells.add(shown.text());
        if (shown.fault() != null) {
            CellText.Fault fault = shown.fault();
            faults.add(new Sheet.Fault(line, column, fault.code(), fault.zh(), fault.en()));
        }
        if (isFormula) {
            formulas.add(Sheet.letters(column) + line);
        }
    }

    private void merge(String range) throws SheetUnreadable {
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()) {
            throw SheetUnreadable.malformed();
        }
        merges.add(new Sheet.Merge(
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(4)),
                column(matcher.group(1)),
                column(matcher.group(3))));
    }

    private static int column(Pattern pattern, String address) throws SheetUnreadable {
        Matcher matcher = pattern.matcher(address);
        if (!matcher.matches()) {
            throw SheetUnreadable.malformed();
        }
        return column(matcher.group(1));
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * LETTERS + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }
}
