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
import plumbline.text.Messages;
import plumbline.text.NearestName;

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
        findings.error(value, "unknown-origin", code);
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
            findings.error(
                    value,
                    "unknown-item",
                    item,
                    new Labels(policy).instead(item, items.keySet(), Messages.text("add-under-items")));
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
            findings.error(
                    name,
                    "unknown-annotation",
                    name.text(),
                    nearest == null ? Messages.text("annotations") : Messages.text("did-you-mean", "@" + nearest));
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
            throw new SyntaxFault(name, "second-annotation", name.text());
        }
    }

    private void refuseAttribute(Cursor cursor) {
        Token token = cursor.take();
        StringBuilder name = new StringBuilder(token.text());
        while (cursor.isAt("-") && cursor.peek(1).kind() == Token.Kind.WORD) {
            cursor.take();
            name.append('-').append(cursor.take().text());
        }
        findings.error(
                token,
                "attribute-not-allowed",
                name,
                name.toString().equals("agenda-group") ? Messages.text("phase-once") : Messages.text("remove-it"));
        while (!cursor.isAtEnd() && !cursor.isAt("@") && cursor.peek().line() == token.line()) {
            cursor.take();
        }
    }
}
