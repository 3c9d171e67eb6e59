package plumbline.policy.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import plumbline.policy.Category;
import plumbline.policy.DatedParameter;
import plumbline.policy.FigureKind;
import plumbline.policy.GradeKind;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.NoticeKind;
import plumbline.policy.Origin;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Period;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.policy.RankingKey;
import plumbline.policy.Reading;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;
import plumbline.text.PackRejected;
import plumbline.yaml.LocatedTree;
import plumbline.yaml.YamlText;

/** Reads a pack's {@code policy.yaml}. Stateless. */
public final class PolicyReader {
    public static final String FILE = PolicyFindings.FILE;

    private PolicyReader() {}

    /**
     * The policy that the text declares.
     *
     * @param id the pack's folder, which the text must name as its policy
     * @throws PackRejected naming every fault, with its place in the text
     */
    public static Policy read(String id, String text) throws PackRejected {
        LocatedTree tree = YamlText.parse(FILE, text);
        PolicyFindings findings = new PolicyFindings(tree);
        PolicySize.check(tree.root(), findings);
        findings.throwIfAny();
        findings.addAgainstSchema();
        findings.throwIfAny();
        TableCheck.run(tree.root().path("tables"), findings);
        findings.throwIfAny();
        Policy policy = policy(tree.root());
        if (!policy.id().equals(id)) {
            findings.error("/policy", "wrong-policy", id);
        }
        new PolicyCheck(policy, tree.root(), findings).run();
        findings.throwIfAny();
        return policy;
    }

    private static Policy policy(JsonNode root) {
        JsonNode subject = root.get("subject");
        IndicatorReader indicators = new IndicatorReader(root.path("ratings"));
        List<RankingKey> ranking = Yaml.list(
                root,
                "ranking",
                node -> new RankingKey(
                        Yaml.text(node, "key"), Yaml.text(node, "order").equals("descending")));
        return new Policy(
                Yaml.text(root, "policy"),
                Yaml.label(root.get("title")),
                Yaml.text(root, "document"),
                new Policy.SubjectKind(
                        Yaml.text(subject, "type"),
                        Yaml.label(subject),
                        Yaml.list(subject, "ids", IndicatorReader::choice)),
                new Policy.RequestForm(
                        Set.copyOf(Yaml.list(root, "periods", node -> Period.Form.of(node.textValue()))),
                        root.path("asOf").asText().equals("required"),
                        indicators.list(root, "context"),
                        indicators.list(root, "indicators")),
                Yaml.list(root, "parameters", PolicyReader::parameter),
                Yaml.list(root, "tables", node -> table(node, indicators)),
                Yaml.list(root, "categories", PolicyReader::category),
                Yaml.list(root, "figures", PolicyReader::figure),
                ranking.isEmpty() ? List.of(new RankingKey(RankingKey.TOTAL, true)) : ranking,
                Yaml.list(root, "quotas", PolicyReader::quota),
                Yaml.list(
                        root,
                        "grades",
                        node -> new GradeKind(Yaml.text(node, "code"), Yaml.label(node), Yaml.authority(node))),
                Yaml.list(root, "outcomes", PolicyReader::outcome),
                Yaml.list(
                        root,
                        "notices",
                        node -> new NoticeKind(Yaml.text(node, "code"), Yaml.label(node), Yaml.authority(node))),
                Yaml.list(root, "readings", PolicyReader::reading));
    }

    private static DatedParameter parameter(JsonNode node) {
        return new DatedParameter(
                Yaml.text(node, "code"),
                Yaml.label(node),
                Yaml.optional(node, "unit"),
                Yaml.list(
                        node,
                        "values",
                        value -> new DatedParameter.Value(
                                value.path("from").asInt(0), value.get("value").decimalValue())),
                Yaml.authority(node));
    }

    private static Table table(JsonNode node, IndicatorReader indicators) {
        List<Indicator> columns = indicators.list(node, "columns");
        return new Table(
                Yaml.text(node, "code"),
                Yaml.text(node, "type"),
                Yaml.label(node),
                columns,
                Yaml.list(node, "rows", row -> row(row, columns)),
                Yaml.authority(node));
    }

    private static Map<String, Object> row(JsonNode row, List<Indicator> columns) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            JsonNode cell = row.get(i);
            Object value = columns.get(i)
                    .kind()
                    .fold(new ValueKind.Cases<Object>(
                            number -> cell.decimalValue(),
                            flag -> cell.booleanValue(),
                            oneOf -> cell.textValue(),
                            day -> LocalDate.parse(cell.textValue()),
                            word -> cell.textValue(),
                            rated -> cell.textValue(),
                            records -> cell.textValue(),
                            numbers -> cell.textValue()));
            values.put(columns.get(i).code(), value);
        }
        return values;
    }

    private static Category category(JsonNode node) {
        String code = Yaml.text(node, "code");
        List<Item> items = Yaml.list(node, "items", item -> item(item, code));
        BigDecimal declared = Yaml.number(node, "max");
        BigDecimal max = declared == null && items.stream().allMatch(item -> item.max() != null && !item.conditional())
                ? items.stream()
                        .map(item -> Objects.requireNonNull(item.max()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                : declared;
        return new Category(code, Yaml.label(node), max, items);
    }

    private static Item item(JsonNode node, String category) {
        return new Item(
                Yaml.text(node, "code"),
                category,
                Yaml.label(node),
                Yaml.number(node, "max"),
                node.path("conditional").booleanValue(),
                Yaml.authority(node));
    }

    private static FigureKind figure(JsonNode node) {
        return new FigureKind(
                Yaml.text(node, "code"), Yaml.label(node), Yaml.optional(node, "unit"), Yaml.authority(node));
    }

    private static Quota quota(JsonNode node) {
        return new Quota(
                Yaml.text(node, "code"),
                Yaml.label(node),
                Yaml.number(node, "share"),
                Yaml.integer(node, "limit"),
                Yaml.text(node, "from").equals("top"),
                node.path("taken").asText("beforeGrades").equals("afterGrades"),
                Yaml.authority(node));
    }

    private static OutcomeKind outcome(JsonNode node) {
        return new OutcomeKind(
                Yaml.text(node, "code"),
                Yaml.label(node),
                node.path("of").asText("subject").equals("cohort"),
                Yaml.optional(node, "unit"),
                Yaml.integer(node, "decimals"),
                Yaml.optional(node, "pool"),
                Yaml.authority(node));
    }

    private static Reading reading(JsonNode node) {
        return new Reading(
                Yaml.text(node, "code"),
                Origin.of(Yaml.text(node, "origin")),
                Yaml.text(node, "basis"),
                Yaml.label(node.get("takes")),
                Yaml.label(node.get("otherwise")),
                Yaml.label(node.get("because")));
    }
}
