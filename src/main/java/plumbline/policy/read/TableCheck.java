package plumbline.policy.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import plumbline.policy.Table;
import plumbline.text.MeantNumber;
import plumbline.text.Text;

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
                            new Text(
                                    "按 columns 的顺序补齐或删去；带逗号的文字两边加双引号",
                                    "Write one cell for each column; put a text with a comma in double quotes"));
                    continue;
                }
                // Only steps may begin below all numbers; that they are there is asked elsewhere.
                boolean isBelow = r == 0
                        && tables.get(t).has("steps")
                        && rows.get(r).get(0).asText().equals(Table.Steps.BELOW);
                for (int c = isBelow ? 1 : 0; c < columns.size(); c++) {
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
                    case "decimal" -> cell.isNumber();
                    case "integer" -> cell.isIntegralNumber();
                    default -> cell.isTextual();
                };
        if (fits) {
            return;
        }
        Text options =
                switch (type) {
                    case "date" -> new Text("日历上有的日期", "no day that a calendar has");
                    case "decimal" -> new Text("数字", "no number");
                    case "integer" -> new Text("整数", "no whole number");
                    default -> new Text("文字", "no text");
                };
        boolean isNumber = type.equals("decimal") || type.equals("integer");
        findings.add(
                place,
                "wrong-cell",
                new Text("这一格写的是 " + cell + "，不是" + options.zh(), "The cell is " + cell + ", which is " + options.en()),
                isNumber
                        ? MeantNumber.remedy(cell.asText())
                        : new Text(
                                "文本和日期加引号，日期写成 \"2022-04-30\"",
                                "Put texts and dates in quotes, dates as \"2022-04-30\""));
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeParseException noDay) {
            return false;
        }
    }
}
