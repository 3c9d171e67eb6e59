package plumbline.intake.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Problems;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.sheet.Sheet;
import plumbline.text.Text;
import plumbline.yaml.LocatedTree;

/** The request in JSON, as it is filled from the rows of sheets. Made and used by one thread. */
final class RequestTree {
    /** Of what a cell holds, in characters; the longest text of a request has fewer. */
    private static final int MOST_LENGTH = 4_096;

    private final Policy policy;
    private final Problems problems;
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final ArrayNode subjects = root.putArray("subjects");
    private final CellPlaces places = new CellPlaces();
    private final Map<String, Integer> indexById = new HashMap<>();

    RequestTree(Policy policy, Problems problems) {
        this.policy = policy;
        this.problems = problems;
    }

    ObjectNode root() {
        return root;
    }

    CellPlaces places() {
        return places;
    }

    /** Takes the period that stands outside of the table. */
    void period(String period) {
        root.put("period", period);
        places.put("/period", new CellPlaces.Cell(new Place("", 0, null), period, null));
    }

    /**
     * Takes note of a column. Of several numbers of the context none may be given, which is not the same as their not being
     * asked for.
     */
    void stands(Column column) {
        places.columnStands(column);
        if (!column.ofSubject() && column.path().size() > 2) {
            root.withObject("/context").withObject("/" + column.path().get(1));
        }
    }

    /** Takes what is of all subjects alike. */
    void ofRequest(Place place, Column column, String text) {
        put(root, "", place, column, text);
    }

    /**
     * Takes a row of a sheet.
     *
     * @param columns null where nobody knows what stands there
     * @param idColumn from 0; -1 for none
     * @param isOfRecords whether the sheet holds records of subjects that stand elsewhere
     */
    void row(Sheet sheet, Sheet.Row row, @Nullable Column[] columns, int idColumn, boolean isOfRecords) {
        boolean hasRecords = Arrays.stream(columns).anyMatch(column -> column != null && column.record());
        Place at = new Place(sheet.name(), row.line(), null);
        for (int i = 0; i < row.cells().size(); i++) {
            if (!row.cells().get(i).isEmpty()
                    && (i >= columns.length
                            || sheet.rows().get(0).cells().get(i).isEmpty())) {
                withoutHeading(new Place(sheet.name(), row.line(), Sheet.letters(i)));
            }
        }
        String id = TableCell.code(text(row, idColumn), policy.subject().ids());
        if (id.equals(Template.EXAMPLE)) {
            return;
        }
        Integer before = id.isEmpty() ? null : indexById.get(id);
        if (isOfRecords && before == null) {
            problems.add(
                    "",
                    "unknown-subject",
                    at.of(
                            id.isEmpty()
                                    ? new Text("缺少编号，不知道是谁的", "the id is missing, so that nobody knows whose it is")
                                    : new Text(
                                            "编号 " + TableCell.shown(id) + " 不在考核对象的表里",
                                            "the id " + TableCell.shown(id) + " is not on the sheet of subjects")));
            return;
        }
        if (before != null && !hasRecords) {
            Text earlier = places.find("/subjects/" + before).place().row();
            problems.add(
                    "",
                    "duplicate-id",
                    at.of(new Text(
                            "编号 " + TableCell.shown(id) + " 与" + earlier.zh() + "重复",
                            "the id " + TableCell.shown(id) + " is that of " + earlier.en() + " already")));
            return;
        }
        int index = before == null ? subjects.size() : before;
        if (before == null) {
            indexById.put(id, index);
            ratings(subjects.addObject().putObject("indicators"), columns);
            places.put("/subjects/" + index, new CellPlaces.Cell(at, "", null));
        }
        cells(row, columns, at, index);
    }

    private void cells(Sheet.Row row, @Nullable Column[] columns, Place at, int index) {
        Map<String, ObjectNode> records = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            Column column = columns[i];
            String text = text(row, i);
            if (column == null || text.isEmpty()) {
                continue;
            }
            Place place = new Place(at.sheet(), at.line(), column.heading());
            if (text.length() > MOST_LENGTH) {
                problems.add("", "too-long", place.of(new Text("太长了", "it is too long")));
            } else if (column.record()) {
                record(place, column, text, "/subjects/" + index, records);
            } else if (column.ofSubject()) {
                put((ObjectNode) subjects.get(index), "/subjects/" + index, place, column, text);
            } else {
                put(root, "", place, column, text);
            }
        }
    }

    void withoutHeading(Place place) {
        problems.add(
                "",
                "cell-without-heading",
                place.of(new Text("这一列没有列名，不知道是什么", "the column has no heading, so that nobody knows what it holds")));
    }

    /** Where nobody has rated, the cells are empty, which is not the same as no ratings being asked for. */
    private void ratings(ObjectNode indicators, @Nullable Column[] columns) {
        for (Indicator indicator : policy.indicators()) {
            List<String> path = List.of("indicators", indicator.code());
            if (indicator.kind() instanceof ValueKind.Rated
                    && !indicator.optional()
                    && Arrays.stream(columns)
                            .filter(Objects::nonNull)
                            .map(Column::path)
                            .anyMatch(each -> each.size() > path.size()
                                    && each.subList(0, path.size()).equals(path))) {
                indicators.putObject(indicator.code());
            }
        }
    }

    private static String text(Sheet.Row row, int column) {
        return column >= 0 && column < row.cells().size() ? row.cells().get(column) : "";
    }

    private void record(Place place, Column column, String text, String subject, Map<String, ObjectNode> records) {
        String code = column.path().get(1);
        ObjectNode indicators = (ObjectNode) root.at(subject + "/indicators");
        ArrayNode list = indicators.withArray("/" + code);
        ObjectNode record = records.computeIfAbsent(code, group -> list.addObject());
        String at = subject + "/indicators/" + code + "/" + (list.size() - 1);
        places.put(at, new CellPlaces.Cell(new Place(place.sheet(), place.line(), null), "", null));
        record.set(column.path().get(2), TableCell.value(text, column.kind()));
        places.put(at + "/" + column.path().get(2), new CellPlaces.Cell(place, text, column.kind()));
    }

    private void put(ObjectNode object, String pointer, Place place, Column column, String text) {
        ObjectNode holder = object;
        StringBuilder at = new StringBuilder(pointer);
        List<String> path = column.path();
        for (String member : path.subList(0, path.size() - 1)) {
            holder = holder.withObject("/" + member);
            at.append('/').append(member);
        }
        String last = path.get(path.size() - 1);
        at.append('/').append(LocatedTree.escaped(last));
        CellPlaces.Cell earlier = places.put(at.toString(), new CellPlaces.Cell(place, text, column.kind()));
        if (earlier == null) {
            holder.set(last, value(column, text));
        } else if (!earlier.text().equals(text)) {
            boolean isParameter = earlier.place().line() == 0;
            Text where = isParameter
                    ? new Text("参数", "the parameter")
                    : earlier.place().row();
            problems.add(
                    "",
                    "differs-from-before",
                    place.of(new Text(
                            "与" + where.zh() + "的“" + TableCell.shown(earlier.text()) + "”不同，应处处相同",
                            "it differs from " + TableCell.shown(earlier.text()) + " in " + where.en()
                                    + ", and must be the same everywhere")));
        }
    }

    private JsonNode value(Column column, String text) {
        return switch (column.path().get(0)) {
            case "id" ->
                JsonNodeFactory.instance.textNode(
                        TableCell.code(text, policy.subject().ids()));
            case "asOf" -> JsonNodeFactory.instance.textNode(TableCell.day(text));
            default -> TableCell.value(text, column.kind());
        };
    }
}
