package plumbline.text;

/**
 * Tells texts that consist of what most names do: common Chinese characters, and the printable signs of ASCII. None of
 * these is hidden, is half of a character, or has another form in Unicode. Stateless.
 */
public final class CommonSigns {
    private static final char FIRST_HAN = '\u4e00';
    private static final char LAST_HAN = '\u9fff';

    private CommonSigns() {}

    /** Whether there is nothing else in the text; a blank is one of them. */
    public static boolean only(String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if ((sign < ' ' || sign > '~') && (sign < FIRST_HAN || sign > LAST_HAN)) {
                return false;
            }
        }
        return true;
    }
}
