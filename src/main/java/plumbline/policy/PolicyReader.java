package plumbline.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads a pack's {@code policy.yaml}. Stateless. */
public final class PolicyReader {
    public static final String FILE = "policy.yaml";

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
        findings.addAgainstSchema();
        findings.throwIfAny();
        Policy policy = policy(tree.root());
        if (!policy.id().equals(id)) {
            findings.add(
                    "/policy",
                    "wrong-policy",
                    policy.id(),
                    new Text("policy 与文件夹名“" + id + "”不一致", "policy is not the folder's name " + id),
                    new Text("写成 policy: " + id, "write policy: " + id));
        }
        new PolicyCheck(policy, findings).run();
        findings.throwIfAny();
        return policy;
    }

    private static Policy policy(JsonNode root) {
        JsonNode subject = root.get("subject");
        return new Policy(
                text(root, "policy"),
                label(root.get("title")),
                text(root, "document"),
                text(subject, "type"),
                label(subject),
                Set.copyOf(list(root, "periods", node -> Period.Form.of(node.textValue()))),
                list(root, "context", PolicyReader::indicator),
                list(root, "indicators", PolicyReader::indicator),
                list(root, "categories", PolicyReader::category),
                list(
                        root,
                        "figures",
                        node -> new FigureKind(text(node, "code"), label(node), unit(node), authority(node))),
                list(root, "outcomes", PolicyReader::outcome),
                list(root, "notices", node -> new NoticeKind(text(node, "code"), label(node), authority(node))),
                list(root, "readings", PolicyReader::reading));
    }

    private static Indicator indicator(JsonNode node) {
        return new Indicator(
                text(node, "code"),
                label(node),
                unit(node),
                ValueType.of(text(node, "type")),
                number(node, "min"),
                number(node, "above"),
                number(node, "max"),
                integer(node, "decimals"),
                node.path("optional").booleanValue());
    }

    private static Category category(JsonNode node) {
        String code = text(node, "code");
        List<Item> items = list(node, "items", item -> item(item, code));
        boolean bounded = items.stream().allMatch(item -> item.max() != null);
        BigDecimal sum =
                items.stream().map(Item::max).filter(max -> max != null).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal declared = number(node, "max");
        return new Category(code, label(node), declared != null ? declared : bounded ? sum : null, items);
    }

    private static Item item(JsonNode node, String category) {
        return new Item(
                text(node, "code"),
                category,
                label(node),
                number(node, "max"),
                node.path("conditional").booleanValue(),
                authority(node));
    }

    private static OutcomeKind outcome(JsonNode node) {
        return new OutcomeKind(
                text(node, "code"),
                label(node),
                node.path("of").asText("subject").equals("cohort"),
                unit(node),
                integer(node, "decimals"),
                node.has("pool") ? text(node, "pool") : null,
                authority(node));
    }

    private static Reading reading(JsonNode node) {
        return new Reading(
                text(node, "code"),
                Origin.of(text(node, "origin")),
                text(node, "basis"),
                label(node.get("takes")),
                label(node.get("otherwise")),
                label(node.get("because")));
    }

    private static Authority authority(JsonNode node) {
        return new Authority(
                text(node, "basis"), Origin.of(text(node, "origin")), list(node, "readings", JsonNode::textValue));
    }

    private static Text label(JsonNode node) {
        return new Text(text(node, "zh"), text(node, "en"));
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).textValue();
    }

    private static @Nullable String unit(JsonNode node) {
        return node.has("unit") ? text(node, "unit") : null;
    }

    private static @Nullable BigDecimal number(JsonNode node, String name) {
        return node.has(name) ? node.get(name).decimalValue() : null;
    }

    private static @Nullable Integer integer(JsonNode node, String name) {
        return node.has(name) ? node.get(name).intValue() : null;
    }

    private static <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> each) {
        return StreamSupport.stream(node.path(name).spliterator(), false)
                .map(each)
                .collect(Collectors.toList());
    }
}
