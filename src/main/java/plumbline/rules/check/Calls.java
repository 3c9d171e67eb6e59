package plumbline.rules.check;

import java.util.List;
import java.util.Optional;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.Token;
import plumbline.text.Messages;
import plumbline.text.NearestName;
import plumbline.text.Text;

/** Checks a call against what can be called. */
final class Calls {
    /** What a faulty call gives. */
    private static final Signature UNKNOWN = new Signature("", "", List.of(), Value.ANY, null);

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
            return new Signature("", "", List.of(), Value.ANY, meant.get().posts());
        }
        Signature called = fitting.stream()
                .filter(each -> misfit(each, values) < 0)
                .findFirst()
                .orElse(fitting.get(0));
        int misfit = misfit(called, values);
        if (misfit >= 0) {
            wrongArgument(called, misfit, values.get(misfit), call);
            return new Signature("", "", List.of(), called.result(), called.posts());
        }
        return called;
    }

    private void unknown(Token at) {
        boolean isOfLedger = owner.length() > 1;
        String key = isOfLedger ? "unknown-call" : "unknown-formula";
        if (at.text().charAt(0) > '~') {
            List<String> names = known.namesInChinese();
            findings.error(
                    at, key, at.text(), NearestName.instead(at.text(), names, Messages.text("there-are", names)));
            return;
        }
        List<String> names = known.names();
        String nearest = NearestName.to(at.text(), names);
        Text instead = nearest == null
                ? Messages.text("there-are", names)
                : Messages.text("did-you-mean-form", owner + nearest, known.forms(nearest));
        findings.error(at, key, owner + at.text(), instead);
    }

    private void wrongCount(Expression.Call call) {
        String name = call.at().text();
        findings.error(
                call.at(), "wrong-arguments", owner + name, call.arguments().size(), known.forms(name));
    }

    private void wrongArgument(Signature called, int index, Value value, Expression.Call call) {
        Signature.Argument argument = called.arguments().get(index);
        Value.Sort sort = argument.sort();
        Text wanted = sort == null ? Value.Sort.DECIMAL.label() : sort.label();
        Token at = call.arguments().get(index).first();
        if (value.absent() && fits(argument, value.orAbsent(false))) {
            findings.error(at, "absent-value.in-calculation", at.text());
            return;
        }
        boolean isQuoted = value.sort() == Value.Sort.TEXT && (sort == null || sort.isNumber());
        Text remedy = isQuoted && at.kind() == Token.Kind.STRING
                ? Messages.text("number-without-quotes")
                : Messages.text("write-it", called.shown(owner));
        findings.error(
                at,
                "wrong-argument.nth",
                owner + call.at().text(),
                index + 1,
                wanted,
                at.text(),
                value.sort().label(),
                remedy);
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
