package plumbline.sheet;

import plumbline.text.Text;

/** A file in which no table can be read. */
public final class SheetUnreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Text text;

    SheetUnreadable(String code, String zh, String en) {
        super(en);
        this.code = code;
        this.text = new Text(zh, en);
    }

    static SheetUnreadable malformed() {
        return new SheetUnreadable(
                "unreadable-table",
                "读不出这张表：用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV（UTF-8，以逗号分隔，各行的格数与列名行相同）",
                "the table cannot be read: open it in a spreadsheet and save it as .xlsx or as CSV (UTF-8, separated by"
                        + " commas, with as many cells in each row as there are headings)");
    }

    static SheetUnreadable tooManyRows(int most) {
        return new SheetUnreadable(
                "too-many-rows", "表格超过 " + most + " 行，请分批", "the table has more than " + most + " rows; split it");
    }

    /** What kind of fault, in kebab case; never renamed. */
    public String code() {
        return code;
    }

    /** What is wrong and what to do. */
    public Text text() {
        return text;
    }
}
