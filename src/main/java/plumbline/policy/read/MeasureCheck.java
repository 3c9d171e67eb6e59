package plumbline.policy.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Category;
import plumbline.policy.Derived;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.NoticeKind;
import plumbline.policy.OnlyFor;
import plumbline.policy.Otherwise;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.text.Text;

/** What derived numbers, and items that measure or are for some subjects only, can still get wrong. */
final class MeasureCheck {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private final Policy policy;
    private final JsonNode root;
    private final PolicyFindings findings;
    private final List<String> measurable = new ArrayList<>();

    MeasureCheck(Policy policy, JsonNode root, PolicyFindings findings) {
        this.policy = policy;
        this.root = root;
        this.findings = findings;
    }

    void run() {
        measurable.addAll(IndicatorCheck.codes(numbers(policy.indicators())));
        for (int i = 0; i < policy.derived().size(); i++) {
            Derived derived = policy.derived().get(i);
            String place = "/derived/" + i;
            if (derived.way().isOfRecords()) {
                ofRecords(place, derived);
            } else {
                findings.known(place + "/of", derived.of(), measurable);
                findings.known(place + "/" + derived.way().key(), derived.with(), measurable);
                divisor(place + "/" + derived.way().key(), derived);
            }
            measurable.add(derived.code());
        }
        policy.indicators().stream()
                .filter(indicator -> indicator.kind() instanceof ValueKind.Rated)
                .forEach(rated -> measurable.add(rated.code()));
        for (int c = 0; c < policy.categories().size(); c++) {
            category(
                    "/categories/" + c,
                    root.path("categories").get(c),
                    policy.categories().get(c));
        }
    }

    private static List<Indicator> numbers(Collection<Indicator> indicators) {
        return indicators.stream()
                .filter(indicator -> indicator.kind() instanceof ValueKind.Numeric)
                .toList();
    }

    private void ofRecords(String place, Derived derived) {
        List<Indicator> lists = policy.indicators().stream()
                .filter(indicator -> indicator.kind() instanceof ValueKind.Records)
                .toList();
        findings.known(place + "/of", derived.of(), IndicatorCheck.codes(lists));
        lists.stream()
                .filter(list -> list.code().equals(derived.of()))
                .map(list -> ((ValueKind.Records) list.kind()).fields())
                .forEach(members -> findings.known(
                        place + "/" + derived.way().key(), derived.with(), IndicatorCheck.codes(numbers(members))));
    }

    /** A request with a 0 there would not be evaluated, and nobody could say before why. */
    private void divisor(String place, Derived derived) {
        Indicator divisor = policy.fieldsByCode().get(derived.with());
        if (derived.way().divides()
                && divisor != null
                && divisor.kind() instanceof ValueKind.Numeric number
                && !isPositive(number)) {
            findings.add(
                    place,
                    "divisor-may-be-zero",
                    new Text(
                            "“" + derived.with() + "”可能是0或负数，不能作除数",
                            derived.with() + " may be 0 or negative, so it cannot be divided by"),
                    policy.indicatorsByCode().containsKey(derived.with())
                            ? new Text("在 indicators 里给它写 above: 0", "Declare above: 0 for it under indicators")
                            : new Text("用一个指标作除数", "Divide by an indicator"));
        }
    }

    private static boolean isPositive(ValueKind.Numeric number) {
        boolean isAbove = (number.min() != null && number.min().signum() > 0)
                || (number.above() != null && number.above().signum() >= 0);
        return isAbove && (number.or() == null || number.or().signum() > 0);
    }

    private void category(String place, JsonNode node, Category category) {
        holder(place, node, category.items());
        for (int i = 0; i < category.items().size(); i++) {
            Item item = category.items().get(i);
            JsonNode own = node.get("items").get(i);
            String at = place + "/items/" + i;
            if (item.measured() != null) {
                findings.known(at + "/measures", item.measured().of(), measurable);
            }
            holder(at, own, List.of(item));
            if (own.has("otherwise") && item.conditional()) {
                findings.add(
                        at + "/otherwise",
                        "otherwise-of-conditional",
                        new Text(
                                "conditional 的项目没有得分时就没有记录，又写了 otherwise，两者只能取一",
                                "A conditional item has no entry where no rule posts one, and otherwise gives it one;"
                                        + " they exclude each other"),
                        new Text("删去 conditional 或 otherwise", "Remove conditional or otherwise"));
            }
        }
    }

    /** Checks what a category or an item says of the items. */
    private void holder(String place, JsonNode node, List<Item> items) {
        if (node.has("by")) {
            kinds(place + "/by", node.get("by").textValue());
            if (items.stream().allMatch(item -> item.measured() == null)) {
                findings.add(
                        place + "/by",
                        "nothing-measured",
                        new Text("没有写 measures，by 不起作用", "Nothing is measured here, so by has no effect"),
                        new Text("给项目写上 measures: 指标，或删去 by", "Add measures to the item, or remove by"));
            }
        }
        if (node.has("for")) {
            onlyFor(place + "/for", SheetReader.onlyFor(node.get("for")));
        }
        if (node.has("otherwise")) {
            items.stream()
                    .filter(item -> item.otherwise() != null)
                    .forEach(item -> otherwise(place + "/otherwise", node.get("otherwise"), item, item.otherwise()));
        }
    }

    /** What divides subjects into kinds; the words of them, or nothing where it is no such thing. */
    List<String> kinds(String place, String code) {
        List<Indicator> all = policy.indicators().stream()
                .filter(indicator ->
                        indicator.kind() instanceof ValueKind.OneOf || indicator.kind() instanceof ValueKind.Flag)
                .filter(indicator -> !indicator.optional() || indicator.byDefault() != null)
                .toList();
        findings.known(place, code, IndicatorCheck.codes(all));
        return all.stream()
                .filter(indicator -> indicator.code().equals(code))
                .flatMap(indicator -> indicator.kind() instanceof ValueKind.OneOf oneOf
                        ? oneOf.codes().stream()
                        : List.of("true", "false").stream())
                .toList();
    }

    private void onlyFor(String place, OnlyFor onlyFor) {
        List<String> kinds = kinds(place + "/indicator", onlyFor.indicator());
        if (!kinds.isEmpty()) {
            onlyFor.is().forEach(kind -> findings.known(place + "/is", kind, kinds));
        }
    }

    private void otherwise(String place, JsonNode node, Item item, @Nullable Otherwise otherwise) {
        if (otherwise == null) {
            return;
        }
        BigDecimal points = otherwise.points();
        if (points == null && (!node.get("points").asText().equals("max") || item.max() == null)) {
            findings.add(
                    place + "/points",
                    "wrong-value",
                    new Text("points 写分数；有满分的项目可写 max", "points is a number, or max for an item that has a maximum"),
                    new Text("如 points: 0", "Such as points: 0"));
        }
        if (points != null && item.max() != null && points.compareTo(item.max()) > 0) {
            findings.add(
                    place + "/points",
                    "points-above-maximum",
                    new Text(
                            points.toPlainString() + " 分超过了项目“" + item.code() + "”的满分 "
                                    + item.max().toPlainString(),
                            points.toPlainString() + " points are more than the maximum of " + item.code() + ", "
                                    + item.max().toPlainString()),
                    new Text("改分值，或改 max", "Correct the points, or max"));
        }
        if (otherwise.notice() != null) {
            findings.known(
                    place + "/notice",
                    otherwise.notice(),
                    policy.notices().stream().map(NoticeKind::code).toList());
        }
        List<String> names = new ArrayList<>(new TreeSet<>(policy.fieldsByCode().keySet()));
        names.addAll(List.of(Otherwise.ITEM, "points"));
        Matcher placeholder = PLACEHOLDER.matcher(otherwise.reason());
        while (placeholder.find()) {
            findings.known(place + "/reason", placeholder.group(1), names);
        }
    }
}
