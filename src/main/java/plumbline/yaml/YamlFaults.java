package plumbline.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;
import plumbline.text.Finding;
import plumbline.text.Lines;
import plumbline.text.Text;

/**
 * Says in plain words why a text is no YAML. What the parser stumbles over is often not what is wrong: a full-width
 * colon or a tab is looked for first, in the lines up to where it stumbled.
 */
final class YamlFaults {
    private static final Pattern TAB = Pattern.compile("^ *\t");
    private static final Pattern FULL_WIDTH_SIGN = Pattern.compile("^\\s*(?:-\\s*)?\\{?\\s*[\\w-]+\\s*(：)");
    private static final Pattern NO_SPACE = Pattern.compile("^\\s*(?:-\\s+)?[A-Za-z][\\w-]*(:)(?=[^\\s/:])");

    private final String file;
    private final Lines lines;

    YamlFaults(String file, Lines lines) {
        this.file = file;
        this.lines = lines;
    }

    List<Finding> of(YAMLException fault) {
        Mark context = null;
        int line = 0;
        int column = 0;
        String said = String.valueOf(fault.getMessage());
        if (fault instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            context = marked.getContextMark();
            line = marked.getProblemMark().getLine() + 1;
            column = marked.getProblemMark().getColumn() + 1;
            said = marked.getContext() + " " + marked.getProblem();
        } else if (fault instanceof ReaderException) {
            line = lines.firstUnprintable();
        }
        List<Finding> causes = causes(line);
        return causes.isEmpty() ? List.of(named(said, context, line, column)) : causes;
    }

    /** What commonly leads to a fault at the line or after it. */
    private List<Finding> causes(int lastLine) {
        List<Finding> causes = new ArrayList<>();
        for (int i = 0; i < Math.min(lastLine, lines.all().size()); i++) {
            String line = lines.all().get(i);
            Matcher tab = TAB.matcher(line);
            Matcher colon = FULL_WIDTH_SIGN.matcher(line);
            Matcher space = NO_SPACE.matcher(line);
            if (tab.find()) {
                causes.add(finding(
                        "tab-indentation",
                        i + 1,
                        tab.end(),
                        new Text("缩进用了制表符（Tab）", "The line is indented with a tab"),
                        new Text("缩进只用空格，与上下同级的行对齐", "Indent with spaces only, like the lines around it")));
            } else if (colon.find()) {
                causes.add(finding(
                        "full-width-character",
                        i + 1,
                        colon.start(1) + 1,
                        new Text("“：”是全角冒号", "： is a full-width colon"),
                        new Text("改成半角冒号加一个空格“: ”", "Write a half-width colon and a space")));
            } else if (space.find()) {
                causes.add(finding(
                        "missing-space",
                        i + 1,
                        space.start(1) + 1,
                        new Text("冒号后面缺少空格", "There is no space after the colon"),
                        new Text("在冒号后面加一个空格", "Put a space after the colon")));
            }
        }
        return causes;
    }

    private Finding named(String said, @Nullable Mark context, int line, int column) {
        int from = context == null ? line : context.getLine() + 1;
        int fromColumn = context == null ? column : context.getColumn() + 1;
        if (said.contains("flow mapping") || said.contains("flow sequence")) {
            boolean isMapping = said.contains("flow mapping");
            String bracket = isMapping ? "}" : "]";
            return finding(
                    "missing-bracket",
                    from,
                    fromColumn,
                    new Text(
                            "这里的“" + (isMapping ? "{" : "[") + "”到第 " + line + " 行还没有读通：缺少“" + bracket
                                    + "”或逗号，或者文字里有半角的冒号、逗号没有加引号",
                            "What begins here cannot be read up to line " + line + ": " + bracket
                                    + " or a comma is missing, or a text with a colon or comma is not in quotes"),
                    new Text(
                            "补上 " + bracket + " 或逗号；带半角冒号、逗号的文字两边加双引号",
                            "Add " + bracket + " or a comma; put a text with a colon or comma in quotes"));
        }
        if (said.contains("quoted scalar") && !said.contains("escape")) {
            return finding(
                    "missing-quote",
                    from,
                    fromColumn,
                    new Text("这里开始的引号没有配对", "The quote that begins here is never closed"),
                    new Text("在文字末尾补上引号", "Add a quote at the end of the text"));
        }
        if (said.contains("escape")) {
            return finding(
                    "odd-escape",
                    line,
                    column,
                    new Text("双引号里的“\\”写法不对", "\\ has a meaning of its own within double quotes"),
                    new Text("写成 \\\\，或改用单引号", "Write \\\\, or use single quotes"));
        }
        if (said.contains("special characters") || said.contains("cannot start any token")) {
            return finding(
                    "odd-character",
                    line,
                    column,
                    new Text("这里的字符不能这样写", "This character is not allowed here"),
                    new Text("文字两边加双引号；看不见的字符要删去", "Put the text in double quotes; delete invisible characters"));
        }
        if (said.contains("mapping values are not allowed")) {
            return finding(
                    "odd-colon",
                    line,
                    column,
                    new Text(
                            "这里不该有冒号：上一行没有写完，缩进不对，或文字里的冒号没有加引号",
                            "No colon belongs here: the line before is not complete, the indentation is wrong, or a text with a colon is not in quotes"),
                    new Text(
                            "检查上一行和缩进；带冒号的文字两边加双引号",
                            "Check the line before and the indentation; put a text with a colon in quotes"));
        }
        if (said.contains("document start")) {
            return finding(
                    "second-document",
                    line,
                    column,
                    new Text("文件里有“...”隔开的第二部分", "The file has a second part after ..."),
                    new Text("一个文件只写一部分，删去 ...", "Remove ... and keep one part in the file"));
        }
        if (isClosing(line, column)) {
            return finding(
                    "extra-bracket",
                    line,
                    column,
                    new Text("多了一个括号", "There is one bracket too many"),
                    new Text("删去它，或在前面补上配对的括号", "Remove it, or write the one that it closes"));
        }
        if (said.contains("block mapping") || said.contains("block collection") || said.contains("simple key")) {
            return finding(
                    "wrong-indentation",
                    line,
                    column,
                    new Text(
                            "这一行与前面的内容（第 " + from + " 行起）对不上：缩进不齐，或缺少冒号",
                            "The line does not fit what begins in line " + from
                                    + ": its indentation differs, or a colon is missing"),
                    new Text(
                            "同一级的行左边对齐，下一级多空两格；键后面写冒号和空格",
                            "Start lines of the same level in the same column, and those below them two spaces further in; write a colon and a space after each key"));
        }
        return finding(
                "yaml-syntax",
                line,
                column,
                new Text("这里不符合 YAML 的写法", "This is not valid YAML"),
                new Text(
                        "检查缩进、冒号后的空格、引号和括号是否成对",
                        "Check the indentation, the space after each colon, and that quotes and brackets are closed"));
    }

    private boolean isClosing(int line, int column) {
        String text = line < 1 || line > lines.all().size() ? "" : lines.all().get(line - 1);
        return column >= 1 && column <= text.length() && "}]".indexOf(text.charAt(column - 1)) >= 0;
    }

    private Finding finding(String code, int line, int column, Text message, Text remedy) {
        return new Finding(code, file, line, column, lines.quoted(line), message, remedy);
    }
}
