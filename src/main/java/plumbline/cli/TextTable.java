package plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Rows of cells in aligned columns, for a terminal on which a Chinese character is two columns wide. */
final class TextTable {
    private static final String GAP = "  ";

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
        return text.codePoints().map(c -> Math.max(WCWidth.wcwidth(c), 0)).sum();
    }
}
