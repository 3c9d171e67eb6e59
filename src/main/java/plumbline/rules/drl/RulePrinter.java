package plumbline.rules.drl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rules for the engine, from their trees alone: of the author's own text nothing reaches the engine but names
 * that were looked up, variables of plain signs, the digits of numbers and the signs of texts. Numbers that the engine would take as binary become
 * exact ones. Used once, by one thread.
 */
public final class RulePrinter {

    private final StringBuilder text = new StringBuilder();
    private final ExpressionPrinter expressions = new ExpressionPrinter(text, true);
    private final List<PrintedRules.Mark> marks = new ArrayList<>();
    private String file = "";
    private int line = 1;

    /** @param header what the service writes before all rules */
    public RulePrinter(String header) {
        text.append(header);
        line += (int) header.chars().filter(c -> c == '\n').count();
    }

    /** The expression for people, with its numbers as the author writes them. */
    public static String written(Expression expression) {
        StringBuilder written = new StringBuilder();
        new ExpressionPrinter(written, false).print(expression);
        return written.toString();
    }

    /** The values for people, in brackets. */
    public static String written(List<Expression> values) {
        StringBuilder written = new StringBuilder();
        new ExpressionPrinter(written, false).list(values);
        return written.toString();
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
        put("rule ");
        expressions.text(rule.text().name());
        put(" agenda-group \"").put(phase).put("\" when");
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
            expressions.print(call);
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
            expressions.list(function.arguments());
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
            expressions.print(constraints.get(i).expression());
        }
        put(constraints.isEmpty() ? "" : " ");
    }

    private void variable(@Nullable Token variable) {
        if (variable != null) {
            put(variable.text()).put(" : ");
        }
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
