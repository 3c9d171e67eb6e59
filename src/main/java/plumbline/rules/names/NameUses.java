package plumbline.rules.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.rules.drl.Condition;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.RuleTree;
import plumbline.rules.drl.Token;

/** Finds the names in a rule, each with those that may stand in its place. Used once, by one thread. */
final class NameUses {
    /**
     * A piece of a rule that is a name, or a text with names in braces.
     *
     * @param known what may stand there
     */
    record Use(Token at, Names known, boolean isText) {}

    /** What a variable holds: an object of a type, or the value of a field. */
    private record Held(String type, String field) {}

    private final Vocabulary all;
    private final List<Use> uses = new ArrayList<>();
    private final Map<String, Held> variables = new HashMap<>();

    private NameUses(Vocabulary all) {
        this.all = all;
    }

    static List<Use> of(Vocabulary all, RuleTree rule) {
        NameUses found = new NameUses(all);
        found.head(rule.text().head());
        rule.conditions().forEach(found::condition);
        rule.calls().forEach(found::posting);
        return found.uses;
    }

    private void name(Token at, Names known) {
        uses.add(new Use(at, known, false));
    }

    private void head(List<Token> head) {
        for (int i = 0; i + 3 < head.size(); i++) {
            if (head.get(i).isText("@") && head.get(i + 2).isText("(")) {
                name(head.get(i + 1), all.annotations);
                Token value = head.get(i + 3);
                switch (all.annotations.code(head.get(i + 1).text())) {
                    case "item" -> name(value, all.items);
                    case "origin" -> name(value, all.origins);
                    default -> {}
                }
            }
        }
    }

    private void condition(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            pattern(pattern);
        } else if (condition instanceof Condition.Quantified quantified) {
            quantified.inner().forEach(this::condition);
        } else {
            Condition.Accumulated accumulated = (Condition.Accumulated) condition;
            accumulated.source().forEach(this::condition);
            for (Condition.Function function : accumulated.functions()) {
                name(function.name(), all.accumulations);
                function.arguments().forEach(argument -> expression(argument, ""));
            }
            accumulated.constraints().forEach(constraint -> expression(constraint.expression(), ""));
        }
    }

    private void pattern(Condition.Pattern pattern) {
        name(pattern.type(), all.types());
        String type = all.types().code(pattern.type().text());
        if (pattern.variable() != null) {
            variables.put(pattern.variable().text(), new Held(type, ""));
        }
        for (Condition.Constraint constraint : pattern.constraints()) {
            expression(constraint.expression(), type);
            Held held = held(constraint.expression().taken(), type);
            if (constraint.variable() != null && held != null) {
                variables.put(constraint.variable().text(), held);
            }
        }
    }

    /** @param type whose fields can be named; empty where none can */
    private void expression(Expression expression, String type) {
        if (expression instanceof Expression.Name name) {
            name(name.at(), all.fields(type));
        } else if (expression instanceof Expression.Member member) {
            Held held = held(member.of(), type);
            String owner = held == null ? "" : object(held);
            name(member.at(), owner.isEmpty() ? all.ofRatings : all.fields(owner));
        } else if (expression instanceof Expression.Call call) {
            name(call.at(), call.of() == null ? all.formulas : all.ofExact);
        } else if (expression instanceof Expression.Operation operation && operation.isComparison()) {
            compared(operation.left(), operation.right(), type);
            compared(operation.right(), operation.left(), type);
        } else if (expression instanceof Expression.Among among) {
            among.choices().forEach(choice -> compared(among.value(), choice, type));
        }
        expression.parts().forEach(part -> expression(part, type));
    }

    /** A text that is compared with a field is one of the field's words. */
    private void compared(Expression field, Expression word, String type) {
        Held held = held(field, type);
        if (word.word() != null && held != null && !held.field().isEmpty()) {
            name(word.at(), all.words(held.type(), held.field()));
        }
    }

    private @Nullable Held held(Expression expression, String type) {
        if (expression instanceof Expression.Variable variable) {
            return variables.get(variable.at().text());
        }
        if (expression instanceof Expression.Name name) {
            return new Held(type, all.fields(type).code(name.at().text()));
        }
        if (expression instanceof Expression.Member member) {
            Held of = held(member.of(), type);
            String owner = of == null ? "" : object(of);
            return owner.isEmpty()
                    ? null
                    : new Held(owner, all.fields(owner).code(member.at().text()));
        }
        return null;
    }

    /** The type of the object; empty for the value of a field that is none. */
    private String object(Held held) {
        return held.field().isEmpty() ? held.type() : all.type(held.type(), held.field());
    }

    private void posting(Expression.Call call) {
        name(call.at(), all.calls);
        String posted = all.calls.code(call.at().text());
        for (int i = 0; i < call.arguments().size(); i++) {
            Expression argument = call.arguments().get(i);
            if (argument.word() == null) {
                expression(argument, "");
            } else {
                Names codes = all.argument(posted, call.arguments().size(), i);
                uses.add(new Use(argument.at(), Objects.requireNonNullElse(codes, all.placeholders()), codes == null));
            }
        }
    }
}
