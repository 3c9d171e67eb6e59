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
            findings.error(place + "/columns/0", "wrong-value.steps-bounds");
            return;
        }
        if (steps.interpolates() && table.columns().stream().noneMatch(table::isInterpolated)) {
            findings.error(place + "/interpolate", "wrong-value.interpolate");
        }
        first(place, table, steps);
        for (int r = 1; r < table.rows().size(); r++) {
            BigDecimal before = bound(table, r - 1);
            BigDecimal own = Objects.requireNonNull(bound(table, r));
            if (before != null && own.compareTo(before) <= 0) {
                findings.error(
                        place + "/rows/" + r + "/0", "steps-not-rising", own.toPlainString(), before.toPlainString());
            }
        }
    }

    /** A number below the first row would have none. */
    private void first(String place, Table table, Table.Steps steps) {
        BigDecimal first = bound(table, 0);
        if (first == null) {
            return;
        }
        ValueKind.Numeric number = number(steps.of());
        BigDecimal least = number == null ? null : number.min() != null ? number.min() : number.above();
        boolean isOpen = number != null && number.min() == null && number.above() != null;
        boolean isOr = number != null && number.or() != null && number.or().compareTo(first) < 0;
        boolean begins = least != null
                && ((steps.isAbove() && !isOpen) ? least.compareTo(first) > 0 : least.compareTo(first) >= 0);
        if (!begins || isOr) {
            String sign = steps.isAbove() ? "≤" : "<";
            findings.error(place + "/rows/0/0", "steps-begin-late", steps.of(), sign, first.toPlainString());
        }
    }

    /** The bounds of the number, which are those of each record for a mean of records; null where nothing is known. */
    private ValueKind.@Nullable Numeric number(String code) {
        Indicator indicator = policy.indicatorsByCode().get(code);
        Derived derived = policy.derived(code);
        if (derived != null && derived.way() == Derived.Way.MEAN) {
            Indicator of = policy.indicatorsByCode().get(derived.of());
            indicator = of != null && of.kind() instanceof ValueKind.Records records
                    ? records.members().stream()
                            .filter(member -> member.code().equals(derived.with()))
                            .findFirst()
                            .orElse(null)
                    : null;
        }
        return indicator != null && indicator.kind() instanceof ValueKind.Numeric numeric ? numeric : null;
    }

    private static @Nullable BigDecimal bound(Table table, int row) {
        return (BigDecimal) table.rows().get(row).get(table.bounds().code());
    }
}
