package plumbline.policy.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.facts.FactKinds;
import plumbline.policy.Authority;
import plumbline.policy.Category;
import plumbline.policy.Derived;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.NoticeKind;
import plumbline.policy.Origin;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Parameter;
import plumbline.policy.Policy;
import plumbline.policy.Reading;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;
import plumbline.text.NearestName;
import plumbline.text.Text;

/** What a {@code policy.yaml} of the right form can still get wrong: names and numbers that do not fit together. */
final class PolicyCheck {
    /** Types of facts that the service has itself. */
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
        indicators.derived(
                "/derived", policy.derived().stream().map(Derived::field).toList());
        MeasureCheck measures = new MeasureCheck(policy, root, findings);
        measures.run();
        new QuotaCheck(policy, findings, measures).run();
        new StepsCheck(policy, findings).run();
        new CalendarCheck(policy, findings).run();
        factTypes();
        sheet();
        for (String list :
                List.of("parameters", "tables", "calendars", "figures", "quotas", "grades", "outcomes", "notices")) {
            list(list);
        }
        unique("/categories", policy.categories().stream().map(Category::code).toList());
        unique("/readings", policy.readings().stream().map(Reading::code).toList());
        pools();
        ties();
        for (int i = 0; i < policy.parameters().size(); i++) {
            dates("/parameters/" + i + "/values", policy.parameters().get(i).values());
        }
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
                new Text("代码“" + code + "”重复", "The code " + code + " appears twice"),
                new Text("换一个代码，或删去重复的一项", "Choose another code, or remove one of the two"));
    }

    private void factTypes() {
        Set<String> seen = new HashSet<>(FactKinds.names());
        Stream.of(
                        Stream.of(policy.subject().factType()),
                        policy.records().map(ValueKind.Records::factType),
                        policy.tables().stream().map(Table::factType))
                .flatMap(types -> types)
                .filter(type -> !seen.add(type))
                .forEach(type -> findings.add(
                        "/subject/type",
                        "duplicate-type",
                        new Text("类型名“" + type + "”已被占用", "The type " + type + " is taken"),
                        new Text("换一个类型名", "Choose another name")));
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
        boolean bounded = maxima.size() == category.items().size()
                && category.items().stream().allMatch(item -> item.onlyFor() == null);
        if (bounded && category.max() != null && category.max().compareTo(sum) != 0) {
            String shown = sum.toPlainString();
            findings.add(
                    "/categories/" + index + "/max",
                    "category-maximum",
                    new Text(
                            "分类“" + category.code() + "”的 max 是 "
                                    + category.max().toPlainString() + "，各项满分加起来是 " + shown,
                            "The max of " + category.code() + " is "
                                    + category.max().toPlainString() + "; its items add up to " + shown),
                    new Text("改分类的 max，或改各项的 max", "Correct the category's max or an item's"));
        }
    }

    private void pools() {
        for (int i = 0; i < policy.outcomes().size(); i++) {
            OutcomeKind outcome = policy.outcomes().get(i);
            String pool = outcome.pool();
            Indicator member = pool == null ? null : policy.contextMember(pool);
            if (pool != null && policy.outcomes().stream().limit(i).anyMatch(other -> pool.equals(other.pool()))) {
                findings.add(
                        "/outcomes/" + i + "/pool",
                        "pool-shared-twice",
                        new Text(
                                "“" + pool + "”已经由前面的一项结果分配，会分出两次",
                                pool + " is shared out by an outcome above already, and would be paid out twice"),
                        new Text(
                                "删去这里的 pool，或用 context 的另一项",
                                "Remove pool here, or name another member of the context"));
            }
            if (pool != null && !isShareable(member, outcome)) {
                String known = policy.context().stream().map(Indicator::code).collect(Collectors.joining(", "));
                findings.add(
                        "/outcomes/" + i + "/pool",
                        "unknown-pool",
                        new Text(
                                "context 里没有数字“" + pool + "”，或它的 decimals 比这里多",
                                "The context has no number " + pool + ", or one of more decimals than here"),
                        new Text(
                                "可写：" + known + "，并写明 decimals",
                                "The context has: " + known + "; declare its decimals"));
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

    /** Each value holds until the next begins; of two that begin at once, or in another order, one would be lost. */
    private void dates(String list, List<Parameter.Dated> values) {
        for (int i = 1; i < values.size(); i++) {
            int from = values.get(i).from();
            int before = values.get(i - 1).from();
            if (from <= before) {
                findings.add(
                        list + "/" + i + "/from",
                        "overlapping-years",
                        new Text(
                                from == 0
                                        ? "从第二个值起，每个值都要写 from（从哪一年起）"
                                        : "这个值从 " + from + " 年起，不晚于前一个值的 " + before + " 年",
                                from == 0
                                        ? "Each value but the first needs from, its first year"
                                        : "The value holds from " + from + ", which is not later than " + before
                                                + " of the value before"),
                        new Text(
                                "按年份先后写，from 不重复",
                                "Write the values in order of their years, each with a different from"));
            }
        }
    }

    private void ties() {
        if (!policy.quotas().isEmpty() && !policy.noticesByCode().containsKey(NoticeKind.TIE_AT_BOUNDARY)) {
            findings.add(
                    "/quotas",
                    "no-tie-notice",
                    new Text("有名额的方案要声明提示 tie-at-boundary", "A pack with quotas declares the notice tie-at-boundary"),
                    new Text("在 notices 下补上 code: tie-at-boundary", "Add code: tie-at-boundary under notices"));
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
                        new Text("readings 里没有“" + code + "”", "Readings has no " + code),
                        nearest == null
                                ? new Text("在 readings 下补上这一条", "Add it under readings")
                                : new Text("是不是 " + nearest + "？", "Did you mean " + nearest + "?"));
            }
        }
        if (authority.origin() != Origin.TEXT && authority.readings().isEmpty()) {
            findings.add(
                    pointer + "/origin",
                    "origin-without-reading",
                    new Text("出处是理解或假定的，要指明是哪一条", "A reading or an assumption must be named"),
                    new Text("写上 readings: [代码]", "Add readings: [code]"));
        }
    }
}
