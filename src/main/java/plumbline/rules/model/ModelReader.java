package plumbline.rules.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.ledger.PostingKind;
import plumbline.rules.check.Callables;
import plumbline.rules.check.Placeholders;
import plumbline.rules.check.Rule;
import plumbline.rules.check.Signature;
import plumbline.rules.check.Value;
import plumbline.rules.drl.Condition;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.RulePrinter;
import plumbline.rules.drl.Token;

/** Says of a rule's tree what it compares and posts, with its variables resolved. Used once, by one thread. */
public final class ModelReader {
    private static final Term UNREAD = new Term.Unread();

    private final List<FactPattern> patterns = new ArrayList<>();
    private final Map<String, Term> bound = new HashMap<>();
    private final Map<String, RuleModel.Accumulation> accumulated = new HashMap<>();

    private ModelReader() {}

    public static RuleModel read(Rule rule, Callables ledger) {
        ModelReader reader = new ModelReader();
        rule.tree().conditions().forEach(condition -> reader.walk(condition, true));
        return new RuleModel(
                rule.ref(),
                rule.phase(),
                rule.reads(),
                Placeholders.names(rule.tree().text().consequence()),
                reader.patterns,
                reader.bound,
                rule.items(),
                reader.accumulated,
                rule.tree().calls().stream()
                        .map(call -> reader.call(ledger, call, rule.ref().item()))
                        .toList());
    }

    private void walk(Condition condition, boolean isMatched) {
        if (condition instanceof Condition.Pattern pattern) {
            pattern(pattern, isMatched);
        } else if (condition instanceof Condition.Quantified quantified) {
            quantified.inner().forEach(each -> walk(each, false));
        } else {
            Condition.Accumulated over = (Condition.Accumulated) condition;
            over.source().forEach(each -> walk(each, false));
            over.functions().forEach(this::accumulated);
            if (!over.constraints().isEmpty()) {
                patterns.add(new FactPattern("", false, List.of(), false));
            }
        }
    }

    private void accumulated(Condition.Function function) {
        String variable = function.variable().text();
        Term of = function.arguments().isEmpty()
                ? UNREAD
                : term(function.arguments().get(0), patterns.size() - 1);
        bound.put(variable, UNREAD);
        accumulated.put(variable, new RuleModel.Accumulation(function.name().text(), of));
    }

    private void pattern(Condition.Pattern pattern, boolean isMatched) {
        int index = patterns.size();
        if (pattern.variable() != null) {
            bound.put(pattern.variable().text(), new Term.Field(index, "this"));
        }
        List<Comparison> comparisons = new ArrayList<>();
        boolean isRead = true;
        for (Condition.Constraint constraint : pattern.constraints()) {
            Expression expression = constraint.expression();
            Token variable = constraint.variable();
            if (variable != null) {
                bound.put(variable.text(), term(expression.taken(), index));
            }
            if (variable == null || expression.compares()) {
                isRead &= compared(expression, index, false, comparisons);
            }
        }
        patterns.add(new FactPattern(pattern.type().text(), isMatched, comparisons, isRead));
    }

    /** Adds what is compared; answers whether that is all there is. */
    private boolean compared(Expression expression, int pattern, boolean isAlternative, List<Comparison> comparisons) {
        if (expression instanceof Expression.Among among) {
            List<Term> choices = among.choices().stream()
                    .map(choice -> term(choice, pattern))
                    .toList();
            String operator = among.negated() ? "not in" : "in";
            comparisons.add(comparison(
                    among.value(),
                    operator,
                    new Term.Call("in", choices),
                    RulePrinter.written(among.choices()),
                    pattern,
                    isAlternative));
            return true;
        }
        if (!(expression instanceof Expression.Operation operation)) {
            return false;
        }
        if (operation.isComparison()) {
            comparisons.add(comparison(
                    operation.left(),
                    operation.sign(),
                    term(operation.right(), pattern),
                    RulePrinter.written(operation.right()),
                    pattern,
                    isAlternative));
            return true;
        }
        boolean isOr = operation.sign().equals("||");
        if (!isOr && !operation.sign().equals("&&")) {
            return false;
        }
        boolean isLeftAll = compared(operation.left(), pattern, isAlternative || isOr, comparisons);
        return compared(operation.right(), pattern, isAlternative || isOr, comparisons) && isLeftAll;
    }

    private Comparison comparison(
            Expression left, String operator, Term right, String rightText, int pattern, boolean isAlternative) {
        Token first = left.first();
        return new Comparison(
                term(left, pattern),
                operator,
                right,
                isAlternative,
                RulePrinter.written(left),
                rightText,
                first.line(),
                first.column());
    }

    /** @param pattern whose fields the bare names are */
    private Term term(Expression expression, int pattern) {
        if (expression.number() != null) {
            return new Term.Literal(expression.number());
        }
        if (expression instanceof Expression.Literal literal) {
            return new Term.Literal(
                    literal.word() != null
                            ? literal.word()
                            : literal.isNull() ? null : literal.at().is("true"));
        }
        if (expression instanceof Expression.Variable variable) {
            return bound.getOrDefault(variable.at().text(), UNREAD);
        }
        if (expression instanceof Expression.Name name) {
            return new Term.Field(pattern, name.at().text());
        }
        if (expression instanceof Expression.Member member && term(member.of(), pattern) instanceof Term.Field owner) {
            String name = member.at().text();
            return new Term.Field(owner.pattern(), owner.name().equals("this") ? name : owner.name() + "." + name);
        }
        if (expression instanceof Expression.Call call && call.of() == null) {
            return new Term.Call(
                    call.at().text(),
                    call.arguments().stream()
                            .map(argument -> term(argument, pattern))
                            .toList());
        }
        return UNREAD;
    }

    private LedgerCall call(Callables ledger, Expression.Call call, @Nullable String item) {
        List<Expression> arguments = call.arguments();
        Signature called = ledger.fitting(call.at().text(), arguments.size()).get(0);
        Expression code = called.argument(Signature.Argument::isCode, arguments);
        Expression amount = called.argument(argument -> argument.effect() != null, arguments);
        return new LedgerCall(
                called,
                called.posted() == PostingKind.ITEM ? item : code == null ? null : code.word(),
                variable(called.argument(argument -> argument.sort() == Value.Sort.SUBJECT, arguments)),
                variable(called.argument(argument -> argument.sort() == Value.Sort.RECORD, arguments)),
                amount,
                amount == null ? null : amount.number(),
                amount != null ? term(amount, -1) : code != null ? term(code, -1) : UNREAD,
                call.at().line(),
                call.at().column());
    }

    private static @Nullable String variable(@Nullable Expression argument) {
        return argument instanceof Expression.Variable variable ? variable.at().text() : null;
    }
}
