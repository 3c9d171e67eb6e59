package plumbline.rules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Labels;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.NumberForm;
import plumbline.rules.drl.Token;
import plumbline.text.MeantNumber;
import plumbline.text.Messages;
import plumbline.text.NearestName;
import plumbline.text.Text;

/**
 * Works out what each value in a rule is, and names what cannot be meant: unknown names, wrong numbers of arguments,
 * values of the wrong kind. What is at fault once is not found at fault again by what is made of it.
 */
final class Typing {
    /**
     * What the values may be made of.
     *
     * @param type whose fields can be named; null after {@code then}, where none can
     * @param fields of that type
     * @param present fields and variables that cannot be absent here, since a condition asked for them
     * @param variables bound so far
     * @param exact where comparisons are noted of which one side is exact
     */
    record Scope(
            @Nullable String type,
            Map<String, Value> fields,
            Set<String> present,
            Map<String, Value> variables,
            ExactComparisons exact) {}

    private final FileFindings findings;
    private final FieldValues known;
    private final Scope scope;
    private final Operations operations;

    Typing(FileFindings findings, FieldValues known, Scope scope) {
        this.findings = findings;
        this.known = known;
        this.scope = scope;
        this.operations = new Operations(findings, this, scope.type() != null);
    }

    /** The same, telling others. */
    Typing with(FileFindings others) {
        return new Typing(others, known, scope);
    }

    Value of(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal(literal.at());
        }
        if (expression instanceof Expression.Variable variable) {
            return variable(variable.at());
        }
        if (expression instanceof Expression.Name name) {
            return name(name.at());
        }
        if (expression instanceof Expression.Member member) {
            return member(member);
        }
        if (expression instanceof Expression.Call call) {
            return call(call);
        }
        return operations.of(expression);
    }

    private Value literal(Token token) {
        if (token.kind() == Token.Kind.STRING) {
            return Value.of(Value.Sort.TEXT);
        }
        if (token.kind() == Token.Kind.WORD) {
            return Value.of(token.is("null") ? Value.Sort.NULL : Value.Sort.FLAG);
        }
        if (!NumberForm.isPlain(token.text())) {
            String number = MeantNumber.in(token.text());
            findings.error(
                    token,
                    "number-form",
                    token.text(),
                    number == null ? Messages.text("write-plain-digits") : Messages.text("write-it", number));
            return Value.ANY;
        }
        return Value.of(NumberForm.isOwn(token.text()) ? Value.Sort.WHOLE : Value.Sort.DECIMAL);
    }

    private Value variable(Token token) {
        Value value = scope.variables().get(token.text());
        if (value == null) {
            findings.error(
                    token,
                    "unknown-variable",
                    token.text(),
                    NearestName.instead(
                            token.text(), scope.variables().keySet(), Messages.text("bind-before", token.text())));
            return Value.ANY;
        }
        return scope.present().contains(token.text()) ? value.orAbsent(false) : value;
    }

    private Value name(Token token) {
        Value field = scope.fields().get(token.text());
        if (field != null) {
            return scope.present().contains(token.text()) ? field.orAbsent(false) : field;
        }
        String type = scope.type();
        if (type == null) {
            unknownAfterThen(token);
        } else {
            Text otherwise = all(scope.fields().keySet());
            Text instead = known.formulas().names().contains(token.text())
                    ? Messages.text("formula-in-brackets", known.formulas().forms(token.text()))
                    : instead(token.text(), scope.fields().keySet(), otherwise);
            findings.error(token, "unknown-field", type, token.text(), instead);
        }
        return Value.ANY;
    }

    private void unknownAfterThen(Token token) {
        String number = MeantNumber.in(token.text());
        if (number != null) {
            findings.error(token, "unknown-variable.number", token.text(), number);
        } else {
            boolean isBound = scope.variables().containsKey("$" + token.text());
            Text instead = isBound
                    ? Messages.text("did-you-mean", "$" + token.text())
                    : Messages.text("quote-or-bind", token.text());
            findings.error(token, "unknown-variable.after-then", token.text(), instead);
        }
    }

    private Value member(Expression.Member member) {
        Value of = of(member.of());
        Map<String, Value> fields =
                switch (of.sort()) {
                    case SUBJECT, RECORD, FACT -> known.byType().getOrDefault(of.type(), Map.of());
                    case RATINGS -> Map.of("count", Value.of(Value.Sort.WHOLE), "sum", Value.of(Value.Sort.DECIMAL));
                    default -> Map.of();
                };
        Value value = fields.get(member.at().text());
        boolean isReadable = scope.type() != null || of.sort() == Value.Sort.RATINGS;
        if (value != null && (isReadable || member.at().is("id") || member.at().is("name"))) {
            return value;
        }
        if (of.isUnknown()) {
            return Value.ANY;
        }
        String name = member.at().text();
        if (value == null) {
            findings.error(
                    member.at(), "unknown-field.member", name, instead(name, fields.keySet(), all(fields.keySet())));
        } else {
            findings.error(member.at(), "unknown-field.after-then", name);
        }
        return Value.ANY;
    }

    private Value call(Expression.Call call) {
        Expression of = call.of();
        List<Value> values =
                new ArrayList<>(call.arguments().stream().map(this::of).toList());
        if (of == null) {
            Days.check(findings, call);
            return new Calls(findings, known.formulas()).check(call, values).result();
        }
        Value owner = of(of);
        if (owner.sort() == Value.Sort.EXACT) {
            return new Calls(findings, known.ofExact()).check(call, values).result();
        }
        if (!owner.isUnknown()) {
            findings.error(
                    call.at(),
                    "unknown-formula.method",
                    call.at().text(),
                    known.formulas().names());
        }
        return Value.ANY;
    }

    private static Text all(Set<String> names) {
        return names.isEmpty() ? Messages.text("remove-it") : Messages.text("names", names);
    }

    ExactComparisons exact() {
        return scope.exact();
    }

    /** Whether the value may be absent until a condition is looked at that asks for it. */
    boolean isOptional(Expression expression) {
        if (expression instanceof Expression.Member member) {
            return member(member).absent();
        }
        Map<String, Value> known = expression instanceof Expression.Name
                ? scope.fields()
                : expression instanceof Expression.Variable ? scope.variables() : Map.of();
        Value value = known.get(expression.at().text());
        return value != null && value.absent();
    }

    Labels labels() {
        return known.labels();
    }

    private Text instead(String name, Set<String> names, Text otherwise) {
        String number = MeantNumber.in(name);
        return number == null ? labels().instead(name, names, otherwise) : Messages.text("write-number", number);
    }
}
