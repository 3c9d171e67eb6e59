package plumbline.rules.drl;

import java.util.regex.Pattern;

/** How numbers are written in rules, and how they must be written for the engine to take them as exact. */
public final class NumberForm {
    private static final Pattern PLAIN = Pattern.compile("(0|[1-9][0-9]{0,39})(\\.[0-9]{1,40})?B?");

    /** More digits than this do not fit into the engine's own whole numbers. */
    private static final int MAX_OWN_DIGITS = 9;

    private NumberForm() {}

    /** Whether the number is written in plain digits, so that everybody reads it alike. */
    public static boolean isPlain(String number) {
        return PLAIN.matcher(number).matches();
    }

    /** Whether the engine takes the number as a whole number of its own. */
    public static boolean isOwn(String number) {
        return !number.endsWith("B") && !number.contains(".") && number.length() <= MAX_OWN_DIGITS;
    }

    /** The number without the sign by which the engine knows a decimal. */
    static String digits(String number) {
        return number.endsWith("B") ? number.substring(0, number.length() - 1) : number;
    }
}
