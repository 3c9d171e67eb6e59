package plumbline.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Text;

/**
 * Finds characters by which a rule file would not mean to the compiler what it shows to a reader: escapes, which turn
 * into other characters late, invisible ones, and texts or comments that do not end where they seem to.
 */
final class RawText {
    private final RuleFile file;
    private final RuleFindings findings;

    RawText(RuleFile file, RuleFindings findings) {
        this.file = file;
        this.findings = findings;
    }

    boolean isRefused(List<Token> tokens) {
        boolean refused = false;
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
                findings.add(file, "hidden-character", line, i - lineStart + 1, null, message, remedy);
                refused = true;
            }
            if (c == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        for (Token token : tokens) {
            refused |= token.kind() == Token.Kind.STRING && isOpen(token);
        }
        return refused || hasOpenComment(tokens);
    }

    private static @Nullable Text hidden(String text, int i) {
        char c = text.charAt(i);
        boolean isLineEnd = c == '\n' || (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n');
        if (c == '\\') {
            return new Text("规则文件里不能写反斜杠 \\", "A rule file holds no backslash");
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

    private boolean isOpen(Token token) {
        String text = token.text();
        boolean isOpen = text.length() < 2 || text.charAt(0) != text.charAt(text.length() - 1) || text.contains("\n");
        if (isOpen) {
            findings.add(
                    file,
                    "open-text",
                    token,
                    new Text("引号没有在同一行结束", "The text in quotes does not end on its line"),
                    new Text("在文字末尾补上引号", "Close it by a quote on the same line"));
        }
        return isOpen;
    }

    private boolean hasOpenComment(List<Token> tokens) {
        String text = file.text();
        int behind = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).end();
        for (int i = behind; i + 1 < text.length(); i++) {
            if (text.startsWith("//", i)) {
                i = Math.max(i, text.indexOf('\n', i) < 0 ? text.length() : text.indexOf('\n', i));
            } else if (text.startsWith("/*", i)) {
                int end = text.indexOf("*/", i + 2);
                if (end < 0) {
                    findings.add(
                            file,
                            "open-comment",
                            (int) text.substring(0, i).lines().count(),
                            0,
                            "/*",
                            new Text("说明没有结束", "The comment does not end"),
                            new Text("补上 */，或改用 //", "Add */, or use //"));
                    return true;
                }
                i = end + 1;
            }
        }
        return false;
    }
}
