package plumbline.intake.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Problem;
import plumbline.intake.RequestRejected;
import plumbline.policy.ValueKind;
import plumbline.text.Text;

/** Where the values of a request stand in the table that wrote it. Used by one thread. */
final class CellPlaces {
    /**
     * A value.
     *
     * @param kind null for a text, or for a subject or record as a whole
     */
    record Cell(Place place, String text, @Nullable ValueKind kind) {}

    private static final Pattern INDEX = Pattern.compile("/[0-9]+(?=/|$)");

    private final Map<String, Cell> cells = new HashMap<>();

    /** What the columns that there are may hold: pointers for whatever subject and record. */
    private final Set<String> columns = new HashSet<>();

    /** The cell that stood there before, which stays; null when there was none. */
    @Nullable
    Cell put(String pointer, Cell cell) {
        return cells.putIfAbsent(pointer, cell);
    }

    Cell find(String pointer) {
        return Objects.requireNonNull(cells.get(pointer));
    }

    void columnStands(Column column) {
        List<String> path = new ArrayList<>(column.path());
        if (column.record()) {
            path.add(2, "*");
        }
        String holder = column.ofSubject() ? "/subjects/*/" : "/";
        for (int length = 1; length <= path.size(); length++) {
            columns.add(holder + String.join("/", path.subList(0, length)));
        }
    }

    /** The same faults, each with the row and the column where it stands; a column that is missing is one fault. */
    RequestRejected placed(RequestRejected rejected) {
        List<Problem> placed = new ArrayList<>();
        Set<String> missing = new HashSet<>();
        int count = rejected.count();
        for (Problem problem : rejected.problems()) {
            String anywhere = INDEX.matcher(problem.pointer()).replaceAll("/*");
            boolean isColumn = problem.code().equals("missing-member") && !columns.contains(anywhere);
            if (isColumn && !missing.add(anywhere)) {
                count--;
                continue;
            }
            placed.add(
                    isColumn ? new Problem(problem.pointer(), "missing-column", problem.message()) : placed(problem));
        }
        return new RequestRejected(rejected.kind(), count, placed);
    }

    private Problem placed(Problem problem) {
        String pointer = problem.pointer();
        while (!cells.containsKey(pointer) && !pointer.isEmpty()) {
            pointer = pointer.substring(0, pointer.lastIndexOf('/'));
        }
        Cell cell = cells.get(pointer);
        if (cell == null || cell.place().line() == 0) {
            return problem;
        }
        Text message = problem.code().equals("wrong-type") ? wrongType(cell, problem.message()) : problem.message();
        return new Problem(problem.pointer(), problem.code(), cell.place().of(message));
    }

    /** What to write in a table is not what to write in JSON. */
    private static Text wrongType(Cell cell, Text otherwise) {
        String shown = TableCell.shown(cell.text());
        if (cell.kind() instanceof ValueKind.Numeric) {
            return new Text(
                    "应为数字，如 1234.5 或 1,234.5，给的是“" + shown + "”",
                    "must be a number such as 1234.5 or 1,234.5, but is " + shown);
        }
        return cell.kind() instanceof ValueKind.Flag
                ? new Text("应为“是”或“否”，给的是“" + shown + "”", "must be yes or no, but is " + shown)
                : otherwise;
    }
}
