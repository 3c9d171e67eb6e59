package plumbline.rules.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes rules for the engine, from their trees alone: of the author's own text nothing reaches the engine but names
 * that were looked up, the digits of numbers and the signs of texts. Numbers that the engine would take as binary become
 * exact ones. Used once, by one thread.
 */
public final class RulePrinter {
    /** How tightly a sign binds; what binds less tightly than its surroundings is put in brackets. */
    private static final Map<String, Integer> TIGHTNESS =
            Map.of("||", 1, "&&", 2, "+", 4, "-", 4, "*", 5, "/", 5, "%", 5);

    private static final int COMPARISON = 3;
    private static final int VALUE = 6;

    private final boolean isForEngine;
    private final StringBuilder text = new StringBuilder();
    private final List<PrintedRules.Mark> marks = new ArrayList<>();
    private String file = "";
    private int line = 1;

    /** @param header what the service writes before all rules */
    public RulePrinter(String header) {
        this(true);
        text.append(header);
        line += (int) header.chars().filter(c -> c == '\n').count();
    }

    private RulePrinter(boolean isForEngine) {
        this.isForEngine = isForEngine;
    }

    /** The expression for people, with its numbers as the author writes them. */
    public static String written(Expression expression) {
        RulePrinter printer = new RulePrinter(false);
        printer.expression(expression, 0);
        return printer.text.toString();
    }

    /** The values for people, in brackets. */
    public static String written(List<Expression> values) {
        RulePrinter printer = new RulePrinter(false);
        printer.list(values);
        return printer.text.toString();
    }

    public PrintedRules printed() {
        return new PrintedRules(text.toString(), marks);
    }

    /**
     * Writes a rule after those before.
     *
     * @param fileName of the file that has the rule
     * @param phase the agenda group
     */
    public void print(String fileName, String phase, RuleTree rule) {
        file = fileName;
        at(rule.text().start());
        put("rule ").text(rule.text().name()).put(" agenda-group \"").put(phase).put("\" when");
        newLine();
        for (Condition condition : rule.conditions()) {
            condition(condition);
            newLine();
        }
        at(rule.text().then());
        put("then");
        newLine();
        for (Expression.Call call : rule.calls()) {
            at(call.at());
            put("ledger.");
            expression(call, 0);
            put(";");
            newLine();
        }
        put("end");
        newLine();
    }

    private void condition(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            at(pattern.type());
            variable(pattern.variable());
            put(pattern.type().text()).put("(");
            constraints(pattern.constraints());
            put(")");
        } else if (condition instanceof Condition.Quantified quantified) {
            at(quantified.at());
            put(quantified.at().text()).put("(");
            all(quantified.inner());
            put(")");
        } else {
            accumulated((Condition.Accumulated) condition);
        }
    }

    private void accumulated(Condition.Accumulated accumulated) {
        at(accumulated.at());
        put("accumulate(");
        all(accumulated.source());
        put("; ");
        String between = "";
        for (Condition.Function function : accumulated.functions()) {
            put(between);
            variable(function.variable());
            put(function.name().text());
            list(function.arguments());
            between = ", ";
        }
        if (!accumulated.constraints().isEmpty()) {
            put("; ");
            constraints(accumulated.constraints());
        }
        put(")");
    }

    /** Conditions of which each must hold. */
    private void all(List<Condition> conditions) {
        if (conditions.size() > 1) {
            put("(");
        }
        for (int i = 0; i < conditions.size(); i++) {
            put(i == 0 ? "" : " and ");
            condition(conditions.get(i));
        }
        if (conditions.size() > 1) {
            put(")");
        }
    }

    private void constraints(List<Condition.Constraint> constraints) {
        for (int i = 0; i < constraints.size(); i++) {
            put(i == 0 ? " " : ", ");
            variable(constraints.get(i).variable());
            expression(constraints.get(i).expression(), 0);
        }
        put(constraints.isEmpty() ? "" : " ");
    }

    private void variable(@Nullable Token variable) {
        if (variable != null) {
            put(variable.text()).put(" : ");
        }
    }

    /** @param around how tightly what surrounds the expression binds */
    private void expression(Expression expression, int around) {
        if (expression instanceof Expression.Literal literal) {
            literal(literal.at());
        } else if (expression instanceof Expression.Negation negation) {
            negation(negation);
        } else if (expression instanceof Expression.Operation operation) {
            int tightness = TIGHTNESS.getOrDefault(operation.sign(), COMPARISON);
            open(tightness <= around);
            // A comparison is not compared in turn; the other signs join from left to right.
            expression(operation.left(), operation.isComparison() ? COMPARISON : tightness - 1);
            put(" ").put(operation.sign()).put(" ");
            expression(operation.right(), tightness);
            close(tightness <= around);
        } else if (expression instanceof Expression.Among among) {
            open(COMPARISON <= around);
            expression(among.value(), COMPARISON);
            put(among.negated() ? " not in " : " in ");
            list(among.choices());
            close(COMPARISON <= around);
        } else if (expression instanceof Expression.Call call) {
            owner(call.of());
            put(call.at().text());
            list(call.arguments());
        } else if (expression instanceof Expression.Member member) {
            owner(member.of());
            put(member.at().text());
        } else {
            put(expression.at().text());
        }
    }

    private void owner(@Nullable Expression of) {
        if (of != null) {
            expression(of, VALUE);
            put(".");
        }
    }

    private void negation(Expression.Negation negation) {
        if (negation.at().isText("!")) {
            // The engine takes ! with what comes next alone, and we with the whole comparison.
            put("!(");
            expression(negation.of(), 0);
            put(")");
        } else if (isForEngine && isDecimal(negation.of().at())) {
            put("decimal(\"-").put(NumberForm.digits(negation.of().at().text())).put("\")");
        } else {
            put("-");
            expression(negation.of(), VALUE);
        }
    }

    private void literal(Token token) {
        if (token.kind() == Token.Kind.STRING) {
            text(token);
        } else if (isForEngine && isDecimal(token)) {
            put("decimal(\"").put(NumberForm.digits(token.text())).put("\")");
        } else {
            put(token.text());
        }
    }

    /** Whether the engine would take the number as a binary one, or as one of another kind than it is. */
    private static boolean isDecimal(Token token) {
        return token.kind() == Token.Kind.NUMBER && !NumberForm.isOwn(token.text());
    }

    private void list(List<Expression> values) {
        put("(");
        for (int i = 0; i < values.size(); i++) {
            put(i == 0 ? "" : ", ");
            expression(values.get(i), 0);
        }
        put(")");
    }

    private void open(boolean isNeeded) {
        put(isNeeded ? "(" : "");
    }

    private void close(boolean isNeeded) {
        put(isNeeded ? ")" : "");
    }

    /** A text in quotes; what would end them is refused before a rule is printed. */
    private RulePrinter text(Token token) {
        String content = token.unquoted();
        if (content.chars().anyMatch(c -> c == '"' || c == '\\' || Character.isISOControl(c))) {
            throw new IllegalStateException(file + ":" + token.line() + " holds a text that cannot be quoted");
        }
        return put("\"").put(content).put("\"");
    }

    private RulePrinter put(String piece) {
        text.append(piece);
        return this;
    }

    private void newLine() {
        text.append('\n');
        line++;
    }

    /** What is printed from here on is what the author has at the token. */
    private void at(Token token) {
        marks.add(new PrintedRules.Mark(line, file, token.line()));
    }
}
