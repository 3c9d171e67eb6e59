package plumbline.rules.check;

import java.util.List;
import java.util.Set;
import plumbline.rules.drl.Condition;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.Token;
import plumbline.text.Messages;
import plumbline.text.NearestName;
import plumbline.text.Text;

/** What can be worked out over all objects of a kind, as far as it is exact. */
final class Accumulations {
    private static final Set<String> FUNCTIONS = Set.of("sum", "min", "max", "count");
    private static final Set<String> AVERAGES = Set.of("average", "avg", "mean");

    private final FileFindings findings;

    Accumulations(FileFindings findings) {
        this.findings = findings;
    }

    Value result(Condition.Function function, List<Value> values) {
        String name = function.name().text();
        if (!FUNCTIONS.contains(name)) {
            unknown(function.name());
            return Value.ANY;
        }
        if (values.size() != 1) {
            findings.error(function.name(), "wrong-arguments.one-value", name);
            return Value.ANY;
        }
        Value value = values.get(0);
        if (value.isUnknown()) {
            return Value.ANY;
        }
        Token at = function.arguments().get(0).first();
        if (value.absent() && name.equals("count")) {
            // The engine counts it; sum, min and max leave it out.
            findings.error(at, "absent-value", at.text());
        }
        if (name.equals("count")) {
            return Value.of(Value.Sort.WHOLE);
        }
        boolean isDay = value.sort() == Value.Sort.DAY && !name.equals("sum");
        boolean isNumber = value.sort().isNumber() && (value.sort() != Value.Sort.EXACT || !name.equals("sum"));
        if (!isDay && !isNumber) {
            findings.error(
                    at,
                    "wrong-argument",
                    name,
                    at.text(),
                    value.sort().label(),
                    value.sort() == Value.Sort.EXACT ? Messages.text("add-up-first") : Messages.text("use-number"));
            return Value.ANY;
        }
        return value.orAbsent(false);
    }

    private void unknown(Token name) {
        if (AVERAGES.contains(name.text())) {
            findings.error(name, "inexact-average", name.text());
        } else {
            Text instead = NearestName.instead(name.text(), FUNCTIONS, Messages.text("accumulations"));
            findings.error(name, "unknown-accumulation", name.text(), instead);
        }
    }
}
