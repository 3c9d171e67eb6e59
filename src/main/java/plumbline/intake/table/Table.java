package plumbline.intake.table;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Cohort;
import plumbline.intake.Limits;
import plumbline.intake.Problem;
import plumbline.intake.RequestReader;
import plumbline.intake.RequestRejected;
import plumbline.policy.Policy;
import plumbline.sheet.Sheet;
import plumbline.sheet.SheetFormat;
import plumbline.sheet.SheetUnreadable;
import plumbline.text.Text;

/** A table that somebody sent as a request, not yet held against a policy. Immutable. */
public final class Table {
    /** Room for several records of each of as many subjects as there may be. */
    static final int MOST_ROWS = 20_000;

    private final List<Sheet> sheets;
    private final @Nullable String period;

    private Table(List<Sheet> sheets, @Nullable String period) {
        this.sheets = sheets;
        this.period = period;
    }

    /**
     * Reads the cells.
     *
     * @param period of the evaluation; null when the table names it
     * @throws RequestRejected when it is no table, or has more than is taken
     */
    public static Table read(SheetFormat format, byte[] bytes, @Nullable String period) throws RequestRejected {
        if (bytes.length > Limits.MAX_LINE_BYTES) {
            Text message = new Text(
                    "表格超过 " + Limits.MAX_LINE_BYTES + " 字节，请分批",
                    "the table has more than " + Limits.MAX_LINE_BYTES + " bytes; split it");
            throw new RequestRejected(RequestRejected.Kind.TOO_LARGE, List.of(new Problem("", "too-large", message)));
        }
        try {
            return new Table(format.sheets(bytes, MOST_ROWS + 1), period);
        } catch (SheetUnreadable unreadable) {
            throw new RequestRejected(
                    RequestRejected.Kind.INVALID, List.of(new Problem("", unreadable.code(), unreadable.text())));
        }
    }

    /** The cells that a formula calculates, such as {@code 银行!C2}: what a spreadsheet calculated last was taken. */
    public List<String> formulas() {
        return sheets.stream()
                .flatMap(sheet -> SheetRole.isPassedOver(sheet)
                        ? Stream.empty()
                        : sheet.formulas().stream().map(cell -> sheet.name() + "!" + cell))
                .toList();
    }

    /**
     * The cohort, which is that of the same request in JSON.
     *
     * @throws RequestRejected naming every fault with the sheet, the row and the column where it stands
     */
    public Cohort cohort(Policy policy, RequestReader requests) throws RequestRejected {
        TableRequest request = TableRequest.of(policy, sheets, period);
        try {
            return requests.read(request.json());
        } catch (RequestRejected rejected) {
            throw request.placed(rejected);
        }
    }
}
