package plumbline.intake.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.policy.ValueKind;
import plumbline.text.PackLimits;

/**
 * What the text of a cell is in a request. What does not read as its kind stays a text, which the reader of requests refuses
 * in its words; so does 1.2E+10, in which a spreadsheet has dropped digits. Stateless.
 */
final class TableCell {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]{1,100}|[0-9]{1,3}(,[0-9]{3}){1,30})(\\.[0-9]{1,100})?");
    private static final Pattern DAY = Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?");
    private static final List<String> TRUE = List.of("是", "true", "TRUE", "yes", "Yes");
    private static final List<String> FALSE = List.of("否", "false", "FALSE", "no", "No");

    private static final int MOST_SHOWN = 60;

    private TableCell() {}

    /** @param kind null for a text */
    static JsonNode value(String cell, @Nullable ValueKind kind) {
        if (kind instanceof ValueKind.Numeric number) {
            return number(cell, number);
        }
        if (kind instanceof ValueKind.Flag && (TRUE.contains(cell) || FALSE.contains(cell))) {
            return MAKE.booleanNode(TRUE.contains(cell));
        }
        if (kind instanceof ValueKind.OneOf oneOf) {
            return MAKE.textNode(code(cell, oneOf.choices()));
        }
        return MAKE.textNode(kind instanceof ValueKind.Day ? day(cell) : cell);
    }

    /** The code of the choice that has this label; the text itself when none has. */
    static String code(String text, List<ValueKind.Choice> choices) {
        if (choices.stream().anyMatch(choice -> choice.code().equals(text))) {
            return text;
        }
        List<String> codes = choices.stream()
                .filter(choice -> text.equals(choice.label().zh())
                        || text.equals(choice.label().en()))
                .map(ValueKind.Choice::code)
                .toList();
        return codes.size() == 1 ? codes.get(0) : text;
    }

    /** The day as a request writes it. */
    static String day(String cell) {
        Matcher day = DAY.matcher(cell);
        return day.matches()
                ? day.group(1) + "-" + "0".repeat(2 - day.group(2).length()) + day.group(2) + "-"
                        + "0".repeat(2 - day.group(3).length()) + day.group(3)
                : cell;
    }

    /** As much of the text as says what it is. */
    static String shown(String cell) {
        return PackLimits.cut(cell, MOST_SHOWN);
    }

    /** A percentage is the number before its sign where the unit is percent, and no number elsewhere. */
    private static JsonNode number(String cell, ValueKind.Numeric kind) {
        String text = "%".equals(kind.unit()) && cell.endsWith("%") ? cell.substring(0, cell.length() - 1) : cell;
        return NUMBER.matcher(text).matches()
                ? DecimalNode.valueOf(new BigDecimal(text.replace(",", "")))
                : MAKE.textNode(cell);
    }
}
