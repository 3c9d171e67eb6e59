package plumbline.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a {@code policy.yaml} of the right form can still get wrong: names and numbers that do not fit together. */
final class PolicyCheck {
    /** Types of facts that the service has itself. */
    private static final Set<String> OWN_TYPES =
            Set.of("Context", "Period", "AsOf", "Figure", "Parameter", "Sum", "Standing", "Seat", "Lookup");

    private final Policy policy;
    private final JsonNode root;
    private final PolicyFindings findings;

    PolicyCheck(Policy policy, JsonNode root, PolicyFindings findings) {
        this.policy = policy;
        this.root = root;
        this.findings = findings;
    }

    void run() {
        IndicatorCheck indicators = new IndicatorCheck(policy, findings);
        indicators.run("/context", root.path("context"), policy.context());
        indicators.run("/indicators", root.path("indicators"), policy.indicators());
        factTypes();
        sheet();
        for (String list : List.of("parameters", "tables", "figures", "quotas", "grades", "outcomes", "notices")) {
            list(list);
        }
        unique("/categories", policy.categories().stream().map(Category::code).toList());
        unique("/readings", policy.readings().stream().map(Reading::code).toList());
        pools();
        ties();
    }

    private void list(String name) {
        JsonNode list = root.path(name);
        unique("/" + name, Yaml.list(root, name, node -> Yaml.text(node, "code")));
        for (int i = 0; i < list.size(); i++) {
            authority("/" + name + "/" + i, Yaml.authority(list.get(i)));
        }
    }

    private void unique(String list, List<String> codes) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < codes.size(); i++) {
            if (!seen.add(codes.get(i))) {
                duplicate(list + "/" + i + "/code", codes.get(i));
            }
        }
    }

    private void duplicate(String pointer, String code) {
        findings.add(
                pointer,
                "duplicate-code",
                code,
                new Text("代码“" + code + "”重复", "the code " + code + " stands twice"),
                new Text("换一个代码，或删去重复的一项", "choose another code, or remove one of the two"));
    }

    private void factTypes() {
        Set<String> seen = new HashSet<>(OWN_TYPES);
        Stream.of(
                        Stream.of(policy.subject().factType()),
                        policy.records().map(ValueKind.Records::factType),
                        policy.tables().stream().map(Table::factType))
                .flatMap(types -> types)
                .filter(type -> !seen.add(type))
                .forEach(type -> findings.add(
                        "/subject/type",
                        "duplicate-type",
                        type,
                        new Text("类型名“" + type + "”已被占用", "the type " + type + " is taken"),
                        new Text("换一个类型名", "choose another name")));
    }

    private void sheet() {
        Set<String> codes = new HashSet<>();
        for (int c = 0; c < policy.categories().size(); c++) {
            Category category = policy.categories().get(c);
            for (int i = 0; i < category.items().size(); i++) {
                Item item = category.items().get(i);
                String pointer = "/categories/" + c + "/items/" + i;
                if (!codes.add(item.code())) {
                    duplicate(pointer + "/code", item.code());
                }
                authority(pointer, item.authority());
            }
            maximum(c, category);
        }
    }

    private void maximum(int index, Category category) {
        List<BigDecimal> maxima = category.items().stream()
                .map(Item::max)
                .filter(max -> max != null)
                .toList();
        BigDecimal sum = maxima.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean bounded = maxima.size() == category.items().size();
        if (bounded && category.max() != null && category.max().compareTo(sum) != 0) {
            String shown = sum.toPlainString();
            findings.add(
                    "/categories/" + index + "/max",
                    "category-maximum",
                    category.max().toPlainString(),
                    new Text("分类满分与各项满分之和 " + shown + " 不等", "the items' maxima add up to " + shown),
                    new Text("改分类的 max，或改各项的 max", "correct the category's max or an item's"));
        }
    }

    private void pools() {
        for (int i = 0; i < policy.outcomes().size(); i++) {
            OutcomeKind outcome = policy.outcomes().get(i);
            String pool = outcome.pool();
            Indicator member = pool == null ? null : policy.contextMember(pool);
            if (pool != null && !isShareable(member, outcome)) {
                String known = policy.context().stream().map(Indicator::code).collect(Collectors.joining(", "));
                findings.add(
                        "/outcomes/" + i + "/pool",
                        "unknown-pool",
                        pool,
                        new Text(
                                "context 里没有数字“" + pool + "”，或它的 decimals 比这里多",
                                "the context has no number " + pool + ", or one of more decimals than here"),
                        new Text(
                                "可写：" + known + "，并写明 decimals",
                                "the context has: " + known + "; declare its decimals"));
            }
        }
    }

    private static boolean isShareable(@org.jspecify.annotations.Nullable Indicator pool, OutcomeKind outcome) {
        return pool != null
                && pool.kind() instanceof ValueKind.Numeric number
                && number.decimals() != null
                && outcome.decimals() != null
                && number.decimals() <= outcome.decimals();
    }

    private void ties() {
        if (!policy.quotas().isEmpty() && !policy.noticesByCode().containsKey(NoticeKind.TIE_AT_BOUNDARY)) {
            findings.add(
                    "/quotas",
                    "no-tie-notice",
                    null,
                    new Text("有名额的方案要声明提示 tie-at-boundary", "a pack with quotas declares the notice tie-at-boundary"),
                    new Text("在 notices 下补上 code: tie-at-boundary", "add code: tie-at-boundary under notices"));
        }
    }

    private void authority(String pointer, Authority authority) {
        List<String> known = policy.readings().stream().map(Reading::code).toList();
        for (int i = 0; i < authority.readings().size(); i++) {
            String code = authority.readings().get(i);
            if (!known.contains(code)) {
                String nearest = NearestName.to(code, known);
                findings.add(
                        pointer + "/readings/" + i,
                        "unknown-reading",
                        code,
                        new Text("readings 里没有“" + code + "”", "readings has no " + code),
                        nearest == null
                                ? new Text("在 readings 下补上这一条", "add it under readings")
                                : new Text("是不是 " + nearest + "？", "did you mean " + nearest + "?"));
            }
        }
        if (authority.origin() != Origin.TEXT && authority.readings().isEmpty()) {
            findings.add(
                    pointer + "/origin",
                    "origin-without-reading",
                    authority.origin().code(),
                    new Text("出处是理解或假定的，要指明是哪一条", "a reading or an assumption must be named"),
                    new Text("写上 readings: [代码]", "add readings: [code]"));
        }
    }
}
