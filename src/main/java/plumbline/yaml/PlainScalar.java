package plumbline.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.text.MeantNumber;
import plumbline.text.Messages;
import plumbline.text.PackLimits;
import plumbline.text.Text;

/**
 * What a text without quotes is worth in YAML: a number, true or false, nothing, or itself. Versions of YAML and
 * programs differ over many forms of numbers ({@code 010} is 8 for some, {@code 1:30} is 90), so that only those are
 * read that everybody reads alike. Stateless.
 */
final class PlainScalar {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    /** What some version of YAML takes for a number, apart from plain digits. */
    private static final Pattern ODD_NUMBER = Pattern.compile("[-+]?(?:"
            + "0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+"
            + "|[0-9][0-9_]*(?::[0-5]?[0-9])++(?:\\.[0-9_]*)?"
            + "|(?:[0-9][0-9_]*(?:\\.[0-9_]*)?|\\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?"
            + "|\\.(?:inf|Inf|INF|nan|NaN|NAN))");

    private PlainScalar() {}

    /** Null for a number that is not read alike by everybody. */
    static @Nullable JsonNode of(String text) {
        switch (text) {
            case "", "~", "null", "Null", "NULL" -> {
                return MAKE.nullNode();
            }
            case "true", "True", "TRUE", "false", "False", "FALSE" -> {
                return MAKE.booleanNode(text.equalsIgnoreCase("true"));
            }
            default -> {}
        }
        if (!ODD_NUMBER.matcher(text).matches()) {
            return MAKE.textNode(text);
        }
        if (!MeantNumber.isPlain(text)) {
            return null;
        }
        return text.contains(".") ? DecimalNode.valueOf(new BigDecimal(text)) : MAKE.numberNode(new BigInteger(text));
    }

    /** Whether the number has more digits than are calculated with; they are counted and not looked at. */
    static boolean isTooLong(String text) {
        int point = text.indexOf('.');
        int digits = (int) text.chars().filter(Character::isDigit).count();
        return MeantNumber.isPlain(text)
                && (digits > PackLimits.DIGITS || (point >= 0 && text.length() - point - 1 > PackLimits.DECIMALS));
    }

    /** What to write instead of a number that is not read. */
    static Text remedy(String text) {
        String quoted = "\"" + PackLimits.cut(text, PackLimits.KEY_LENGTH) + "\"";
        if (text.toLowerCase(Locale.ROOT).matches("[-+]?\\.(inf|nan)")) {
            return Messages.text("number-or-no-bound", quoted);
        }
        String meant = MeantNumber.in(text);
        return meant == null
                ? Messages.text("plain-digits-or-text", quoted)
                : Messages.text("number-or-text", meant, quoted);
    }
}
