package plumbline.policy.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.policy.Table;
import plumbline.sheet.Sheet;
import plumbline.sheet.SheetFormat;
import plumbline.sheet.SheetUnreadable;
import plumbline.text.Finding;
import plumbline.text.Messages;
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
            findings.add(whole(name, "table-not-declared"));
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
            String at = table.has("rows") ? "/rows" : "/code";
            if (places == 0) {
                findings.error(pointer, "table-without-rows", code, shown);
            } else {
                findings.error(pointer + at, "rows-in-two-places", code);
            }
            return;
        }
        if (!names.isEmpty()) {
            read(names.get(0), index, table);
        }
    }

    private void read(String name, int index, ObjectNode table) {
        int most = PackLimits.elements("rows");
        Sheet sheet;
        try {
            sheet = SheetFormat.ofName(name)
                    .orElseThrow()
                    .sheets(Objects.requireNonNull(files.get(name)), most + 1)
                    .get(0);
        } catch (SheetUnreadable unreadable) {
            findings.add(
                    unreadable.code().equals("too-many-rows")
                            ? whole(name, "too-many-elements.rows", most)
                            : whole(name, "unreadable-table"));
            return;
        }
        if (!sheet.faults().isEmpty()) {
            findings.add(whole(name, "unreadable-table"));
            return;
        }
        if (sheet.rows().size() < 2) {
            findings.add(whole(name, "table-without-rows.file"));
            return;
        }
        JsonNode columns = table.get("columns");
        List<Integer> places = columns(name, sheet.rows().get(0), columns);
        if (places.contains(0)) {
            return;
        }
        List<Sheet.Row> rows = sheet.rows().subList(1, sheet.rows().size());
        Table.Source source =
                new Table.Source(name, rows.stream().map(Sheet.Row::line).toList(), places);
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

    private static String cell(Sheet.Row row, int place) {
        return place <= row.cells().size() ? row.cells().get(place - 1) : "";
    }

    /** Where each column stands, from 1; 0 for one that is missing, which is a fault. */
    private List<Integer> columns(String name, Sheet.Row header, JsonNode columns) {
        List<String> unknown = new ArrayList<>(header.cells());
        List<Integer> places = new ArrayList<>();
        for (JsonNode column : columns) {
            List<String> names = names(column);
            int place = header.cells().stream()
                            .filter(names::contains)
                            .findFirst()
                            .map(header.cells()::indexOf)
                            .orElse(-1)
                    + 1;
            places.add(place);
            if (place == 0) {
                findings.add(at(name, header, 1, "missing-column", Yaml.label(column)));
            } else {
                unknown.set(place - 1, "");
            }
        }
        for (int c = 0; c < unknown.size(); c++) {
            if (!unknown.get(c).isBlank()) {
                Text instead = NearestName.instead(
                        unknown.get(c), namesOfAll(columns), Messages.text("declare-or-remove-column"));
                findings.add(at(name, header, c + 1, "unknown-column", unknown.get(c), instead));
            }
        }
        return places;
    }

    private static List<String> names(JsonNode column) {
        Text label = Yaml.label(column);
        return List.of(label.zh(), label.en(), column.get("code").asText());
    }

    private static List<String> namesOfAll(JsonNode columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.addAll(names(column)));
        return names;
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

    private static Finding whole(String file, @Messages.Key String key, Object... values) {
        return Finding.error(file, 0, 0, null, key, values);
    }

    private static Finding at(String file, Sheet.Row row, int column, @Messages.Key String key, Object... values) {
        return Finding.error(file, row.line(), column, String.join(" | ", row.cells()), key, values);
    }
}
