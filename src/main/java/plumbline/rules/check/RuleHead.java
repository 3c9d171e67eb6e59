package plumbline.rules.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Labels;
import plumbline.policy.Origin;
import plumbline.policy.Policy;
import plumbline.rules.drl.Cursor;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.RuleText;
import plumbline.rules.drl.SyntaxFault;
import plumbline.rules.drl.Token;
import plumbline.text.NearestName;
import plumbline.text.Text;

/** What a rule says of itself between its name and its conditions: the item that it is about, the clause, the origin. */
public final class RuleHead {
    private static final List<String> KNOWN = List.of("item", "basis", "origin");

    private final FileFindings findings;
    private final Map<String, Token> values = new HashMap<>();

    private RuleHead(FileFindings findings) {
        this.findings = findings;
    }

    public static RuleHead read(FileFindings findings, RuleText rule) {
        RuleHead head = new RuleHead(findings);
        Cursor cursor = new Cursor(rule.head(), rule.then());
        while (!cursor.isAtEnd()) {
            try {
                head.next(cursor);
            } catch (SyntaxFault fault) {
                fault.addTo(findings);
                while (!cursor.isAtEnd() && !cursor.isAt("@")) {
                    cursor.take();
                }
            }
        }
        return head;
    }

    /** The item's code, or the variable that holds it; null when the rule names none. */
    @Nullable
    public String item() {
        return text("item");
    }

    @Nullable
    public String basis() {
        return text("basis");
    }

    @Nullable
    public Origin origin() {
        Token value = values.get("origin");
        if (value == null) {
            return null;
        }
        String code = value.unquoted();
        for (Origin origin : Origin.values()) {
            if (origin.code().equals(code)) {
                return origin;
            }
        }
        findings.add(
                "unknown-origin",
                value,
                new Text("没有“" + code + "”这种出处", "There is no origin " + code),
                new Text("可写 text、reading、assumed", "Write text, reading or assumed"));
        return null;
    }

    /** The item is one of the sheet, or a variable of the rule. */
    void checkItem(Policy policy, Set<String> variables) {
        Token value = values.get("item");
        if (value == null) {
            return;
        }
        String item = value.unquoted();
        Map<String, ?> items = policy.itemsByCode();
        if (!items.containsKey(item) && !variables.contains(item)) {
            findings.add(
                    "unknown-item",
                    value,
                    new Text("评分表里没有项目“" + item + "”", "The scoring sheet has no item " + item),
                    new Labels(policy)
                            .instead(
                                    item,
                                    items.keySet(),
                                    new Text(
                                            "在 policy.yaml 的 items 里加上它，或改用已有的项目",
                                            "Add it under items in policy.yaml, or name another")));
        }
    }

    private @Nullable String text(String name) {
        Token value = values.get(name);
        return value == null ? null : value.unquoted();
    }

    private void next(Cursor cursor) throws SyntaxFault {
        if (!cursor.isAt("@")) {
            refuseAttribute(cursor);
            return;
        }
        cursor.take();
        Token name = cursor.take();
        String nearest = NearestName.to(name.text(), KNOWN);
        if (!KNOWN.contains(name.text())) {
            findings.add(
                    "unknown-annotation",
                    name,
                    new Text("没有“@" + name.text() + "”这种说明", "There is no @" + name.text()),
                    nearest == null
                            ? new Text(
                                    "可写 @item(…)、@basis(\"…\")、@origin(…)",
                                    "There are @item(…), @basis(\"…\") and @origin(…)")
                            : new Text("是不是 @" + nearest + "？", "Did you mean @" + nearest + "?"));
        }
        Token opened = cursor.peek();
        cursor.expect("(");
        Token value = cursor.peek();
        if (cursor.isAtEnd() || value.kind() == Token.Kind.SYMBOL) {
            throw cursor.unexpected();
        }
        cursor.take();
        cursor.close(opened);
        // A misspelt one is read as what it is meant to be, so that it is not missed as well.
        if (nearest != null && values.putIfAbsent(nearest, value) != null) {
            throw new SyntaxFault(
                    "second-annotation",
                    name,
                    new Text("“@" + name.text() + "”写了两次", "@" + name.text() + " is written twice"),
                    new Text("留下一个", "Keep one of them"));
        }
    }

    private void refuseAttribute(Cursor cursor) {
        Token token = cursor.take();
        StringBuilder name = new StringBuilder(token.text());
        while (cursor.isAt("-") && cursor.peek(1).kind() == Token.Kind.WORD) {
            cursor.take();
            name.append('-').append(cursor.take().text());
        }
        findings.add(
                "attribute-not-allowed",
                token,
                new Text("规则里不能写 " + name, "A rule cannot have " + name),
                name.toString().equals("agenda-group")
                        ? new Text("阶段在文件开头写一次", "The phase is given once, at the file's beginning")
                        : new Text("删去它", "Remove it"));
        while (!cursor.isAtEnd() && !cursor.isAt("@") && cursor.peek().line() == token.line()) {
            cursor.take();
        }
    }
}
