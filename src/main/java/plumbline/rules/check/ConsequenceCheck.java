package plumbline.rules.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Phase;
import plumbline.policy.Item;
import plumbline.policy.Policy;
import plumbline.rules.drl.Cursor;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.ExpressionParser;
import plumbline.rules.drl.NumberForm;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.drl.RuleFindings;
import plumbline.rules.drl.RuleText;
import plumbline.rules.drl.SyntaxFault;
import plumbline.rules.drl.Token;
import plumbline.text.Text;

/** Checks what stands between {@code then} and {@code end}: calls of the ledger, one behind another, and nothing else. */
final class ConsequenceCheck {
    private final RuleFile file;
    private final Policy policy;
    private final RuleFindings findings;
    private final FieldValues known;

    ConsequenceCheck(RuleFile file, Policy policy, RuleFindings findings, FieldValues known) {
        this.file = file;
        this.policy = policy;
        this.findings = findings;
        this.known = known;
    }

    /** Checks what the rule does; answers the names of what it calls. */
    List<String> check(RuleText rule, @Nullable Phase phase, @Nullable String item, Map<String, Value> variables) {
        if (rule.consequence().isEmpty()) {
            findings.add(
                    file,
                    "empty-then",
                    rule.then(),
                    new Text(
                            "then 和 end 之间什么也没写，规则没有结果",
                            "Nothing stands between then and end, so the rule does nothing"),
                    new Text(
                            "写上要记的，如 ledger.award($x, 5, \"理由\");",
                            "Write what it posts, such as ledger.award($x, 5, \"reason\");"));
        }
        Cursor cursor = new Cursor(rule.consequence(), rule.end());
        List<String> called = new ArrayList<>();
        Set<String> named = new HashSet<>();
        while (!cursor.isAtEnd()) {
            try {
                called.add(statement(rule, cursor, phase, item, variables));
            } catch (SyntaxFault fault) {
                // What is no call at all is so to its end; that it begins so is enough to say.
                if (!fault.isOf("not-a-call") || named.add("not-a-call")) {
                    fault.addTo(findings, file);
                }
                skipStatement(cursor);
            }
        }
        return called;
    }

    private static void skipStatement(Cursor cursor) {
        while (!cursor.isAtEnd() && !cursor.isAt("ledger")) {
            if (cursor.take().isText(";")) {
                return;
            }
        }
    }

    private String statement(
            RuleText rule, Cursor cursor, @Nullable Phase phase, @Nullable String item, Map<String, Value> variables)
            throws SyntaxFault {
        Token ledger = cursor.take();
        if (!ledger.is("ledger") || !cursor.takeIf(".") || cursor.peek().kind() != Token.Kind.WORD) {
            throw new SyntaxFault(
                    "not-a-call",
                    ledger,
                    new Text(
                            "then 部分只能写 ledger 的调用，这里是“" + ledger.text() + "”",
                            "Behind then stand calls of the ledger only, not " + ledger.text()),
                    new Text(
                            "写成 ledger.award($x, 5, \"理由\"); 的样子；判断写到 when 部分，各写一条规则",
                            "Write ledger.award($x, 5, \"reason\"); or the like; put conditions behind when, in rules of their own"));
        }
        Token name = cursor.take();
        Token opened = cursor.peek();
        cursor.expect("(");
        List<Expression> arguments = new ExpressionParser(cursor).list(opened);
        Expression.Call call = new Expression.Call(null, name, arguments);
        Typing typing = new Typing(file, findings, known, new Typing.Scope(null, Map.of(), Set.of(), variables));
        List<Value> values = arguments.stream().map(typing::of).toList();
        Signature called = new Calls(file, findings, "ledger.").check(Signature.ledger(), call, values);
        new PostingCheck(file, policy, findings).check(rule, phase, item, call, called);
        placeholders(call, values, variables);
        if (!cursor.takeIf(";")) {
            throw new SyntaxFault(
                    "missing-semicolon",
                    cursor.last(),
                    new Text("这一句末尾缺少分号", "The call does not end with a semicolon"),
                    new Text("在“)”后面补上半角的 ;", "Add ; behind )"));
        }
        return called.name();
    }

    private void placeholders(Expression.Call call, List<Value> values, Map<String, Value> variables) {
        boolean ofSubject = values.stream().anyMatch(value -> value.sort() == Value.Sort.SUBJECT || value.isUnknown());
        for (Expression argument : call.arguments()) {
            if (argument instanceof Expression.Literal literal && literal.at().kind() == Token.Kind.STRING) {
                new Placeholders(file, policy, findings).check(literal.at(), ofSubject, variables);
            }
        }
    }

    /** The points that a literal stands for; null when it is no number in digits. */
    static @Nullable BigDecimal number(Expression expression) {
        if (expression instanceof Expression.Negation negation && negation.at().isText("-")) {
            BigDecimal number = number(negation.of());
            return number == null ? null : number.negate();
        }
        boolean isNumber = expression instanceof Expression.Literal literal
                && literal.at().kind() == Token.Kind.NUMBER
                && NumberForm.isPlain(literal.at().text());
        return isNumber ? new BigDecimal(expression.at().text().replace("B", "")) : null;
    }

    /** The item of a rule that names it, rather than take it from a variable. */
    static @Nullable Item item(Policy policy, @Nullable String code) {
        return code == null ? null : policy.itemsByCode().get(code);
    }
}
