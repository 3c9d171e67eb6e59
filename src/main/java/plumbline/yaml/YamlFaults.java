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
import plumbline.text.Messages;

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
                causes.add(finding(i + 1, tab.end(), "tab-indentation"));
            } else if (colon.find()) {
                causes.add(finding(i + 1, colon.start(1) + 1, "full-width-character.colon"));
            } else if (space.find()) {
                causes.add(finding(i + 1, space.start(1) + 1, "missing-space"));
            }
        }
        return causes;
    }

    private Finding named(String said, @Nullable Mark context, int line, int column) {
        int from = context == null ? line : context.getLine() + 1;
        int fromColumn = context == null ? column : context.getColumn() + 1;
        if (said.contains("flow mapping") || said.contains("flow sequence")) {
            boolean isMapping = said.contains("flow mapping");
            return finding(
                    from, fromColumn, "missing-bracket.yaml", isMapping ? "{" : "[", isMapping ? "}" : "]", line);
        }
        if (said.contains("quoted scalar") && !said.contains("escape")) {
            return finding(from, fromColumn, "missing-quote.yaml");
        }
        if (said.contains("escape")) {
            return finding(line, column, "odd-escape");
        }
        if (said.contains("special characters") || said.contains("cannot start any token")) {
            return finding(line, column, "odd-character");
        }
        if (said.contains("mapping values are not allowed")) {
            return finding(line, column, "odd-colon");
        }
        if (said.contains("document start")) {
            return finding(line, column, "second-document.dots");
        }
        if (isClosing(line, column)) {
            return finding(line, column, "extra-bracket");
        }
        if (said.contains("block mapping") || said.contains("block collection") || said.contains("simple key")) {
            return finding(line, column, "wrong-indentation", from);
        }
        return finding(line, column, "yaml-syntax");
    }

    private boolean isClosing(int line, int column) {
        String text = line < 1 || line > lines.all().size() ? "" : lines.all().get(line - 1);
        return column >= 1 && column <= text.length() && "}]".indexOf(text.charAt(column - 1)) >= 0;
    }

    private Finding finding(int line, int column, @Messages.Key String key, Object... values) {
        return Finding.error(file, line, column, lines.quoted(line), key, values);
    }
}
