package plumbline.text;

import java.util.Comparator;

/** The order of ids: by code point, so that {@code key-10} comes before {@code key-2}. */
public final class CodePointOrder {
    public static final Comparator<String> IDS = CodePointOrder::compare;

    private CodePointOrder() {}

    private static int compare(String left, String right) {
        int i = 0;
        while (i < left.length() && i < right.length()) {
            int l = left.codePointAt(i);
            int r = right.codePointAt(i);
            if (l != r) {
                return Integer.compare(l, r);
            }
            i += Character.charCount(l);
        }
        return Integer.compare(left.length(), right.length());
    }
}
