package plumbline.library.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.ledger.PostingKind;
import plumbline.ledger.Posts;
import plumbline.policy.Item;
import plumbline.policy.Policy;
import plumbline.policy.Table;
import plumbline.rules.model.LedgerCall;
import plumbline.rules.model.RuleModel;
import plumbline.rules.model.Term;
import plumbline.text.Finding;
import plumbline.text.NearestName;
import plumbline.text.Text;

/** Checks what rules take from the cells of tables: points within the maximum, and codes that there are. */
final class TableCells {
    private final Policy policy;
    private final Declaration declaration;
    private final List<Finding> findings = new ArrayList<>();

    private TableCells(Policy policy, Declaration declaration) {
        this.policy = policy;
        this.declaration = declaration;
    }

    static List<Finding> in(Policy policy, List<RuleModel> tiers, Declaration declaration) {
        TableCells check = new TableCells(policy, declaration);
        for (RuleModel tier : tiers) {
            tier.calls().forEach(call -> check.call(tier, call));
        }
        return check.findings;
    }

    private void call(RuleModel tier, LedgerCall call) {
        if (!(call.given() instanceof Term.Field field) || field.pattern() < 0) {
            return;
        }
        String type = tier.patterns().get(field.pattern()).type();
        for (int t = 0; t < policy.tables().size(); t++) {
            Table table = policy.tables().get(t);
            int column = table.factType().equals(type) ? column(table, field.name()) : -1;
            for (int r = 0; column >= 0 && r < table.rows().size(); r++) {
                cell(
                        "/tables/" + t + "/rows/" + r + "/" + column,
                        tier,
                        call,
                        table.rows().get(r),
                        field.name());
            }
        }
    }

    /** Where the cell stands, in policy.yaml or in a file of the table's own. */
    private Finding finding(String pointer, String code, Text message, Text remedy) {
        String[] parts = pointer.split("/", -1);
        Table.Source source = policy.tables().get(Integer.parseInt(parts[2])).source();
        return source == null
                ? declaration.finding(pointer, code, message, remedy)
                : new Finding(
                        code,
                        source.file(),
                        source.lines().get(Integer.parseInt(parts[4])),
                        source.columns().get(Integer.parseInt(parts[5])),
                        null,
                        message,
                        remedy);
    }

    private static int column(Table table, String code) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).code().equals(code)) {
                return i;
            }
        }
        return -1;
    }

    private void cell(String pointer, RuleModel tier, LedgerCall call, Map<String, Object> row, String column) {
        @Nullable Object cell = row.get(column);
        boolean isGiven = call.effect() == Posts.Effect.GIVEN;
        if (call.posted() == PostingKind.ITEM && isGiven && cell instanceof BigDecimal points) {
            policy.items()
                    .filter(item -> tier.items() != null && tier.items().contains(item.code()))
                    .forEach(item -> points(pointer, item, points));
        } else if (cell instanceof String code && call.posted().list() != null && call.posted() != PostingKind.ITEM) {
            code(pointer, call.posted(), code);
        }
    }

    private void points(String pointer, Item item, BigDecimal points) {
        BigDecimal max = item.max();
        if (max != null && points.compareTo(max) > 0) {
            findings.add(finding(
                    pointer,
                    "points-above-maximum",
                    new Text(
                            points.toPlainString() + " 分超过了项目“" + item.code() + "”的满分 " + max.toPlainString(),
                            points.toPlainString() + " points are more than the maximum of " + item.code() + ", "
                                    + max.toPlainString()),
                    new Text("改这一格，或改项目的 max", "Correct the cell, or the item's max")));
        }
    }

    private void code(String pointer, PostingKind posted, String code) {
        Set<String> known = posted.codes(policy);
        if (!known.contains(code)) {
            String nearest = NearestName.to(code, known);
            findings.add(finding(
                    pointer,
                    "unknown-code",
                    new Text(
                            "policy.yaml 的 " + posted.list() + " 里没有“" + code + "”",
                            "policy.yaml has no " + code + " under " + posted.list()),
                    nearest == null
                            ? new Text("可写：" + String.join("、", known), "There are " + String.join(", ", known))
                            : new Text("是不是 " + nearest + "？", "Did you mean " + nearest + "?")));
        }
    }
}
