package plumbline.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells in aligned columns, for a terminal on which a Chinese character is two columns wide. */
final class TextTable {
    private static final String GAP = "  ";

    /** Characters that are two columns wide (Unicode Standard Annex 11): Chinese, Japanese, Korean, and pictures. */
    private static final List<Range> WIDE = List.of(
            new Range(0x1100, 0x115F),
            new Range(0x2E80, 0x303E),
            new Range(0x3041, 0xA4CF),
            new Range(0xAC00, 0xD7A3),
            new Range(0xF900, 0xFAFF),
            new Range(0xFE30, 0xFE6F),
            new Range(0xFF00, 0xFF60),
            new Range(0xFFE0, 0xFFE6),
            new Range(0x1F300, 0x1FAFF),
            new Range(0x20000, 0x3FFFD));

    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param right for each column whether it is aligned to the right, as numbers are */
    TextTable(List<Boolean> right) {
        this.right = List.copyOf(right);
    }

    void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** The rows as lines, each with the given indent. */
    String text(String indent) {
        int[] widths = new int[right.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < widths.length; i++) {
                String space = " ".repeat(widths[i] - width(row.get(i)));
                line.append(i == 0 ? "" : GAP).append(right.get(i) ? space + row.get(i) : row.get(i) + space);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** How many columns of a terminal the text takes. */
    static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    private static int width(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> WIDE.stream().anyMatch(range -> range.holds(character)) ? 2 : 1;
        };
    }

    private record Range(int first, int last) {
        boolean holds(int character) {
            return first <= character && character <= last;
        }
    }
}
