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

    /** What is wrong with a number that is not read. */
    static Text message(String text) {
        String shown = PackLimits.cut(text, PackLimits.KEY_LENGTH);
        return text.contains(":")
                ? new Text(
                        "“" + shown + "”有人读作时间或比例，有的程序读作六十进制的数",
                        shown + " is a time or a ratio to people, and a number to base 60 to some programs")
                : new Text("数字“" + shown + "”的写法容易看错", shown + " is not written in plain digits");
    }

    static Text remedy(String text) {
        String quoted = "\"" + PackLimits.cut(text, PackLimits.KEY_LENGTH) + "\"";
        if (text.toLowerCase(Locale.ROOT).matches("[-+]?\\.(inf|nan)")) {
            return new Text(
                    "写一个数；没有上限或下限就删去这个键；是文字就加引号：" + quoted,
                    "Write a number; leave the key out where there is no bound; if it is a text, write " + quoted);
        }
        String meant = MeantNumber.in(text);
        return meant == null
                ? new Text(
                        "数字用普通数字写，如 0.1、100；是文字就加引号：" + quoted,
                        "Write a number in plain digits, such as 0.1 or 100; if it is a text, write " + quoted)
                : new Text(
                        "写成 " + meant + "；是文字就加引号：" + quoted, "Write " + meant + "; if it is a text, write " + quoted);
    }
}
