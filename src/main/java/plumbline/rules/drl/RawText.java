package plumbline.rules.drl;

/**
 * Finds characters by which a rule file would not mean to the compiler what it shows to a reader: escapes, which turn
 * into other characters late, and invisible ones.
 */
final class RawText {
    private final RuleFile file;
    private final FileFindings findings;

    RawText(FileFindings findings) {
        this.file = findings.file();
        this.findings = findings;
    }

    void check() {
        int line = 1;
        int lineStart = 0;
        String text = file.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                findings.error(line, i - lineStart + 1, null, "hidden-character.backslash");
            } else if (isHidden(text, i)) {
                findings.error(line, i - lineStart + 1, null, "hidden-character", "U+%04X".formatted((int) c));
            }
            if (c == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
    }

    private static boolean isHidden(String text, int i) {
        char c = text.charAt(i);
        boolean isLineEnd = c == '\n' || (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n');
        int kind = Character.getType(c);
        return (kind == Character.CONTROL && c != '\t' && !isLineEnd)
                || kind == Character.FORMAT
                || kind == Character.LINE_SEPARATOR
                || kind == Character.PARAGRAPH_SEPARATOR
                || kind == Character.PRIVATE_USE
                || kind == Character.UNASSIGNED;
    }
}
