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
     */
    record Scope(@Nullable String type, Map<String, Value> fields, Set<String> present, Map<String, Value> variables) {}

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
            findings.add(
                    "number-form",
                    token,
                    new Text("数字“" + token.text() + "”的写法容易看错", token.text() + " is not written in plain digits"),
                    number == null
                            ? new Text("用普通数字写，如 0.1、100", "Write plain digits, such as 0.1 or 100")
                            : new Text("写成 " + number, "Write " + number));
            return Value.ANY;
        }
        return Value.of(NumberForm.isOwn(token.text()) ? Value.Sort.WHOLE : Value.Sort.DECIMAL);
    }

    private Value variable(Token token) {
        Value value = scope.variables().get(token.text());
        if (value == null) {
            findings.add(
                    "unknown-variable",
                    token,
                    new Text("条件里没有记下变量 " + token.text(), "The conditions bind no variable " + token.text()),
                    nearest(
                            token.text(),
                            scope.variables().keySet(),
                            new Text(
                                    "在 when 部分的 ( ) 里写“" + token.text() + " : 指标”；accumulate、not 里面记下的外面不能用",
                                    "Bind it in the conditions: " + token.text()
                                            + " : indicator; what is bound inside of accumulate or not is not known outside")));
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
        boolean isCalledLikeAFormula = known.formulas().names().contains(token.text());
        if (type == null) {
            boolean isKept = scope.variables().containsKey("$" + token.text());
            String number = MeantNumber.in(token.text());
            findings.add(
                    "unknown-variable",
                    token,
                    number != null
                            ? new Text("“" + token.text() + "”不是用数字写的", token.text() + " is not written in digits")
                            : new Text(
                                    "then 部分不能直接写“" + token.text() + "”", token.text() + " cannot be used after then"),
                    number != null
                            ? new Text("数字写成 " + number, "Write the number " + number)
                            : isKept
                                    ? new Text("是不是 $" + token.text() + "？", "Did you mean $" + token.text() + "?")
                                    : new Text(
                                            "文本加引号；指标先在 when 部分记下：$" + token.text() + " : " + token.text() + "，这里写 $"
                                                    + token.text(),
                                            "Put a text in quotes; bind an indicator in the conditions by $"
                                                    + token.text() + " : " + token.text() + " and write $"
                                                    + token.text() + " here"));
            return Value.ANY;
        }
        findings.add(
                "unknown-field",
                token,
                new Text(type + " 没有“" + token.text() + "”这个指标", type + " has no " + token.text()),
                isCalledLikeAFormula
                        ? new Text(
                                "公式要带括号：" + known.formulas().forms(token.text()).zh(),
                                "A formula has brackets: "
                                        + known.formulas().forms(token.text()).en())
                        : instead(
                                token.text(),
                                scope.fields().keySet(),
                                all(scope.fields().keySet())));
        return Value.ANY;
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
        findings.add(
                "unknown-field",
                member.at(),
                value == null
                        ? new Text(
                                "没有“." + member.at().text() + "”",
                                "There is no ." + member.at().text())
                        : new Text(
                                "then 部分不能取“." + member.at().text() + "”",
                                "." + member.at().text() + " cannot be read after then"),
                value == null
                        ? instead(member.at().text(), fields.keySet(), all(fields.keySet()))
                        : new Text(
                                "先在 when 部分记下：$x : " + member.at().text(),
                                "Bind it in the conditions: $x : " + member.at().text()));
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
            findings.add(
                    "unknown-formula",
                    call.at(),
                    new Text(
                            "规则里不能写“." + call.at().text() + "(…)”",
                            "Rules cannot call ." + call.at().text() + "(…)"),
                    new Text(
                            "用公式写，如 minus(甲, 乙)；公式有 "
                                    + String.join("、", known.formulas().names()),
                            "Use a formula, such as minus(a, b); there are "
                                    + String.join(", ", known.formulas().names())));
        }
        return Value.ANY;
    }

    private static Text all(Set<String> names) {
        return names.isEmpty()
                ? new Text("删去它", "Remove it")
                : new Text("可写：" + String.join("、", names), "The names are: " + String.join(", ", names));
    }

    Labels labels() {
        return known.labels();
    }

    private Text instead(String name, Set<String> names, Text otherwise) {
        String number = MeantNumber.in(name);
        return number == null
                ? labels().instead(name, names, otherwise)
                : new Text("数字写成 " + number, "Write the number " + number);
    }

    static Text nearest(String name, Set<String> names, Text otherwise) {
        String nearest = NearestName.to(name, names);
        return nearest == null ? otherwise : new Text("是不是 " + nearest + "？", "Did you mean " + nearest + "?");
    }
}
