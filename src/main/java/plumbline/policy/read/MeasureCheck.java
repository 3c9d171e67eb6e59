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
            boolean isIndicator = policy.indicatorsByCode().containsKey(derived.with());
            findings.error(place, isIndicator ? "divisor-may-be-zero" : "divisor-may-be-zero.derived", derived.with());
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
                findings.error(at + "/otherwise", "otherwise-of-conditional");
            }
        }
    }

    /** Checks what a category or an item says of the items. */
    private void holder(String place, JsonNode node, List<Item> items) {
        if (node.has("by")) {
            kinds(place + "/by", node.get("by").textValue());
            if (items.stream().allMatch(item -> item.measured() == null)) {
                findings.error(place + "/by", "nothing-measured");
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
            findings.error(place + "/points", "wrong-value.otherwise-points");
        }
        if (points != null && item.max() != null && points.compareTo(item.max()) > 0) {
            findings.error(
                    place + "/points",
                    "points-above-maximum",
                    points.toPlainString(),
                    item.code(),
                    item.max().toPlainString());
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
