package plumbline.rules.drl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a rule into its tree. A fault in one condition or call does not hide those in the calls after it. */
public final class RuleParser {
    private final FileFindings findings;
    private final RuleText rule;

    private RuleParser(FileFindings findings, RuleText rule) {
        this.findings = findings;
        this.rule = rule;
    }

    /** The tree of the rule; what cannot be read is added to the findings. */
    public static RuleTree parse(FileFindings findings, RuleText rule) {
        RuleParser parser = new RuleParser(findings, rule);
        List<Condition> conditions = new ArrayList<>();
        boolean isWhole = parser.conditions(conditions);
        return new RuleTree(rule, conditions, isWhole, parser.calls());
    }

    private boolean conditions(List<Condition> read) {
        ConditionParser parser = new ConditionParser(new Cursor(rule.conditions(), rule.then()));
        try {
            while (!parser.isAtEnd()) {
                read.add(parser.next());
            }
            return true;
        } catch (SyntaxFault fault) {
            fault.addTo(findings);
            return false;
        }
    }

    private List<Expression.Call> calls() {
        Cursor cursor = new Cursor(rule.consequence(), rule.end());
        List<Expression.Call> calls = new ArrayList<>();
        Set<String> told = new HashSet<>();
        while (!cursor.isAtEnd()) {
            try {
                calls.add(call(cursor));
                if (!cursor.takeIf(";")) {
                    throw new SyntaxFault(cursor.last(), "missing-semicolon");
                }
            } catch (SyntaxFault fault) {
                // What does not begin as a call is not read as one; to say so once is enough.
                if (!fault.isOf("not-a-call") || told.add("not-a-call")) {
                    fault.addTo(findings);
                }
                skip(cursor);
            }
        }
        return calls;
    }

    private static Expression.Call call(Cursor cursor) throws SyntaxFault {
        Token ledger = cursor.take();
        if (!ledger.is("ledger") || !cursor.takeIf(".") || cursor.peek().kind() != Token.Kind.WORD) {
            throw new SyntaxFault(ledger, "not-a-call", ledger.text());
        }
        Token name = cursor.take();
        Token opened = cursor.peek();
        cursor.expect("(");
        return new Expression.Call(null, name, new ExpressionParser(cursor).list(opened));
    }

    private static void skip(Cursor cursor) {
        while (!cursor.isAtEnd() && !cursor.isAt("ledger")) {
            if (cursor.take().isText(";")) {
                return;
            }
        }
    }
}
