package plumbline.text;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads numbers in Chinese numerals, as documents write them: 五, 二十五, 一百零五, 三点五, 伍拾. Stateless. */
final class ChineseNumeral {
    private static final String DIGITS = "零一二三四五六七八九";
    /** The same digits as they are written on forms, and 〇 and 两. */
    private static final String OTHER_FORMS = "〇壹贰叁肆伍陆柒捌玖两";

    private static final String UNITS = "十百千";
    private static final String OTHER_UNITS = "拾佰仟";
    private static final int[] WORTH = {10, 100, 1_000};
    private static final int TEN_THOUSAND = 10_000;

    private static final int MOST_LETTERS = 12;

    private ChineseNumeral() {}

    /** Null when the text is not such a numeral, or one that can be read in two ways. */
    static @Nullable BigDecimal value(String text) {
        int point = text.indexOf('点');
        if (text.isEmpty() || text.length() > MOST_LETTERS) {
            return null;
        }
        if (point < 0) {
            Integer whole = whole(text);
            return whole == null ? null : BigDecimal.valueOf(whole);
        }
        Integer whole = whole(text.substring(0, point));
        String decimals = digits(text.substring(point + 1));
        return whole == null || decimals == null ? null : new BigDecimal(whole + "." + decimals);
    }

    private static @Nullable Integer whole(String text) {
        int tenThousands = Math.max(text.indexOf('万'), text.indexOf('萬'));
        if (tenThousands < 0) {
            return belowTenThousand(text);
        }
        Integer high = belowTenThousand(text.substring(0, tenThousands));
        String rest = text.substring(tenThousands + 1);
        // 三万五 may be 30005 or 35000.
        Integer low = rest.isEmpty() ? Integer.valueOf(0) : rest.length() == 1 ? null : belowTenThousand(rest);
        if (high == null || low == null || high >= TEN_THOUSAND || low >= TEN_THOUSAND) {
            return null;
        }
        return high * TEN_THOUSAND + low;
    }

    private static @Nullable Integer belowTenThousand(String text) {
        String digits = digits(text);
        if (digits != null) {
            return digits.length() > 8 ? null : Integer.valueOf(digits);
        }
        int sum = 0;
        int digit = -1;
        int last = Integer.MAX_VALUE;
        boolean isAfterZero = false;
        for (int i = 0; i < text.length(); i++) {
            int unit = unit(text.charAt(i));
            if (unit > 0) {
                int worth = digit < 0 && i == 0 && unit == 10 ? 1 : digit;
                if (worth < 1 || unit >= last) {
                    return null;
                }
                sum += worth * unit;
                last = unit;
                digit = -1;
                isAfterZero = false;
            } else {
                int next = digit(text.charAt(i));
                if (next < 0 || digit > 0) {
                    return null;
                }
                digit = next;
                isAfterZero |= next == 0;
            }
        }
        // 一百二 may be 102 or 120.
        boolean isSure = digit < 0 || last == 10 || isAfterZero;
        return isSure && !text.isEmpty() ? Integer.valueOf(sum + Math.max(digit, 0)) : null;
    }

    /** The numeral digit by digit, as years are written. */
    private static @Nullable String digits(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int digit = digit(text.charAt(i));
            if (digit < 0) {
                return null;
            }
            digits.append(digit);
        }
        return digits.isEmpty() ? null : digits.toString();
    }

    private static int digit(char c) {
        int other = OTHER_FORMS.indexOf(c);
        return other < 0 ? DIGITS.indexOf(c) : other == 10 ? 2 : other;
    }

    private static int unit(char c) {
        int at = Math.max(UNITS.indexOf(c), OTHER_UNITS.indexOf(c));
        return at < 0 ? 0 : WORTH[at];
    }
}
