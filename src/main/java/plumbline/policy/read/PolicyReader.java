package plumbline.policy.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Calendar;
import plumbline.policy.DatedParameter;
import plumbline.policy.FigureKind;
import plumbline.policy.GradeKind;
import plumbline.policy.Indicator;
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
        return read(id, text, Map.of());
    }

    /**
     * The same with tables whose rows stand in files.
     *
     * @param tables the files by name, as {@code tables/tax.csv}
     * @throws PackRejected naming every fault, with its place
     */
    public static Policy read(String id, String text, Map<String, byte[]> tables) throws PackRejected {
        LocatedTree tree = YamlText.parse(FILE, text);
        PolicyFindings findings = new PolicyFindings(tree);
        PolicySize.check(tree.root(), findings);
        findings.throwIfAny();
        findings.addAgainstSchema();
        findings.throwIfAny();
        new TableFiles(tables, findings).insert(tree.root().path("tables"));
        findings.throwIfAny();
        TableCheck.run(tree.root().path("tables"), findings);
        findings.throwIfAny();
        Policy policy = policy(tree, findings);
        if (!policy.id().equals(id)) {
            findings.error("/policy", "wrong-policy", id);
        }
        new PolicyCheck(policy, tree.root(), findings).run();
        findings.throwIfAny();
        return policy;
    }

    private static Policy policy(LocatedTree tree, PolicyFindings findings) {
        JsonNode root = tree.root();
        JsonNode subject = root.get("subject");
        IndicatorReader indicators = new IndicatorReader(root.path("ratings"));
        List<Table> tables = tables(root.path("tables"), indicators, findings);
        List<RankingKey> ranking = Yaml.list(
                root,
                "ranking",
                node -> new RankingKey(
                        Yaml.text(node, "key"),
                        Yaml.text(node, "order").equals("descending"),
                        Yaml.integer(node, "decimals")));
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
                Yaml.list(root, "derived", IndicatorReader::derived),
                Yaml.list(root, "parameters", PolicyReader::parameter),
                tables,
                Yaml.list(root, "calendars", node -> calendar(node, tables)),
                new SheetReader(tree).categories(),
                Yaml.list(root, "figures", PolicyReader::figure),
                ranking.isEmpty() ? List.of(new RankingKey(RankingKey.TOTAL, true, null)) : ranking,
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

    private static List<Table> tables(JsonNode list, IndicatorReader indicators, PolicyFindings findings) {
        List<Table> tables = new ArrayList<>();
        for (int t = 0; t < list.size(); t++) {
            tables.add(table(list.get(t), indicators, findings.source(t)));
        }
        return tables;
    }

    /** Rows that are not in order are found to be so elsewhere. */
    private static Calendar calendar(JsonNode node, List<Table> tables) {
        Map<LocalDate, Boolean> working = new HashMap<>();
        tables.stream()
                .filter(table -> table.code().equals(Yaml.text(node, "table"))
                        && table.columns().size() > 1)
                .flatMap(table -> table.rows().stream().map(row -> table.columns().stream()
                        .map(column -> row.get(column.code()))
                        .toList()))
                .filter(row -> row.get(0) instanceof LocalDate)
                .forEach(row -> working.put((LocalDate) row.get(0), Calendar.WORK.equals(row.get(1))));
        return new Calendar(
                Yaml.text(node, "code"),
                Yaml.label(node),
                Yaml.text(node, "table"),
                Set.copyOf(Yaml.list(node, "years", JsonNode::intValue)),
                working,
                Yaml.authority(node));
    }

    private static Table table(JsonNode node, IndicatorReader indicators, Table.@Nullable Source source) {
        List<Indicator> columns = indicators.list(node, "columns");
        return new Table(
                Yaml.text(node, "code"),
                Yaml.text(node, "type"),
                Yaml.label(node),
                columns,
                Yaml.list(node, "rows", row -> row(row, columns)),
                source,
                node.has("steps")
                        ? new Table.Steps(
                                Yaml.text(node, "steps"),
                                node.path("begin").asText().equals("above"),
                                node.path("interpolate").booleanValue())
                        : null,
                Yaml.authority(node));
    }

    private static Map<String, Object> row(JsonNode row, List<Indicator> columns) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            JsonNode cell = row.get(i);
            if (i == 0 && cell.asText().equals(Table.Steps.BELOW)) {
                continue;
            }
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
                Quota.Rounding.of(node.path("rounding").asText("down")),
                Yaml.text(node, "from").equals("top"),
                node.path("ties").asText().equals("in"),
                Yaml.optional(node, "after"),
                Yaml.optional(node, "by"),
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
                Yaml.label(node.get("because")),
                Yaml.list(
                        node,
                        "alternatives",
                        other -> new Reading.Alternative(Yaml.text(other, "code"), Yaml.label(other))));
    }
}
