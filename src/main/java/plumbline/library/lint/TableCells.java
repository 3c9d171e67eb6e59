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
import plumbline.text.Messages;
import plumbline.text.NearestName;
import plumbline.text.Text;
import plumbline.yaml.LocatedTree;

/** Checks what rules take from the cells of tables: points within the maximum, and codes that there are. */
final class TableCells {
    private final Policy policy;
    private final LocatedTree declaration;
    private final List<Finding> findings = new ArrayList<>();

    private TableCells(Policy policy, LocatedTree declaration) {
        this.policy = policy;
        this.declaration = declaration;
    }

    static List<Finding> in(Policy policy, List<RuleModel> tiers, LocatedTree declaration) {
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
    private Finding finding(String pointer, @Messages.Key String key, Object... values) {
        String[] parts = pointer.split("/", -1);
        Table.Source source = policy.tables().get(Integer.parseInt(parts[2])).source();
        return source == null
                ? declaration.error(pointer, key, values)
                : Finding.error(
                        source.file(),
                        source.lines().get(Integer.parseInt(parts[4])),
                        source.columns().get(Integer.parseInt(parts[5])),
                        null,
                        key,
                        values);
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
            findings.add(
                    finding(pointer, "points-above-maximum", points.toPlainString(), item.code(), max.toPlainString()));
        }
    }

    private void code(String pointer, PostingKind posted, String code) {
        Set<String> known = posted.codes(policy);
        if (!known.contains(code)) {
            Text instead = NearestName.instead(code, known, Messages.text("there-are", known));
            findings.add(finding(pointer, "unknown-code.in-list", String.valueOf(posted.list()), code, instead));
        }
    }
}
