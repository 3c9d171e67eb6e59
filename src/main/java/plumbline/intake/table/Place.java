package plumbline.intake.table;

import org.jspecify.annotations.Nullable;
import plumbline.text.PackLimits;
import plumbline.text.Text;

/**
 * A cell, or a row where no heading is given.
 *
 * @param sheet empty for a text file, which has one only
 * @param line from 1; 0 for a sheet as a whole
 */
record Place(String sheet, int line, @Nullable String heading) {
    private static final int MOST_LENGTH = 100;

    Place {
        sheet = PackLimits.cut(sheet, MOST_LENGTH);
        heading = heading == null ? null : PackLimits.cut(heading, MOST_LENGTH);
    }

    /** What is said of it. */
    Text of(Text message) {
        return new Text(zh() + message.zh(), en() + message.en());
    }

    /** The place itself, without a heading: 第 3 行. */
    Text row() {
        String sheetZh = sheet.isEmpty() ? "" : "工作表“" + sheet + "”";
        String sheetEn = sheet.isEmpty() ? "" : "sheet " + sheet;
        String comma = sheet.isEmpty() || line == 0 ? "" : ", ";
        return line == 0
                ? new Text(sheetZh, sheetEn)
                : new Text(sheetZh + "第 " + line + " 行", sheetEn + comma + "row " + line);
    }

    private String zh() {
        return row().zh() + (heading == null ? "" : "“" + heading + "”一列") + "：";
    }

    private String en() {
        return row().en() + (heading == null ? "" : ", column " + heading) + ": ";
    }
}
