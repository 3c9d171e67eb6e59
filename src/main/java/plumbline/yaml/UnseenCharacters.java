package plumbline.yaml;

import plumbline.text.Lines;

/** Finds in YAML what nobody sees and a parser takes as a letter: such characters come along from word processors. */
final class UnseenCharacters {
    private UnseenCharacters() {}

    static void in(Lines lines, YamlFindings findings) {
        for (int i = 0; i < lines.all().size(); i++) {
            int at = first(lines.all().get(i));
            if (at >= 0) {
                String name = "U+%04X".formatted((int) lines.all().get(i).charAt(at));
                findings.error(i + 1, at + 1, "invisible-character", name);
            }
        }
    }

    private static int first(String line) {
        if (line.stripLeading().startsWith("#")) {
            return -1;
        }
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean isControl = Character.getType(c) == Character.CONTROL && c != '\t';
            boolean isSpace = Character.isSpaceChar(c) && c != ' ' && isBesideASign(line, i);
            // YAML begins a new line after these two, and nobody sees it.
            boolean isLineEnd = c == '\u2028' || c == '\u2029';
            if (Character.getType(c) == Character.FORMAT || isControl || isSpace || isLineEnd || c == '\uFFFD') {
                return i;
            }
        }
        return -1;
    }

    /** A wide space within a text is the text's own; in the indentation or beside a sign it takes the place of a space. */
    private static boolean isBesideASign(String line, int i) {
        String before = line.substring(0, i).strip();
        return before.isEmpty() || before.endsWith(":") || before.endsWith(",") || before.endsWith("-");
    }
}
