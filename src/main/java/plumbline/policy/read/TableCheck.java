package plumbline.policy.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import plumbline.policy.Table;
import plumbline.text.MeantNumber;
import plumbline.text.Messages;
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
                    findings.error(place, "wrong-row", columns.size());
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
        boolean isNumber = type.equals("decimal") || type.equals("integer");
        Text remedy = isNumber ? MeantNumber.remedy(cell.asText()) : Messages.text("put-in-quotes");
        String key =
                switch (type) {
                    case "date" -> "wrong-cell.day";
                    case "decimal" -> "wrong-cell.number";
                    case "integer" -> "wrong-cell.whole-number";
                    default -> "wrong-cell.text";
                };
        findings.error(place, key, cell, remedy);
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeParseException noDay) {
            return false;
        }
    }
}
