package plumbline.intake.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.intake.Problems;
import plumbline.sheet.Sheet;
import plumbline.text.Text;

/**
 * Merged cells hold their value in the first row only. Merged ids mean that the rows are one subject's, and what is merged
 * over the rows of one subject stands in each of them; whatever else is merged could mean several things. Stateless.
 */
final class MergedCells {
    private static final int MOST_FILLED = 100_000;

    private MergedCells() {}

    /** The rows of the sheet with each merged value in all of its rows; what cannot be understood is added to the problems. */
    static List<Sheet.Row> filled(Sheet sheet, int idColumn, Problems problems) {
        if (sheet.merges().isEmpty()) {
            return sheet.rows();
        }
        Map<Integer, List<String>> cellsByLine = new HashMap<>();
        sheet.rows().forEach(row -> cellsByLine.put(row.line(), new ArrayList<>(row.cells())));
        List<Sheet.Merge> merges = new ArrayList<>(sheet.merges());
        merges.sort((one, other) -> Boolean.compare(isOf(idColumn, other), isOf(idColumn, one)));
        int filled = 0;
        for (Sheet.Merge merge : merges) {
            List<String> first = cellsByLine.getOrDefault(merge.firstLine(), List.of());
            String value = cell(first, merge.firstColumn());
            if (value.isEmpty()) {
                continue;
            }
            boolean isClear = merge.firstColumn() == merge.lastColumn() && idColumn >= 0;
            for (int line = merge.firstLine() + 1; isClear && line <= merge.lastLine(); line++) {
                List<String> cells = cellsByLine.get(line);
                filled++;
                if (filled > MOST_FILLED) {
                    isClear = false;
                } else if (cells != null && (isOf(idColumn, merge) || isSame(first, cells, idColumn))) {
                    set(cells, merge.firstColumn(), value);
                } else if (cells != null) {
                    isClear = false;
                }
            }
            if (!isClear) {
                problems.add(
                        "",
                        "merged-cells",
                        new Place(sheet.name(), merge.firstLine(), Sheet.letters(merge.firstColumn()))
                                .of(new Text(
                                        "这里合并了单元格，看不出各格是什么；请取消合并，每格各填一次",
                                        "cells are merged here, so that nobody knows what each holds; unmerge them and write"
                                                + " each cell")));
            }
        }
        return sheet.rows().stream()
                .map(row -> new Sheet.Row(row.line(), cellsByLine.getOrDefault(row.line(), row.cells())))
                .toList();
    }

    private static boolean isOf(int column, Sheet.Merge merge) {
        return merge.firstColumn() == column && merge.lastColumn() == column;
    }

    private static boolean isSame(List<String> first, List<String> other, int idColumn) {
        return !cell(first, idColumn).isEmpty() && cell(first, idColumn).equals(cell(other, idColumn));
    }

    private static String cell(List<String> cells, int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    private static void set(List<String> cells, int column, String value) {
        if (column >= cells.size()) {
            cells.addAll(Collections.nCopies(column + 1 - cells.size(), ""));
        }
        cells.set(column, value);
    }
}
