package plumbline.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** What a number's format makes of it. */
enum CellFormat {
    PLAIN,
    PERCENT,
    DAY;

    private static final int MOST_CODE_LENGTH = 255;

    /** Formats that no file defines (ECMA-376 part 1, 18.8.30), those of Chinese and Japanese spreadsheets too. */
    private static final Set<Integer> BUILT_IN_DAYS =
            Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58);

    private static final Set<Integer> BUILT_IN_PERCENT = Set.of(9, 10);

    /** What a format shows as it stands, or says of colours and languages. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*]");

    /** The formats of a file's styles, in their order. */
    static List<CellFormat> ofStyles(XmlPart styles) throws XMLStreamException {
        Map<Integer, String> codes = new HashMap<>();
        List<CellFormat> formats = new ArrayList<>();
        while (styles.next()) {
            if (styles.name().equals("numFmt")) {
                codes.put(number(styles, "numFmtId"), Objects.requireNonNullElse(styles.attribute("formatCode"), ""));
            } else if (styles.name().equals("cellXfs")) {
                while (styles.nextWithin("cellXfs")) {
                    if (styles.name().equals("xf")) {
                        int id = number(styles, "numFmtId");
                        formats.add(of(id, codes.getOrDefault(id, "")));
                    }
                }
            }
        }
        return formats;
    }

    private static int number(XmlPart part, String attribute) {
        return Integer.parseInt(Objects.requireNonNullElse(part.attribute(attribute), "0"));
    }

    private static CellFormat of(int id, String code) {
        if (BUILT_IN_DAYS.contains(id)) {
            return DAY;
        }
        if (BUILT_IN_PERCENT.contains(id)) {
            return PERCENT;
        }
        if (code.length() > MOST_CODE_LENGTH) {
            return PLAIN;
        }
        String signs = LITERAL.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
        if (signs.contains("y") || signs.contains("d")) {
            return DAY;
        }
        return signs.contains("%") ? PERCENT : PLAIN;
    }
}
