package plumbline.rules.drl;

import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

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
            Text message = hidden(text, i);
            if (message != null) {
                Text remedy = c == '\\'
                        ? new Text("文字里的引号用“”，不写反斜杠", "Write “” for quotes within a text, and no backslash")
                        : new Text("删去它，换行用回车键", "Remove it; break lines by the return key");
                findings.add("hidden-character", line, i - lineStart + 1, null, message, remedy);
            }
            if (c == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
    }

    private static @Nullable Text hidden(String text, int i) {
        char c = text.charAt(i);
        boolean isLineEnd = c == '\n' || (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n');
        if (c == '\\') {
            return new Text("规则文件里不能写反斜杠 \\", "A rule file cannot have a backslash");
        }
        int kind = Character.getType(c);
        boolean isHidden = (kind == Character.CONTROL && c != '\t' && !isLineEnd)
                || kind == Character.FORMAT
                || kind == Character.LINE_SEPARATOR
                || kind == Character.PARAGRAPH_SEPARATOR
                || kind == Character.PRIVATE_USE
                || kind == Character.UNASSIGNED;
        String shown = "U+%04X".formatted((int) c);
        return isHidden ? new Text("有看不见的字符 " + shown, "There is an invisible character, " + shown) : null;
    }
}
