package plumbline.intake.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Limits;
import plumbline.intake.Problems;
import plumbline.policy.Indicator;
import plumbline.policy.Period;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.sheet.NewSheet;
import plumbline.sheet.WorkbookWriting;

/**
 * The workbook that people fill in to have a cohort evaluated: a sheet of subjects, one for each indicator's records, one
 * for the period and the context, and notes. Its example row is passed over when it is sent. Made and used by one thread.
 */
public final class Template {
    /** The id of the row that shows how rows are written. */
    static final String EXAMPLE = "示例";

    private static final String EXAMPLE_NAME = "示例行，不计分";
    private static final Place NOWHERE = new Place("", 0, null);

    private final Policy policy;
    private final JsonNode example;
    private final Headings headings;
    private final List<List<Object>> notes = new ArrayList<>();

    private Template(Policy policy, JsonNode example) {
        this.policy = policy;
        this.example = example;
        this.headings = new Headings(policy, new Problems());
    }

    /**
     * The template's file.
     *
     * @param example a request of the policy, whose first subject is shown; null for none
     */
    public static byte[] workbook(Policy policy, @Nullable JsonNode example) {
        Template template = new Template(policy, example == null ? MissingNode.getInstance() : example);
        return WorkbookWriting.workbook(template.sheets(), SheetRole.CHOICES.zh());
    }

    private List<NewSheet> sheets() {
        List<NewSheet> sheets = new ArrayList<>();
        sheets.add(subjects());
        sheets.add(context());
        for (Indicator indicator : policy.indicators()) {
            if (indicator.kind() instanceof ValueKind.Records records) {
                sheets.add(records(indicator, records));
            }
        }
        List<List<Object>> about = new ArrayList<>();
        about.add(List.of(policy.title().both()));
        about.add(List.of("依据：" + policy.document()));
        about.add(List.of("每个考核对象一行；编号为“" + EXAMPLE + "”的行是示例，不计分，可以删去。公式取保存时的结果。/ One row for each subject;"
                + " rows with the id " + EXAMPLE
                + " are examples, which are not scored. Of formulas, the saved results count."));
        about.add(List.of());
        about.add(List.of("工作表 / Sheet", "列 / Column", "代码 / Code", "English", "填写 / Values"));
        about.addAll(notes);
        sheets.add(new NewSheet(SheetRole.NOTES.zh(), List.of(SheetRole.NOTES.both()), about));
        return sheets;
    }

    private NewSheet subjects() {
        String label = policy.subject().label().zh();
        boolean isTaken = !WorkbookWriting.isName(label)
                || Stream.of(SheetRole.CONTEXT, SheetRole.NOTES, SheetRole.CHOICES)
                        .anyMatch(role -> role.zh().equals(label));
        String name = isTaken ? policy.subject().factType() : label;
        JsonNode subject = example.path("subjects").path(0);
        List<Field> fields = new ArrayList<>(List.of(id(), new Field("名称", null, EXAMPLE_NAME, true)));
        for (Indicator indicator : policy.indicators()) {
            JsonNode value = subject.path("indicators").path(indicator.code());
            fields.addAll(fields(indicator, value));
        }
        return sheet(name, fields, Limits.MAX_SUBJECTS);
    }

    private NewSheet records(Indicator indicator, ValueKind.Records records) {
        String label = indicator.label().zh();
        JsonNode record = example.path("subjects")
                .path(0)
                .path("indicators")
                .path(indicator.code())
                .path(0);
        List<Field> fields = new ArrayList<>(List.of(id()));
        for (Indicator member : records.members()) {
            String heading = chosen(
                    labelled(member),
                    member.code(),
                    candidate -> headings.ofRecords(NOWHERE, candidate, indicator, records),
                    List.of("indicators", indicator.code(), member.code()));
            fields.add(new Field(
                    heading, member, CellWriting.shown(record.path(member.code()), member.kind()), !member.optional()));
        }
        return sheet(WorkbookWriting.isName(label) ? label : indicator.code(), fields, Table.MOST_ROWS);
    }

    private Field id() {
        return new Field("编号", null, EXAMPLE, true);
    }

    private NewSheet sheet(String name, List<Field> fields, int rows) {
        List<NewSheet.Check> checks = new ArrayList<>();
        for (int column = 0; column < fields.size(); column++) {
            Field field = fields.get(column);
            ValueKind kind = field.kind();
            List<String> ids = column > 0
                    ? List.of()
                    : policy.subject().ids().stream()
                            .map(ValueKind.Choice::code)
                            .toList();
            // Records are of subjects that stand on their own sheet, which says what there may be.
            checks.add(
                    ids.isEmpty()
                            ? CellWriting.check(1, rows, column, kind)
                            : CellWriting.check(
                                    1,
                                    rows,
                                    column,
                                    Stream.concat(Stream.of(EXAMPLE), ids.stream())
                                            .toList()));
            note(name, field);
        }
        return new NewSheet(
                name,
                false,
                fields.stream().map(Field::heading).toList(),
                List.of(fields.stream().map(Field::example).toList()),
                checks);
    }

    private NewSheet context() {
        List<List<Object>> rows = new ArrayList<>();
        List<NewSheet.Check> checks = new ArrayList<>();
        String periods = policy.request().periods().stream()
                .sorted()
                .map(Period.Form::pattern)
                .reduce((one, other) -> one + "，" + other)
                .orElse("");
        rows.add(List.of("考核期", "", "必填，写成 " + periods));
        rows.add(List.of("基准日", "", policy.request().asOfRequired() ? "必填，如 2022-09-30" : "可不填，如 2022-09-30"));
        checks.add(CellWriting.check(1, 1, 1, (ValueKind) null));
        checks.add(CellWriting.check(2, 2, 1, new ValueKind.Day(false)));
        for (Indicator member : policy.context()) {
            for (Field field : fields(member, example.path("context").path(member.code()))) {
                rows.add(List.of(
                        field.heading(),
                        "",
                        (field.required() ? "必填" : "可不填")
                                + (CellWriting.wanted(field.kind()).isEmpty()
                                        ? ""
                                        : "，" + CellWriting.wanted(field.kind()))
                                + (field.example().toString().isEmpty() ? "" : "；例：" + field.example())));
                checks.add(CellWriting.check(rows.size(), rows.size(), 1, field.kind()));
                note(SheetRole.CONTEXT.zh(), field);
            }
        }
        return new NewSheet(SheetRole.CONTEXT.zh(), false, List.of(SheetRole.ITEM.zh(), "数值", "填写说明"), rows, checks);
    }

    /** A column, or a row of the context's sheet. */
    private record Field(
            String heading, @Nullable Indicator indicator, @Nullable ValueKind kind, Object example, boolean required) {
        Field(String heading, @Nullable Indicator indicator, Object example, boolean required) {
            this(heading, indicator, indicator == null ? null : indicator.kind(), example, required);
        }
    }

    private List<Field> fields(Indicator indicator, JsonNode value) {
        List<Field> fields = new ArrayList<>();
        boolean required = !indicator.optional();
        if (indicator.kind() instanceof ValueKind.Rated rated) {
            ValueKind grades = Headings.grades(rated);
            for (ValueKind.Choice rater : rated.raters()) {
                fields.add(new Field(
                        heading(indicator, "." + rater.label().zh(), "." + rater.code(), rater.code()),
                        indicator,
                        grades,
                        CellWriting.shown(value.path(rater.code()), grades),
                        false));
            }
        } else if (indicator.kind() instanceof ValueKind.Numbers numbers) {
            List<String> names = new ArrayList<>();
            value.fieldNames().forEachRemaining(names::add);
            for (String name : names.isEmpty() ? List.of("A") : names) {
                fields.add(new Field(
                        heading(indicator, "." + name, "." + name, name),
                        indicator,
                        numbers.each(),
                        CellWriting.shown(value.path(name), numbers.each()),
                        required));
            }
        } else if (!(indicator.kind() instanceof ValueKind.Records)) {
            fields.add(new Field(
                    heading(indicator, "", "", null), indicator, CellWriting.shown(value, indicator.kind()), required));
        }
        return fields;
    }

    private String heading(Indicator indicator, String zhMember, String codeMember, @Nullable String member) {
        boolean ofSubject = policy.indicators().contains(indicator);
        List<String> path = new ArrayList<>(List.of(ofSubject ? "indicators" : "context", indicator.code()));
        if (member != null) {
            path.add(member);
        }
        return chosen(
                labelled(indicator) + zhMember,
                indicator.code() + codeMember,
                candidate ->
                        ofSubject ? headings.ofSubjects(NOWHERE, candidate) : headings.ofContext(NOWHERE, candidate),
                path);
    }

    private interface Reading {
        @Nullable
        Column of(String heading);
    }

    /** The label where it can mean nothing else. */
    private static String chosen(String label, String code, Reading reading, List<String> path) {
        Column column = reading.of(label);
        return column != null && column.path().equals(path) ? label : code;
    }

    private static String labelled(Indicator indicator) {
        String unit = indicator.unit();
        return indicator.label().zh() + (unit == null ? "" : "（" + unit + "）");
    }

    private void note(String sheet, Field field) {
        Indicator indicator = field.indicator();
        if (indicator != null) {
            notes.add(List.of(
                    sheet,
                    field.heading(),
                    indicator.code(),
                    indicator.label().en(),
                    (field.required() ? "必填" : "可不填")
                            + (CellWriting.wanted(field.kind()).isEmpty()
                                    ? ""
                                    : "，" + CellWriting.wanted(field.kind()))));
        }
    }
}
