package plumbline.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a cell of a workbook shows. Immutable.
 *
 * @param texts that cells refer to
 * @param formats of numbers, which cells refer to
 * @param is1904 whether days are counted from 1904
 */
record CellText(List<String> texts, List<CellFormat> formats, boolean is1904) {
    /** Spreadsheets calculate, and show, no more digits; what they write beyond these is noise. */
    private static final MathContext SHOWN = new MathContext(15);

    /** More than these a binary fraction does not need to be written exactly. */
    private static final int MOST_DIGITS = 17;

    private static final int MOST_EXPONENT = 60;

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,60}(\\.[0-9]{0,60})?([eE][+-]?[0-9]{1,3})?");

    /** A character that XML cannot hold; half of a pair is none, and stays as it is written. */
    private static final Pattern ESCAPED = Pattern.compile("_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_");

    private static final int HEXADECIMAL = 16;
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);
    private static final LocalDate BEFORE_1904 = LocalDate.of(1904, 1, 1);
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 30);

    /** From this day on; before it, spreadsheets count a 29 February 1900 that never was. */
    private static final BigDecimal FIRST_DAY = BigDecimal.valueOf(61);

    /** A fault that a cell can have. */
    enum Fault {
        NOT_CALCULATED(
                "formula-not-calculated",
                "公式没有算出的结果：用 Excel 或 WPS 打开并保存一次，或直接填数",
                "the formula has no result: open and save the file in a spreadsheet, or write the value"),
        ERROR_VALUE(
                "error-value", "是公式的错误值：改好公式，或直接填数", "is an error of a formula: mend the formula, or write the value"),
        LOST_DIGITS(
                "lost-digits",
                "表格软件只保留 15 位数字，这一格已经不准：把单元格设为文本格式再填",
                "a spreadsheet keeps 15 digits, so the cell is not exact: format it as text and write it again");

        private final String code;
        private final String zh;
        private final String en;

        Fault(String code, String zh, String en) {
            this.code = code;
            this.zh = zh;
            this.en = en;
        }

        String code() {
            return code;
        }

        String zh() {
            return zh;
        }

        String en() {
            return en;
        }
    }

    /** @param fault null when the text is what the cell holds */
    record Shown(String text, @Nullable Fault fault) {
        Shown(String text) {
            this(text, null);
        }
    }

    /**
     * What is shown.
     *
     * @param type as the file names it
     * @param style index of its format; null for none
     * @param value as the file has it; null when it has none
     * @param isFormula whether the value was calculated
     * @throws IllegalArgumentException when the file contradicts itself
     */
    Shown shown(String type, @Nullable String style, @Nullable String value, boolean isFormula) {
        boolean isNumber = type.equals("n");
        if (value == null || value.isEmpty()) {
            return isFormula && isNumber ? new Shown("", Fault.NOT_CALCULATED) : new Shown("");
        }
        return switch (type) {
            case "n" -> number(value.strip(), style == null ? CellFormat.PLAIN : formats.get(Integer.parseInt(style)));
            case "s" -> new Shown(text(texts.get(Integer.parseInt(value.strip()))));
            case "b" -> new Shown(value.strip().equals("1") ? "TRUE" : "FALSE");
            case "d" -> new Shown(value.strip().replaceFirst("T00:00:00(\\.0+)?Z?$", ""));
            case "e" -> new Shown(value.strip(), Fault.ERROR_VALUE);
            case "str", "inlineStr" -> new Shown(text(value));
            default -> throw new IllegalArgumentException("type of cell " + type);
        };
    }

    private static String text(String written) {
        return ESCAPED.matcher(written).replaceAll(CellText::character).strip();
    }

    private static String character(MatchResult escape) {
        String character = String.valueOf((char) Integer.parseInt(escape.group(1), HEXADECIMAL));
        return Matcher.quoteReplacement(character);
    }

    private Shown number(String written, CellFormat format) {
        if (!NUMBER.matcher(written).matches()) {
            throw new IllegalArgumentException("not a number");
        }
        BigDecimal exact = new BigDecimal(written).stripTrailingZeros();
        if (format == CellFormat.DAY && exact.signum() >= 0 && exact.compareTo(LAST_DAY) <= 0) {
            return day(exact);
        }
        if (Math.abs(exact.scale()) > MOST_EXPONENT) {
            return new Shown(written);
        }
        boolean isLost = exact.precision() > MOST_DIGITS || exact.precision() - exact.scale() > SHOWN.getPrecision();
        BigDecimal shown = exact.round(SHOWN);
        String text = format == CellFormat.PERCENT
                ? shown.movePointRight(2).stripTrailingZeros().toPlainString() + "%"
                : shown.stripTrailingZeros().toPlainString();
        return new Shown(text, isLost ? Fault.LOST_DIGITS : null);
    }

    /** A time of day stays, since nobody can say whether it may be passed over. */
    private Shown day(BigDecimal count) {
        BigDecimal whole = count.setScale(0, RoundingMode.DOWN);
        if (!is1904 && whole.compareTo(FIRST_DAY) < 0) {
            return new Shown(count.toPlainString());
        }
        LocalDate day = (is1904 ? BEFORE_1904 : BEFORE_1900).plusDays(whole.intValueExact());
        return new Shown(whole.compareTo(count) == 0 ? day.toString() : day + " " + count.subtract(whole));
    }
}
