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
import plumbline.policy.DatedParameter;
import plumbline.policy.Derived;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.NoticeKind;
import plumbline.policy.Origin;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.policy.Reading;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;
import plumbline.text.Messages;
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
        alternatives();
        pools();
        ties();
        for (int i = 0; i < policy.parameters().size(); i++) {
            dates("/parameters/" + i + "/values", policy.parameters().get(i).values());
        }
    }

    /** Each alternative is named by its code alone. */
    private void alternatives() {
        Set<String> seen = new HashSet<>();
        for (int r = 0; r < policy.readings().size(); r++) {
            List<Reading.Alternative> others = policy.readings().get(r).alternatives();
            for (int a = 0; a < others.size(); a++) {
                if (!seen.add(others.get(a).code())) {
                    duplicate(
                            "/readings/" + r + "/alternatives/" + a + "/code",
                            others.get(a).code());
                }
            }
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
        findings.error(pointer, "duplicate-code.twice", code);
    }

    private void factTypes() {
        Set<String> seen = new HashSet<>(FactKinds.names());
        Stream.of(
                        Stream.of(policy.subject().factType()),
                        policy.records().map(ValueKind.Records::factType),
                        policy.tables().stream().map(Table::factType))
                .flatMap(types -> types)
                .filter(type -> !seen.add(type))
                .forEach(type -> findings.error("/subject/type", "duplicate-type", type));
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
            findings.error(
                    "/categories/" + index + "/max",
                    "category-maximum",
                    category.code(),
                    category.max().toPlainString(),
                    shown);
        }
    }

    private void pools() {
        for (int i = 0; i < policy.outcomes().size(); i++) {
            OutcomeKind outcome = policy.outcomes().get(i);
            String pool = outcome.pool();
            Indicator member = pool == null ? null : policy.contextMember(pool);
            if (pool != null && policy.outcomes().stream().limit(i).anyMatch(other -> pool.equals(other.pool()))) {
                findings.error("/outcomes/" + i + "/pool", "pool-shared-twice", pool);
            }
            if (pool != null && !isShareable(member, outcome)) {
                String known = policy.context().stream().map(Indicator::code).collect(Collectors.joining(", "));
                findings.error("/outcomes/" + i + "/pool", "unknown-pool", pool, known);
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
    private void dates(String list, List<DatedParameter.Value> values) {
        for (int i = 1; i < values.size(); i++) {
            int from = values.get(i).from();
            int before = values.get(i - 1).from();
            String pointer = list + "/" + i + "/from";
            if (from == 0) {
                findings.error(pointer, "overlapping-years.no-year");
            } else if (from <= before) {
                findings.error(pointer, "overlapping-years", from, before);
            }
        }
    }

    private void ties() {
        if (!policy.quotas().isEmpty() && !policy.noticesByCode().containsKey(NoticeKind.TIE_AT_BOUNDARY)) {
            findings.error("/quotas", "no-tie-notice");
        }
    }

    private void authority(String pointer, Authority authority) {
        List<String> known = policy.readings().stream().map(Reading::code).toList();
        for (int i = 0; i < authority.readings().size(); i++) {
            String code = authority.readings().get(i);
            if (!known.contains(code)) {
                Text instead = NearestName.instead(code, known, Messages.text("add-reading"));
                findings.error(pointer + "/readings/" + i, "unknown-reading", code, instead);
            }
        }
        if (authority.origin() != Origin.TEXT && authority.readings().isEmpty()) {
            findings.error(pointer + "/origin", "origin-without-reading");
        }
    }
}
