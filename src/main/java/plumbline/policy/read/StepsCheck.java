package plumbline.policy.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Derived;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.RankingKey;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;
import plumbline.text.Text;

/** Checks tables whose rows are steps: every number has its row, and one only. */
final class StepsCheck {
    private final Policy policy;
    private final PolicyFindings findings;

    StepsCheck(Policy policy, PolicyFindings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    void run() {
        for (int t = 0; t < policy.tables().size(); t++) {
            Table table = policy.tables().get(t);
            if (table.steps() != null) {
                steps("/tables/" + t, table, table.steps());
            }
        }
    }

    private void steps(String place, Table table, Table.Steps steps) {
        List<String> names = new ArrayList<>(Stream.concat(
                        policy.indicators().stream().filter(indicator -> indicator.kind() instanceof ValueKind.Numeric),
                        policy.derived().stream().map(Derived::field))
                .map(Indicator::code)
                .toList());
        names.add(RankingKey.TOTAL);
        findings.known(place + "/steps", steps.of(), names);
        if (!(table.bounds().kind() instanceof ValueKind.Numeric)) {
            findings.add(
                    place + "/columns/0",
                    "wrong-value",
                    new Text(
                            "steps 表的第一栏写每一档从几起，应是数",
                            "The first column says at which number each row begins, so it is a number"),
                    new Text("写 type: decimal", "Write type: decimal"));
            return;
        }
        if (steps.interpolates() && table.columns().stream().noneMatch(table::isInterpolated)) {
            findings.add(
                    place + "/interpolate",
                    "wrong-value",
                    new Text("没有可以按比例计算的数", "There is no number to interpolate"),
                    new Text(
                            "删去 interpolate，或给一栏写 type: decimal",
                            "Remove interpolate, or give a column the type decimal"));
        }
        first(place, table, steps);
        for (int r = 1; r < table.rows().size(); r++) {
            BigDecimal before = bound(table, r - 1);
            BigDecimal own = Objects.requireNonNull(bound(table, r));
            if (before != null && own.compareTo(before) <= 0) {
                findings.add(
                        place + "/rows/" + r + "/0",
                        "steps-not-rising",
                        new Text(
                                "这一档从 " + own.toPlainString() + " 起，不大于前一档的 " + before.toPlainString(),
                                "The row begins at " + own.toPlainString() + ", which is not above "
                                        + before.toPlainString() + " of the row before"),
                        new Text("从小到大写，不重复", "Write the rows upwards, each with a number of its own"));
            }
        }
    }

    /** A number below the first row would have none. */
    private void first(String place, Table table, Table.Steps steps) {
        BigDecimal first = bound(table, 0);
        if (first == null) {
            return;
        }
        Indicator indicator = policy.indicatorsByCode().get(steps.of());
        ValueKind.Numeric number =
                indicator != null && indicator.kind() instanceof ValueKind.Numeric numeric ? numeric : null;
        BigDecimal least = number == null ? null : number.min() != null ? number.min() : number.above();
        boolean isOpen = number != null && number.min() == null && number.above() != null;
        boolean isOr = number != null && number.or() != null && number.or().compareTo(first) < 0;
        boolean begins = least != null
                && (steps.isAbove() && !isOpen ? least.compareTo(first) > 0 : least.compareTo(first) >= 0);
        if (!begins || isOr) {
            String sign = steps.isAbove() ? "≤" : "<";
            findings.add(
                    place + "/rows/0/0",
                    "steps-begin-late",
                    new Text(
                            steps.of() + " " + sign + " " + first.toPlainString() + " 时没有一档",
                            "There is no row for " + steps.of() + " " + sign + " " + first.toPlainString()),
                    new Text("在前面加一行，第一格写 below（以下）", "Put a row before it, with below in its first cell"));
        }
    }

    private static @Nullable BigDecimal bound(Table table, int row) {
        return (BigDecimal) table.rows().get(row).get(table.bounds().code());
    }
}
