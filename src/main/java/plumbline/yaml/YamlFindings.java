package plumbline.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import plumbline.text.Finding;
import plumbline.text.Findings;
import plumbline.text.Lines;
import plumbline.text.MeantNumber;
import plumbline.text.PackLimits;
import plumbline.text.PackRejected;
import plumbline.text.Text;

/** Puts what is wrong with a YAML file, apart from its syntax, into words. Used by one thread. */
public final class YamlFindings {
    /** A key and its value. */
    record Member(String key, JsonNode value) {}

    private final String file;
    private final Lines lines;
    private final Findings findings = new Findings();

    YamlFindings(String file, Lines lines) {
        this.file = file;
        this.lines = lines;
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    public void add(Finding finding) {
        findings.add(finding);
    }

    PackRejected rejected() {
        return findings.rejected();
    }

    void empty() {
        add(
                "empty-file",
                0,
                0,
                new Text("文件是空的", "The file is empty"),
                new Text("写上内容，可参照其他方案", "Fill it in, using another pack's as a model"));
    }

    void secondDocument(Mark mark) {
        add(
                mark,
                "second-document",
                new Text("文件里有“---”隔开的第二部分", "The file has a second part after ---"),
                new Text("一个文件只写一部分，删去 ---", "Remove --- and keep one part in the file"));
    }

    void directive(Mark mark) {
        add(
                mark,
                "yaml-directive",
                new Text("文件开头有以 % 开头的行", "The file begins with a line that starts with %"),
                new Text("删去这一行", "Remove the line"));
    }

    void reference(Mark mark, String name, boolean isAlias) {
        String sign = isAlias ? "*" : "&";
        add(
                mark,
                "yaml-reference",
                new Text(
                        "以 " + sign + " 开头的是 YAML 的引用（" + sign + name + "），方案文件里不用",
                        "What begins with " + sign + " is a YAML reference (" + sign + name
                                + "), which pack files do not use"),
                new Text(
                        "把内容在每一处写出来；是文字就两边加双引号",
                        "Write the content out in each place; if it is a text, put it in double quotes"));
    }

    void merge(Mark mark) {
        add(
                mark,
                "yaml-reference",
                new Text("<< 是 YAML 的合并键，方案文件里不用", "<< is a YAML merge key, which pack files do not use"),
                new Text("把要合并的键逐个写出来", "Write out the keys that it would merge in"));
    }

    void tag(Mark mark, String name) {
        String tag = name.replace("tag:yaml.org,2002:", "!!");
        add(
                mark,
                "yaml-tag",
                new Text(
                        "以 ! 开头的是 YAML 的类型标记（" + tag + "），方案文件里不用",
                        "What begins with ! is a YAML tag (" + tag + "), which pack files do not use"),
                new Text("删去它；是文字就两边加双引号", "Remove it; if it is a text, put it in double quotes"));
    }

    void oddKey(Mark mark) {
        add(
                mark,
                "odd-key",
                new Text("冒号前面应是一个名称", "There must be a name before the colon"),
                new Text("写成 名称: 值；括号 { } [ ] 不能作名称", "Write name: value; something in { } or [ ] is not a name"));
    }

    void twice(Mark mark, String key, int first) {
        add(
                mark,
                "duplicate-key",
                new Text("“" + key + "”写了两次，前一次在第 " + first + " 行", key + " appears twice, first in line " + first),
                new Text("留下一个，或给其中一个改名", "Keep one of them, or rename one"));
    }

    void number(Mark mark, String text) {
        if (PlainScalar.isTooLong(text)) {
            add(
                    mark,
                    "number-too-long",
                    new Text(
                            "数字超过 " + PackLimits.DIGITS + " 位，或小数超过 " + PackLimits.DECIMALS + " 位",
                            "The number has more than " + PackLimits.DIGITS + " digits, or more than "
                                    + PackLimits.DECIMALS + " decimals"),
                    new Text("写短一些", "Write fewer digits"));
        } else {
            add(mark, "number-form", PlainScalar.message(text), PlainScalar.remedy(text));
        }
    }

    /** Something in braces that stands where a key would, without a colon. */
    void noColon(Mark mark, String name, @Nullable Member before) {
        int colon = name.indexOf(':');
        if (name.indexOf('：') > 0) {
            add(
                    mark,
                    "full-width-character",
                    new Text("“" + name + "”里的“：”是全角冒号", "The ： in " + name + " is a full-width colon"),
                    new Text("改成半角冒号加一个空格“: ”", "Write a half-width colon and a space"));
        } else if (colon > 0) {
            add(mark, "missing-space", new Text("冒号后面缺少空格", "There is no space after the colon"), spaced(name, colon));
        } else if (before != null && before.value().isNumber() && name.matches("[0-9]{1,20}")) {
            String whole = before.value().asText();
            add(
                    mark,
                    "comma-in-number",
                    new Text(
                            before.key() + " 的数里有逗号，逗号后面的 " + name + " 读成了另一个键",
                            "The number of " + before.key() + " has a comma, so that " + name
                                    + " after it is read as another key"),
                    meant(before.key(), MeantNumber.in(whole + "," + name)));
        } else if (before != null && before.value().isTextual()) {
            String whole = before.key() + ": \"" + before.value().textValue() + ", " + name + "\"";
            add(
                    mark,
                    "comma-in-text",
                    new Text(
                            "“" + name + "”没有冒号：前面的逗号结束了 " + before.key() + " 的文字",
                            name + " has no colon: the comma before it ends the text of " + before.key()),
                    new Text(
                            "文字里有逗号，两边要加双引号：" + whole + "；是键就写成 " + name + ": 值",
                            "Put a text with a comma in double quotes: " + whole + "; if it is a key, write " + name
                                    + ": and its value"));
        } else {
            add(
                    mark,
                    "missing-colon",
                    new Text("“" + name + "”后面没有冒号和值", name + " has no colon and no value"),
                    new Text("写成 " + name + ": 值", "Write " + name + ": and its value"));
        }
    }

    public static Text spaced(String written, int colon) {
        String whole = written.substring(0, colon) + ": " + written.substring(colon + 1);
        return new Text("在冒号后面加一个空格：" + whole, "Put a space after the colon: " + whole);
    }

    private static Text meant(String key, @Nullable String number) {
        return number == null
                ? new Text("小数点用“.”，千位之间不加符号", "Write the decimal point as . and nothing between thousands")
                : new Text("写成 " + key + ": " + number, "Write " + key + ": " + number);
    }

    void keyTooLong(Mark mark) {
        tooMuch(
                mark,
                "key-too-long",
                "键超过 " + PackLimits.KEY_LENGTH + " 个字",
                "The key has more than " + PackLimits.KEY_LENGTH + " characters");
    }

    void textTooLong(Mark mark) {
        tooMuch(
                mark,
                "text-too-long",
                "文字超过 " + PackLimits.TEXT_LENGTH + " 个字",
                "The text has more than " + PackLimits.TEXT_LENGTH + " characters");
    }

    void lineTooLong(int line) {
        add(
                "line-too-long",
                line,
                0,
                new Text(
                        "这一行超过 " + PackLimits.LINE_LENGTH + " 个字",
                        "The line has more than " + PackLimits.LINE_LENGTH + " characters"),
                new Text("分成几行", "Break it into several lines"));
    }

    void tooManyValues(Mark mark) {
        add(
                mark,
                "too-many-values",
                new Text(
                        "文件里的键和值超过 " + PackLimits.YAML_VALUES + " 个",
                        "The file has more than " + PackLimits.YAML_VALUES + " keys and values"),
                new Text("删去不用的；用例可拆成几个文件", "Remove what is not needed; cases can be split into several files"));
    }

    void tooDeep(Mark mark) {
        tooMuch(
                mark,
                "too-deep",
                "层数超过 " + PackLimits.YAML_DEPTH + " 层",
                "There are more than " + PackLimits.YAML_DEPTH + " levels");
    }

    private void tooMuch(Mark mark, String code, String zh, String en) {
        add(mark, code, new Text(zh, en), new Text("写短一些", "Write less"));
    }

    private void add(Mark mark, String code, Text message, Text remedy) {
        add(code, mark.getLine() + 1, mark.getColumn() + 1, message, remedy);
    }

    private void add(String code, int line, int column, Text message, Text remedy) {
        findings.add(new Finding(code, file, line, column, lines.quoted(line), message, remedy));
    }
}
