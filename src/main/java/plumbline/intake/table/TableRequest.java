package plumbline.intake.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Problems;
import plumbline.intake.RequestRejected;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.sheet.Sheet;
import plumbline.text.Text;

/**
 * The request that a table writes: a row for each subject, or for each of its records where there are columns of
 * records. What is of all subjects alike, such as the period and the context, stands on a sheet of its own, or in one row
 * at least, and is the same in all where it stands. Made and used by one thread.
 */
final class TableRequest {
    private final Policy policy;
    private final Problems problems = new Problems();
    private final Headings headings;
    private final RequestTree tree;

    private TableRequest(Policy policy) {
        this.policy = policy;
        this.headings = new Headings(policy, problems);
        this.tree = new RequestTree(policy, problems);
    }

    /**
     * Reads the sheets.
     *
     * @param period null when the table names it
     * @throws RequestRejected when its headings and rows do not say what is meant
     */
    static TableRequest of(Policy policy, List<Sheet> sheets, @Nullable String period) throws RequestRejected {
        TableRequest request = new TableRequest(policy);
        if (period != null) {
            request.tree.period(period);
        }
        request.read(sheets);
        request.problems.throwIfAny();
        return request;
    }

    JsonNode json() {
        return tree.root();
    }

    /** The same faults, each with the row and the column where it stands. */
    RequestRejected placed(RequestRejected rejected) {
        return tree.places().placed(rejected);
    }

    private void read(List<Sheet> sheets) {
        Sheet main = null;
        List<Sheet> others = new ArrayList<>();
        for (Sheet sheet : sheets) {
            if (SheetRole.isPassedOver(sheet)) {
                continue;
            }
            sheet.faults()
                    .forEach(fault -> problems.add(
                            "",
                            fault.code(),
                            new Place(sheet.name(), fault.line(), Sheet.letters(fault.column())).of(fault.text())));
            if (SheetRole.isContext(sheet) || SheetRole.records(sheet, policy) != null) {
                others.add(sheet);
            } else if (main == null) {
                main = sheet;
            } else {
                problems.add(
                        "",
                        "unknown-sheet",
                        new Place(sheet.name(), 0, null)
                                .of(new Text(
                                        "不知道这张工作表是什么；请删去（它可能是隐藏的），或改名为“" + SheetRole.CONTEXT.zh() + "”“"
                                                + SheetRole.NOTES.zh() + "”或指标的名称",
                                        "nobody knows what this sheet holds; delete it (it may be hidden), or call it "
                                                + SheetRole.CONTEXT.en() + ", " + SheetRole.NOTES.en()
                                                + ", or by the indicator whose records it holds")));
            }
        }
        if (main == null) {
            problems.add(
                    "",
                    "empty-table",
                    new Text(
                            "表格是空的：第一行应为列名，以下每行一个考核对象",
                            "the table is empty: it must have a row of headings and a row for each subject"));
            return;
        }
        table(main, null);
        for (Sheet sheet : others) {
            Indicator records = SheetRole.records(sheet, policy);
            if (records == null) {
                context(sheet);
            } else {
                table(sheet, records);
            }
        }
    }

    /** Reads a sheet whose first row has headings; with records, that of an indicator's. */
    private void table(Sheet sheet, @Nullable Indicator records) {
        Sheet.Row header = sheet.rows().get(0);
        @Nullable Column[] columns = new Column[header.cells().size()];
        int idColumn = -1;
        for (int i = 0; i < columns.length; i++) {
            String heading = header.cells().get(i);
            Place place = new Place(sheet.name(), header.line(), heading);
            Column column = heading.isEmpty() ? null : column(place, heading, records);
            if (column != null && Arrays.stream(columns).anyMatch(other -> isSame(other, column))) {
                problems.add(
                        "",
                        "duplicate-column",
                        place.of(new Text("有两列是同一项，请删去一列", "there are two columns for it; delete one")));
                continue;
            }
            columns[i] = column;
            if (column != null) {
                tree.stands(column);
                idColumn = column.isId() ? i : idColumn;
            }
        }
        List<Sheet.Row> rows = MergedCells.filled(sheet, idColumn, problems);
        for (Sheet.Row row : rows.subList(1, rows.size())) {
            tree.row(sheet, row, columns, idColumn, records != null);
        }
    }

    private static boolean isSame(@Nullable Column one, Column other) {
        return one != null && one.path().equals(other.path());
    }

    private @Nullable Column column(Place place, String heading, @Nullable Indicator records) {
        return records != null && records.kind() instanceof ValueKind.Records kind
                ? headings.ofRecords(place, heading, records, kind)
                : headings.ofSubjects(place, heading);
    }

    /** Reads a sheet with a name and a value in each row; a row of headings may stand above. */
    private void context(Sheet sheet) {
        for (Sheet.Row row : sheet.rows()) {
            String name = row.cells().get(0);
            String value = row.cells().size() > 1 ? row.cells().get(1) : "";
            if (row.equals(sheet.rows().get(0)) && Headings.isNamed(name, "item", SheetRole.ITEM)) {
                continue;
            }
            Place place = new Place(sheet.name(), row.line(), name);
            Column column = name.isEmpty() ? null : headings.ofContext(place, name);
            if (name.isEmpty()) {
                tree.withoutHeading(new Place(sheet.name(), row.line(), null));
            }
            if (column != null) {
                tree.stands(column);
            }
            if (column != null && !value.isEmpty()) {
                tree.ofRequest(place, column, value);
            }
        }
    }
}
