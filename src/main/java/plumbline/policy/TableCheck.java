package plumbline.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Checks the rows of {@code tables} against their columns, before they are read. */
final class TableCheck {
    private TableCheck() {}

    static void run(JsonNode tables, PolicyFindings findings) {
        for (int t = 0; t < tables.size(); t++) {
            JsonNode columns = tables.get(t).get("columns");
            JsonNode rows = tables.get(t).get("rows");
            for (int r = 0; r < rows.size(); r++) {
                String place = "/tables/" + t + "/rows/" + r;
                if (rows.get(r).size() != columns.size()) {
                    findings.add(
                            place,
                            "wrong-row",
                            new Text(
                                    "这一行应有 " + columns.size() + " 格", "The row must have " + columns.size() + " cells"),
                            new Text("按 columns 的顺序补齐或删去", "Write one cell for each column"));
                    continue;
                }
                for (int c = 0; c < columns.size(); c++) {
                    cell(place + "/" + c, columns.get(c), rows.get(r).get(c), findings);
                }
            }
        }
    }

    private static void cell(String place, JsonNode column, JsonNode cell, PolicyFindings findings) {
        String type = column.get("type").textValue();
        boolean fits =
                switch (type) {
                    case "date" -> cell.isTextual() && isDay(cell.textValue());
                    case "decimal", "integer" -> cell.isNumber();
                    default -> cell.isTextual();
                };
        if (!fits) {
            boolean isDay = type.equals("date");
            findings.add(
                    place,
                    "wrong-cell",
                    new Text(
                            "这一格写的是 " + cell + "，不是" + (isDay ? "日历上有的日期" : type.equals("text") ? "文字" : "数字"),
                            "The cell is " + cell + ", which is "
                                    + (isDay
                                            ? "no day that a calendar has"
                                            : type.equals("text") ? "no text" : "no number")),
                    new Text("文本和日期加引号，日期写成 \"2022-04-30\"", "Put texts and dates in quotes, dates as \"2022-04-30\""));
        }
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeParseException noDay) {
            return false;
        }
    }
}
