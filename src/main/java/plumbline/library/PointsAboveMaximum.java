package plumbline.library;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumbline.policy.Finding;
import plumbline.policy.Item;
import plumbline.policy.Policy;
import plumbline.policy.Text;
import plumbline.rules.LedgerCall;
import plumbline.rules.Tier;

/** Finds rules that award more than their item's maximum, which the ledger would refuse. Stateless. */
final class PointsAboveMaximum {
    private PointsAboveMaximum() {}

    static List<Finding> in(Policy policy, List<Tier> tiers) {
        Map<String, Item> items = policy.itemsByCode();
        List<Finding> findings = new ArrayList<>();
        for (Tier tier : tiers) {
            for (LedgerCall call : tier.calls()) {
                Item item = call.method().equals("award") && call.code() != null ? items.get(call.code()) : null;
                BigDecimal points = call.points();
                if (item != null && item.max() != null && points != null && points.compareTo(item.max()) > 0) {
                    findings.add(finding(tier, call, item, points, item.max()));
                }
            }
        }
        return findings;
    }

    private static Finding finding(Tier tier, LedgerCall call, Item item, BigDecimal points, BigDecimal max) {
        String given = points.toPlainString();
        String most = max.toPlainString();
        return new Finding(
                "points-above-maximum",
                tier.rule().file(),
                call.line(),
                call.column(),
                null,
                new Text(
                        "规则“" + tier.rule().name() + "”给 " + given + " 分，超过“"
                                + item.label().zh() + "”的满分 " + most,
                        "the rule \"" + tier.rule().name() + "\" awards " + given + " points, above the maximum " + most
                                + " of " + item.code()),
                new Text(
                        "改成不超过 " + most + "，或在 policy.yaml 里改 " + item.code() + " 的 max",
                        "Write " + most + " or less, or change the max of " + item.code() + " in policy.yaml"));
    }
}
