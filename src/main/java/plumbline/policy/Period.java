package plumbline.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.text.InChinese;

/**
 * The period that an evaluation is about: a year, or one half of it.
 *
 * @param half 0 for the whole year, else 1 or 2
 */
@InChinese("考核期")
public record Period(@InChinese("文字") String text, @InChinese("年度") int year, @InChinese("半年") int half) {
    /** The forms that a pack may allow. */
    public enum Form {
        YEAR("year", "YYYY"),
        FIRST_HALF("firstHalf", "YYYY-H1"),
        SECOND_HALF("secondHalf", "YYYY-H2");

        private final String code;
        private final String pattern;

        Form(String code, String pattern) {
            this.code = code;
            this.pattern = pattern;
        }

        public String code() {
            return code;
        }

        /** How it is written. */
        public String pattern() {
            return pattern;
        }

        public static Form of(String code) {
            for (Form form : values()) {
                if (form.code.equals(code)) {
                    return form;
                }
            }
            throw new IllegalArgumentException("no form of period " + code);
        }
    }

    private static final Pattern WRITTEN = Pattern.compile("([12][0-9]{3})(?:-H([12]))?");

    /** The period that is written so, or null when the text is not one. */
    public static @Nullable Period parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        int half = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return new Period(text, Integer.parseInt(matcher.group(1)), half);
    }

    public Form form() {
        return Form.values()[half];
    }

    @Override
    public String toString() {
        return text;
    }
}
