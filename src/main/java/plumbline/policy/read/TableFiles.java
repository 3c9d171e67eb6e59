package plumbline.policy.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Table;
import plumbline.text.Finding;
import plumbline.text.NearestName;
import plumbline.text.PackLimits;
import plumbline.text.Text;

/** Puts the rows of tables that stand in files of their own into what {@code policy.yaml} declares. */
final class TableFiles {
    static final String FOLDER = "tables/";

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,38}(\\.[0-9]{1,20})?");
    private static final Pattern DAY = Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?");

    private final Map<String, byte[]> files;
    private final PolicyFindings findings;
    private final TreeSet<String> unused;

    /** @param files by name, as {@code tables/tax.csv} */
    TableFiles(Map<String, byte[]> files, PolicyFindings findings) {
        this.files = files;
        this.findings = findings;
        this.unused = new TreeSet<>(files.keySet());
    }

    /** Reads the files of the tables, which the schema has found to be in order. */
    void insert(JsonNode tables) {
        for (int t = 0; t < tables.size(); t++) {
            table("/tables/" + t, t, (ObjectNode) tables.get(t));
        }
        for (String name : unused) {
            findings.add(whole(
                    name,
                    "table-not-declared",
                    new Text(
                            "policy.yaml 的 tables 里没有这张表，文件不会被读到",
                            "policy.yaml declares no such table, so the file is not read"),
                    new Text(
                            "在 tables 里写上它（code 与文件名相同），或删去文件",
                            "Declare it under tables, with the file's name as its code, or remove the file")));
        }
    }

    private void table(String pointer, int index, ObjectNode table) {
        String code = table.get("code").textValue();
        List<String> names = new ArrayList<>(List.of(FOLDER + code + ".csv", FOLDER + code + ".xlsx"));
        names.retainAll(files.keySet());
        unused.removeAll(names);
        int places = names.size() + (table.has("rows") ? 1 : 0);
        if (places != 1) {
            String shown = FOLDER + code + ".csv";
            findings.add(
                    places == 0 ? pointer : pointer + (table.has("rows") ? "/rows" : "/code"),
                    places == 0 ? "table-without-rows" : "rows-in-two-places",
                    places == 0
                            ? new Text("表“" + code + "”没有行", "The table " + code + " has no rows")
                            : new Text("表“" + code + "”的行写在几个地方", "The rows of " + code + " stand in several places"),
                    places == 0
                            ? new Text(
                                    "写 rows，或把行放在 " + shown + "（或 .xlsx）里",
                                    "Write rows, or put them into " + shown + " (or .xlsx)")
                            : new Text("只留一处", "Keep one of them"));
            return;
        }
        if (!names.isEmpty()) {
            read(names.get(0), index, table);
        }
    }

    private void read(String name, int index, ObjectNode table) {
        List<SheetFile.Row> sheet;
        try {
            sheet = SheetFile.rows(name, files.get(name));
        } catch (IOException unreadable) {
            findings.add(whole(
                    name,
                    "unreadable-table",
                    new Text("读不出这张表", "The table cannot be read"),
                    new Text(
                            "用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV（UTF-8）",
                            "Open it in a spreadsheet and save it as .xlsx or CSV (UTF-8)")));
            return;
        }
        int most = PackLimits.elements("rows");
        if (sheet.size() < 2 || sheet.size() > most + 1) {
            findings.add(whole(
                    name,
                    sheet.size() < 2 ? "table-without-rows" : "too-many-elements",
                    sheet.size() < 2
                            ? new Text(
                                    "表里没有行；第一行是各栏的名称，行写在下面",
                                    "The table has no rows; its first line names the columns, and the rows follow")
                            : new Text("表里超过 " + most + " 行", "The table has more than " + most + " rows"),
                    sheet.size() < 2
                            ? new Text("补上各行", "Write the rows")
                            : new Text("删去不用的", "Remove what is not needed")));
            return;
        }
        JsonNode columns = table.get("columns");
        List<Integer> places = columns(name, sheet.get(0), columns);
        if (places.contains(0)) {
            return;
        }
        List<SheetFile.Row> rows = sheet.subList(1, sheet.size());
        Table.Source source =
                new Table.Source(name, rows.stream().map(SheetFile.Row::line).toList(), places);
        findings.locate(index, source, rows);
        ArrayNode array = table.putArray("rows");
        for (int r = 0; r < rows.size(); r++) {
            ArrayNode cells = array.addArray();
            for (int c = 0; c < columns.size(); c++) {
                String text = cell(rows.get(r), places.get(c));
                boolean isBelow = r == 0
                        && c == 0
                        && table.has("steps")
                        && List.of("", "以下").contains(text);
                cells.add(
                        isBelow
                                ? JsonNodeFactory.instance.textNode(Table.Steps.BELOW)
                                : value(text, columns.get(c).get("type").textValue()));
            }
        }
    }

    private static String cell(SheetFile.Row row, int place) {
        return place <= row.cells().size() ? row.cells().get(place - 1) : "";
    }

    /** Where each column stands, from 1; 0 for one that is missing, which is a fault. */
    private List<Integer> columns(String name, SheetFile.Row header, JsonNode columns) {
        List<String> unknown = new ArrayList<>(header.cells());
        List<Integer> places = new ArrayList<>();
        for (JsonNode column : columns) {
            List<String> names = List.of(
                    column.get("zh").asText(),
                    column.get("en").asText(),
                    column.get("code").asText());
            int place = header.cells().stream()
                            .filter(names::contains)
                            .findFirst()
                            .map(header.cells()::indexOf)
                            .orElse(-1)
                    + 1;
            places.add(place);
            if (place == 0) {
                findings.add(at(
                        name,
                        header,
                        1,
                        "missing-column",
                        new Text("第一行没有“" + names.get(0) + "”这一栏", "The first line names no column " + names.get(1)),
                        new Text("在第一行补上 " + names.get(0), "Add " + names.get(1) + " to the first line")));
            } else {
                unknown.set(place - 1, "");
            }
        }
        for (int c = 0; c < unknown.size(); c++) {
            if (!unknown.get(c).isBlank()) {
                String nearest = nearest(unknown.get(c), columns);
                findings.add(at(
                        name,
                        header,
                        c + 1,
                        "unknown-column",
                        new Text(
                                "没有声明“" + unknown.get(c) + "”这一栏", "The column " + unknown.get(c) + " is not declared"),
                        nearest == null
                                ? new Text("在 columns 里补上，或删去这一栏", "Declare it under columns, or remove it")
                                : new Text("是不是 " + nearest + "？", "Did you mean " + nearest + "?")));
            }
        }
        return places;
    }

    private static @Nullable String nearest(String name, JsonNode columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.addAll(List.of(
                column.get("zh").asText(),
                column.get("en").asText(),
                column.get("code").asText())));
        return NearestName.to(name, names);
    }

    /** What is of the wrong kind stays a text, which is found to be wrong with all other cells. */
    private static JsonNode value(String text, String type) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        Matcher day = DAY.matcher(text);
        if (type.equals("date") && day.matches()) {
            return make.textNode("%s-%02d-%02d"
                    .formatted(day.group(1), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3))));
        }
        boolean isNumber = List.of("decimal", "integer").contains(type)
                && NUMBER.matcher(text).matches();
        if (isNumber && type.equals("integer") && !text.contains(".")) {
            return make.numberNode(new BigDecimal(text).toBigIntegerExact());
        }
        return isNumber ? make.numberNode(new BigDecimal(text)) : make.textNode(text);
    }

    private static Finding whole(String file, String code, Text message, Text remedy) {
        return new Finding(code, file, 0, 0, null, message, remedy);
    }

    private static Finding at(String file, SheetFile.Row row, int column, String code, Text message, Text remedy) {
        return new Finding(code, file, row.line(), column, String.join(" | ", row.cells()), message, remedy);
    }
}
