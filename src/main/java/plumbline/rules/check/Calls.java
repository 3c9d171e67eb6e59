package plumbline.rules.check;

import java.util.List;
import java.util.Optional;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.Token;
import plumbline.text.NearestName;
import plumbline.text.Text;

/** Checks a call against what can be called. */
final class Calls {
    /** What a faulty call gives. */
    private static final Signature UNKNOWN = new Signature("", List.of(), Value.ANY, null);

    private final FileFindings findings;
    private final Callables known;
    private final String owner;

    Calls(FileFindings findings, Callables known) {
        this.findings = findings;
        this.known = known;
        this.owner = known.owner();
    }

    /**
     * What is called.
     *
     * @param values of the arguments
     * @return a signature without arguments when nothing fits
     */
    Signature check(Expression.Call call, List<Value> values) {
        String name = call.at().text();
        List<Signature> fitting = known.fitting(name, values.size());
        if (fitting.isEmpty()) {
            Optional<Signature> meant = known.known().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst();
            if (meant.isEmpty()) {
                unknown(call.at());
                return UNKNOWN;
            }
            wrongCount(call);
            return new Signature("", List.of(), Value.ANY, meant.get().posts());
        }
        Signature called = fitting.stream()
                .filter(each -> misfit(each, values) < 0)
                .findFirst()
                .orElse(fitting.get(0));
        int misfit = misfit(called, values);
        if (misfit >= 0) {
            wrongArgument(called, misfit, values.get(misfit), call);
            return new Signature("", List.of(), called.result(), called.posts());
        }
        return called;
    }

    private void unknown(Token at) {
        List<String> names = known.names();
        String nearest = NearestName.to(at.text(), names);
        String what = owner + at.text();
        boolean isOfLedger = owner.length() > 1;
        findings.add(
                isOfLedger ? "unknown-call" : "unknown-formula",
                at,
                isOfLedger
                        ? new Text("没有“" + what + "”这种记法", "There is no " + what)
                        : new Text("没有“" + what + "”这个公式", "There is no formula " + what),
                nearest == null
                        ? new Text("可写：" + String.join("、", names), "There are: " + String.join(", ", names))
                        : new Text(
                                "是不是 " + owner + nearest + "？写法："
                                        + known.forms(nearest).zh(),
                                "Did you mean " + owner + nearest + "? It is written "
                                        + known.forms(nearest).en()));
    }

    private void wrongCount(Expression.Call call) {
        String name = call.at().text();
        int count = call.arguments().size();
        findings.add(
                "wrong-arguments",
                call.at(),
                new Text(
                        "“" + owner + name + "”的括号里写了 " + count + " 个值，个数不对",
                        owner + name + " is given " + count + (count == 1 ? " value" : " values")
                                + ", which do not fit"),
                new Text(
                        "写成 " + known.forms(name).zh(),
                        "Write " + known.forms(name).en()));
    }

    private void wrongArgument(Signature called, int index, Value value, Expression.Call call) {
        Signature.Argument argument = called.arguments().get(index);
        Value.Sort sort = argument.sort();
        Text wanted = sort == null ? Value.Sort.DECIMAL.label() : sort.label();
        Token at = call.arguments().get(index).first();
        if (value.absent() && fits(argument, value.orAbsent(false))) {
            findings.add(
                    "absent-value",
                    at,
                    new Text("“" + at.text() + "”可能没有填，不能这样计算", at.text() + " may be absent, and then this fails"),
                    new Text(
                            "在它前面加上条件 " + at.text() + " != null，没有填的另写一条规则",
                            "Ask for " + at.text() + " != null before, and write another rule for when it is absent"));
            return;
        }
        boolean isQuoted = value.sort() == Value.Sort.TEXT && (sort == null || sort.isNumber());
        findings.add(
                "wrong-argument",
                at,
                new Text(
                        "“" + owner + call.at().text() + "”的第 " + (index + 1) + " 个值应当是" + wanted.zh() + "，“"
                                + at.text() + "”是" + value.sort().label().zh(),
                        "Value " + (index + 1) + " of " + owner + call.at().text() + " must be " + wanted.en() + "; "
                                + at.text() + " is " + value.sort().label().en()),
                isQuoted && at.kind() == Token.Kind.STRING
                        ? new Text("数字不加引号", "Write a number without quotes")
                        : new Text(
                                "写成 " + called.shown(owner).zh(),
                                "Write " + called.shown(owner).en()));
    }

    private static int misfit(Signature called, List<Value> values) {
        for (int i = 0; i < values.size(); i++) {
            if (!fits(called.arguments().get(i), values.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean fits(Signature.Argument argument, Value value) {
        if (value.isUnknown()) {
            return true;
        }
        if (value.sort() == Value.Sort.NULL || value.absent()) {
            boolean isSort = value.sort() == Value.Sort.NULL || fits(argument, value.orAbsent(false));
            return argument.takesAbsent() && isSort;
        }
        Value.Sort sort = argument.sort();
        // The value of an outcome may be of any kind; every other open argument is a number.
        return sort == null
                ? value.sort().isNumber()
                        || (argument.isOfAnyKind() && !value.sort().isFact())
                : sort == value.sort();
    }
}
