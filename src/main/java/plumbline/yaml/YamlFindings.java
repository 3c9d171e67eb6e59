package plumbline.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import plumbline.text.Finding;
import plumbline.text.Findings;
import plumbline.text.Lines;
import plumbline.text.MeantNumber;
import plumbline.text.Messages;
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

    /** The tree of the file. */
    LocatedTree tree(JsonNode root, LocatedTree.Place place, int values) {
        return new LocatedTree(file, lines, root, place, values);
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

    void reference(Mark mark, String name, boolean isAlias) {
        String sign = isAlias ? "*" : "&";
        error(mark, "yaml-reference", sign, name);
    }

    void tag(Mark mark, String name) {
        String tag = name.replace("tag:yaml.org,2002:", "!!");
        error(mark, "yaml-tag", tag);
    }

    void number(Mark mark, String text) {
        if (PlainScalar.isTooLong(text)) {
            error(mark, "number-too-long", PackLimits.DIGITS, PackLimits.DECIMALS);
        } else {
            String key = text.contains(":") ? "number-form.time-or-ratio" : "number-form";
            error(mark, key, PackLimits.cut(text, PackLimits.KEY_LENGTH), PlainScalar.remedy(text));
        }
    }

    /** Something in braces that stands where a key would, without a colon. */
    void noColon(Mark mark, String name, @Nullable Member before) {
        int colon = name.indexOf(':');
        if (name.indexOf('：') > 0) {
            error(mark, "full-width-character.colon-of-key", name);
        } else if (colon > 0) {
            error(mark, "missing-space.written", spaced(name, colon));
        } else if (before != null && before.value().isNumber() && name.matches("[0-9]{1,20}")) {
            String whole = before.value().asText();
            error(mark, "comma-in-number", before.key(), name, meant(before.key(), MeantNumber.in(whole + "," + name)));
        } else if (before != null && before.value().isTextual()) {
            String whole = before.key() + ": \"" + before.value().textValue() + ", " + name + "\"";
            error(mark, "comma-in-text", name, before.key(), whole);
        } else {
            error(mark, "missing-colon", name);
        }
    }

    public static Text spaced(String written, int colon) {
        String whole = written.substring(0, colon) + ": " + written.substring(colon + 1);
        return Messages.text("put-space", whole);
    }

    private static Text meant(String key, @Nullable String number) {
        return number == null ? Messages.text("decimal-point") : Messages.text("write-member", key, number);
    }

    void error(Mark mark, @Messages.Key String key, Object... values) {
        error(mark.getLine() + 1, mark.getColumn() + 1, key, values);
    }

    void error(int line, int column, @Messages.Key String key, Object... values) {
        findings.add(Finding.error(file, line, column, lines.quoted(line), key, values));
    }
}
