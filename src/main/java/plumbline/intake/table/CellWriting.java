package plumbline.intake.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.policy.ValueKind;
import plumbline.sheet.NewSheet;

/** How values are written into cells, and what spreadsheets can make sure of; the reverse of {@link TableCell}. Stateless. */
final class CellWriting {
    private CellWriting() {}

    /** The value as people write it; empty when there is none. */
    static Object shown(JsonNode value, @Nullable ValueKind kind) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "是" : "否";
        }
        if (value.isTextual() && kind instanceof ValueKind.OneOf oneOf) {
            List<String> codes = oneOf.codes();
            int index = codes.indexOf(value.textValue());
            return index < 0 ? value.textValue() : choices(oneOf).get(index);
        }
        return value.isTextual() ? value.textValue() : "";
    }

    /** What there is to choose from: labels, or codes where labels are not unique. */
    private static List<String> choices(ValueKind.OneOf oneOf) {
        List<String> labels =
                oneOf.choices().stream().map(choice -> choice.label().zh()).toList();
        return new HashSet<>(labels).size() == labels.size() ? labels : oneOf.codes();
    }

    /** What is wanted, in words; empty where anything will do. */
    static String wanted(@Nullable ValueKind kind) {
        if (kind instanceof ValueKind.Numeric number) {
            List<String> parts = new ArrayList<>();
            parts.add(number.whole() ? "整数" : "数字");
            if (number.unit() != null) {
                parts.add("单位 " + number.unit());
            }
            if (number.min() != null) {
                parts.add("不小于 " + number.min().toPlainString());
            }
            if (number.above() != null) {
                parts.add("大于 " + number.above().toPlainString());
            }
            if (number.max() != null) {
                parts.add("不大于 " + number.max().toPlainString());
            }
            if (number.or() != null) {
                parts.add("或为 " + number.or().toPlainString());
            }
            if (number.decimals() != null) {
                parts.add("至多 " + number.decimals() + " 位小数");
            }
            return String.join("，", parts);
        }
        if (kind instanceof ValueKind.OneOf oneOf) {
            return "可选：" + String.join("、", choices(oneOf));
        }
        if (kind instanceof ValueKind.Flag) {
            return "是或否";
        }
        return kind instanceof ValueKind.Day ? "日期，如 2022-09-30" : "";
    }

    /** @param kind null for a text */
    static NewSheet.Check check(int firstRow, int lastRow, int column, @Nullable ValueKind kind) {
        NewSheet.Form form = kind instanceof ValueKind.Day
                ? NewSheet.Form.DAY
                : kind == null || kind instanceof ValueKind.Word ? NewSheet.Form.TEXT : NewSheet.Form.GENERAL;
        List<String> choices = kind instanceof ValueKind.OneOf oneOf
                ? choices(oneOf)
                : kind instanceof ValueKind.Flag ? List.of("是", "否") : List.of();
        return new NewSheet.Check(firstRow, lastRow, column, form, choices, formula(kind), wanted(kind));
    }

    /** One where a code is to be chosen. */
    static NewSheet.Check check(int firstRow, int lastRow, int column, List<String> codes) {
        String message = "可选：" + String.join("、", codes);
        return new NewSheet.Check(firstRow, lastRow, column, NewSheet.Form.TEXT, codes, null, message);
    }

    private static @Nullable String formula(@Nullable ValueKind kind) {
        if (kind instanceof ValueKind.Day) {
            return "ISNUMBER({cell})";
        }
        if (!(kind instanceof ValueKind.Numeric number)) {
            return null;
        }
        List<String> all = new ArrayList<>(List.of("ISNUMBER({cell})"));
        if (number.whole()) {
            all.add("INT({cell})={cell}");
        }
        if (number.decimals() != null) {
            all.add("ROUND({cell}," + number.decimals() + ")={cell}");
        }
        bound(all, ">=", number.min());
        bound(all, ">", number.above());
        bound(all, "<=", number.max());
        String within = "AND(" + String.join(",", all) + ")";
        return number.or() == null ? within : "OR({cell}=" + number.or().toPlainString() + "," + within + ")";
    }

    private static void bound(List<String> all, String sign, @Nullable BigDecimal bound) {
        if (bound != null) {
            all.add("{cell}" + sign + bound.toPlainString());
        }
    }
}
