package plumbline.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses which number somebody meant who did not write it in plain digits, to say what to write instead. Stateless. */
public final class MeantNumber {
    private static final int MOST_LETTERS = 60;

    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    private static final Pattern DIGITS = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,2})?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9][0-9]{0,2}([,' ][0-9]{3})+(\\.[0-9]+)?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+");
    private static final Pattern UNDERSCORES = Pattern.compile("[+-]?[0-9][0-9_]*(\\.[0-9_]+)?");
    private static final Pattern OTHER_BASE =
            Pattern.compile("([+-]?)0(?:[xX]([0-9a-fA-F_]+)|[oO]([0-7_]+)|[bB]([01_]+))");
    private static final Pattern WITH_UNIT = Pattern.compile("([+-]?[0-9][0-9.,]*)\\s*(?![万亿千百])[\\p{L}]{1,12}");

    private MeantNumber() {}

    /** Whether everybody reads the text as the same number. */
    public static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }

    /** The number in plain digits; null when that is not clear. */
    public static @Nullable String in(String written) {
        if (written.length() > MOST_LETTERS) {
            return null;
        }
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replace('−', '-')
                .strip();
        BigDecimal number;
        if (text.endsWith("%")) {
            number = hundredth(value(text.substring(0, text.length() - 1).strip()));
        } else if (text.startsWith("百分之")) {
            number = hundredth(value(text.substring(3)));
        } else if (text.length() == 2 && text.endsWith("成")) {
            number = value(text.substring(0, 1));
            number = number == null ? null : number.movePointLeft(1);
        } else {
            number = value(text);
        }
        if (number == null || number.precision() > PackLimits.DIGITS || Math.abs(number.scale()) > PackLimits.DIGITS) {
            return null;
        }
        return number.signum() == 0 ? "0" : number.toPlainString();
    }

    /** What to write where a number belongs and this text is. */
    public static Text remedy(String text) {
        String meant = in(text);
        if (isPlain(text)) {
            return Messages.text("number-without-quotes");
        }
        return meant == null ? Messages.text("digits-only") : Messages.text("write-it", meant);
    }

    private static @Nullable BigDecimal hundredth(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal share = number.movePointLeft(2).stripTrailingZeros();
        return share.scale() < 0 ? share.setScale(0) : share;
    }

    private static @Nullable BigDecimal value(String text) {
        if (DIGITS.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        if (THOUSANDS.matcher(text).matches()) {
            return new BigDecimal(text.replaceAll("[,' ]", ""));
        }
        if (DECIMAL_COMMA.matcher(text).matches()) {
            return new BigDecimal(text.replace(',', '.'));
        }
        if (UNDERSCORES.matcher(text).matches()) {
            return value(text.replace("_", ""));
        }
        Matcher other = OTHER_BASE.matcher(text);
        if (other.matches()) {
            return inOtherBase(other);
        }
        Matcher unit = WITH_UNIT.matcher(text);
        return unit.matches() ? value(unit.group(1)) : ChineseNumeral.value(text);
    }

    private static @Nullable BigDecimal inOtherBase(Matcher other) {
        int[] bases = {16, 8, 2};
        for (int group = 2; group <= 4; group++) {
            String digits = other.group(group) == null ? "" : other.group(group).replace("_", "");
            if (!digits.isEmpty()) {
                return new BigDecimal(new BigInteger(other.group(1) + digits, bases[group - 2]));
            }
        }
        return null;
    }
}
