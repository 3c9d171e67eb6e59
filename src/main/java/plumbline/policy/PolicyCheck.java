package plumbline.policy;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a {@code policy.yaml} of the right form can still get wrong: names and numbers that do not fit together. */
final class PolicyCheck {
    private final Policy policy;
    private final PolicyFindings findings;

    PolicyCheck(Policy policy, PolicyFindings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    void run() {
        unique("/context", policy.context().stream().map(Indicator::code).toList());
        unique("/indicators", policy.indicators().stream().map(Indicator::code).toList());
        unique("/categories", policy.categories().stream().map(Category::code).toList());
        unique("/figures", policy.figures().stream().map(FigureKind::code).toList());
        unique("/outcomes", policy.outcomes().stream().map(OutcomeKind::code).toList());
        unique("/notices", policy.notices().stream().map(NoticeKind::code).toList());
        unique("/readings", policy.readings().stream().map(Reading::code).toList());
        reservedNames();
        bounds("/context", policy.context());
        bounds("/indicators", policy.indicators());
        sheet();
        outcomes();
        for (int i = 0; i < policy.figures().size(); i++) {
            readings("/figures/" + i, policy.figures().get(i).authority());
        }
        for (int i = 0; i < policy.notices().size(); i++) {
            readings("/notices/" + i, policy.notices().get(i).authority());
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

    private void reservedNames() {
        for (int i = 0; i < policy.indicators().size(); i++) {
            String code = policy.indicators().get(i).code();
            if (code.equals("id") || code.equals("name")) {
                findings.add(
                        "/indicators/" + i + "/code",
                        "reserved-code",
                        code,
                        new Text("“" + code + "”已用来称呼被评对象", code + " is taken: every subject has one"),
                        new Text("换一个代码", "choose another code"));
            }
        }
    }

    private void bounds(String list, List<Indicator> indicators) {
        for (int i = 0; i < indicators.size(); i++) {
            Indicator indicator = indicators.get(i);
            BigDecimal least = indicator.min() != null ? indicator.min() : indicator.above();
            BigDecimal most = indicator.max();
            if (least != null && most != null && least.compareTo(most) > 0) {
                findings.add(
                        list + "/" + i + "/max",
                        "empty-bounds",
                        indicator.code(),
                        new Text("上限小于下限，没有数值合格", "the upper bound is below the lower one, so no value is allowed"),
                        new Text("改正 min、above 或 max", "correct min, above or max"));
            }
            boolean numeric = indicator.unit() != null || least != null || most != null || indicator.decimals() != null;
            if (!indicator.type().isNumber() && numeric) {
                findings.add(
                        list + "/" + i,
                        "bounds-without-number",
                        indicator.code(),
                        new Text("只有数字才有单位、上下限和小数位数", "only numbers have a unit, bounds and decimals"),
                        new Text(
                                "删去 unit、min、above、max、decimals，或改 type",
                                "remove unit, min, above, max and decimals, or change the type"));
            }
        }
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
                readings(pointer, item.authority());
            }
            maximum(c, category);
        }
    }

    private void maximum(int index, Category category) {
        BigDecimal sum = category.items().stream()
                .map(item -> item.max() == null ? BigDecimal.ZERO : item.max())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean bounded = category.items().stream().allMatch(item -> item.max() != null);
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

    private void outcomes() {
        for (int i = 0; i < policy.outcomes().size(); i++) {
            OutcomeKind outcome = policy.outcomes().get(i);
            String pointer = "/outcomes/" + i;
            readings(pointer, outcome.authority());
            String pool = outcome.pool();
            Indicator member = pool == null ? null : policy.contextMember(pool);
            if (pool != null && (member == null || !member.type().isNumber())) {
                String known = policy.context().stream().map(Indicator::code).collect(Collectors.joining(", "));
                findings.add(
                        pointer + "/pool",
                        "unknown-pool",
                        pool,
                        new Text(
                                "context 里没有数字“" + pool + "”可供分配",
                                "the context has no number " + pool + " to share out"),
                        new Text("可写：" + known, "the context has: " + known));
            }
        }
    }

    private void readings(String pointer, Authority authority) {
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
