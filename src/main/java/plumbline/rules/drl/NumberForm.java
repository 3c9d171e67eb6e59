package plumbline.rules.drl;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How numbers are written in rules, and how they must be written for the engine to take them as exact. */
public final class NumberForm {
    /** How an exact negative number begins: it takes the place of the sign too. */
    public static final String NEGATIVE = "decimal(\"-";

    private static final Pattern PLAIN = Pattern.compile("(0|[1-9][0-9]*)(\\.[0-9]+)?B?");

    /** More digits than this do not fit into the engine's own whole numbers. */
    private static final int MAX_OWN_DIGITS = 9;

    /** Behind these a minus is a sign and not a subtraction. */
    private static final Set<String> BEFORE_SIGN = Set.of("(", ",", "<", ">", "=", ":", "&", "|", "+", "*", "/", "in");

    private NumberForm() {}

    /** Whether the number is written in plain digits, so that everybody reads it alike. */
    public static boolean isPlain(String number) {
        return PLAIN.matcher(number).matches();
    }

    /** Whether the engine takes the number as a whole number of its own. */
    public static boolean isOwn(String number) {
        return !number.endsWith("B") && !number.contains(".") && number.length() <= MAX_OWN_DIGITS;
    }

    /** What to write in place of the number (and of the minus before it, if that is its sign); null to leave it. */
    public static @Nullable String exact(List<Token> tokens, int i) {
        String number = tokens.get(i).text();
        String digits = number.endsWith("B") ? number.substring(0, number.length() - 1) : number;
        if (isOwn(number) || !isPlain(number)) {
            return null;
        }
        return isNegative(tokens, i) ? NEGATIVE + digits + "\")" : "decimal(\"" + digits + "\")";
    }

    private static boolean isNegative(List<Token> tokens, int i) {
        return i > 1
                && tokens.get(i - 1).text().equals("-")
                && BEFORE_SIGN.contains(tokens.get(i - 2).text());
    }
}
