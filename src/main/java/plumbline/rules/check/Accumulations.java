package plumbline.rules.check;

import java.util.List;
import java.util.Set;
import plumbline.rules.drl.Condition;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.Token;
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
            add(
                    "wrong-arguments",
                    function.name(),
                    new Text(name + " 的括号里写一个值", name + " is given one value"),
                    new Text("写成 " + name + "($v)", "Write " + name + "($v)"));
            return Value.ANY;
        }
        Value value = values.get(0);
        if (value.isUnknown()) {
            return Value.ANY;
        }
        Token at = function.arguments().get(0).first();
        if (value.absent() && name.equals("count")) {
            // The engine counts it; sum, min and max leave it out.
            add(
                    "absent-value",
                    at,
                    new Text(
                            "“" + at.text() + "”可能没有填；没有填的也会算进个数",
                            at.text() + " may be absent, and what is absent is counted all the same"),
                    new Text("在条件里先写 指标 != null", "Write indicator != null among the conditions before"));
        }
        if (name.equals("count")) {
            return Value.of(Value.Sort.WHOLE);
        }
        boolean isDay = value.sort() == Value.Sort.DAY && !name.equals("sum");
        boolean isNumber = value.sort().isNumber() && (value.sort() != Value.Sort.EXACT || !name.equals("sum"));
        if (!isDay && !isNumber) {
            add(
                    "wrong-argument",
                    at,
                    new Text(
                            name + " 不能用于“" + at.text() + "”：它是"
                                    + value.sort().label().zh(),
                            name + " cannot be taken of " + at.text() + ", which is "
                                    + value.sort().label().en()),
                    value.sort() == Value.Sort.EXACT
                            ? new Text("先把指标加起来，再用公式算", "Add up the indicators, and apply the formula to the sums")
                            : new Text("用数字指标", "Take an indicator that is a number"));
            return Value.ANY;
        }
        return value.orAbsent(false);
    }

    private void unknown(Token name) {
        boolean isAverage = AVERAGES.contains(name.text());
        add(
                isAverage ? "inexact-average" : "unknown-accumulation",
                name,
                isAverage
                        ? new Text(name.text() + " 会舍去小数，算出的平均数不准", name.text() + " rounds, so that the mean is wrong")
                        : new Text("accumulate 里没有“" + name.text() + "”", "accumulate has no " + name.text()),
                isAverage
                        ? new Text(
                                "写 $sum : sum($v), $count : count($v)，再用 share($sum, $count)",
                                "Write $sum : sum($v), $count : count($v), and share($sum, $count)")
                        : Typing.nearest(
                                name.text(),
                                FUNCTIONS,
                                new Text("可写：sum、min、max、count", "There are sum, min, max and count")));
    }

    private void add(String code, Token at, Text message, Text remedy) {
        findings.add(code, at, message, remedy);
    }
}
