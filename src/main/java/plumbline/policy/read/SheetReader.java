package plumbline.policy.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Category;
import plumbline.policy.Item;
import plumbline.policy.Measured;
import plumbline.policy.OnlyFor;
import plumbline.policy.Origin;
import plumbline.policy.Otherwise;
import plumbline.yaml.LocatedTree;

/** Reads the scoring sheet of a {@code policy.yaml}. What a category says of its items holds for each that says nothing. */
final class SheetReader {
    private final LocatedTree tree;

    SheetReader(LocatedTree tree) {
        this.tree = tree;
    }

    List<Category> categories() {
        JsonNode list = tree.root().path("categories");
        List<Category> categories = new ArrayList<>();
        for (int c = 0; c < list.size(); c++) {
            categories.add(category("/categories/" + c, list.get(c)));
        }
        return categories;
    }

    private Category category(String pointer, JsonNode node) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < node.get("items").size(); i++) {
            items.add(item(
                    pointer, node, pointer + "/items/" + i, node.get("items").get(i)));
        }
        BigDecimal declared = Yaml.number(node, "max");
        BigDecimal max = declared == null && items.stream().allMatch(SheetReader::isForAll)
                ? items.stream()
                        .map(item -> Objects.requireNonNull(item.max()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                : declared;
        return new Category(Yaml.text(node, "code"), Yaml.label(node), max, items);
    }

    private static boolean isForAll(Item item) {
        return item.max() != null && !item.conditional() && item.onlyFor() == null;
    }

    private Item item(String ofCategory, JsonNode category, String pointer, JsonNode node) {
        boolean isConditional = node.path("conditional").booleanValue();
        // What is posted only now and then is not posted otherwise, unless the item itself says so.
        boolean isInherited = !node.has("otherwise") && !isConditional && category.has("otherwise");
        JsonNode by = node.has("by") ? node : category;
        JsonNode onlyFor = node.has("for") ? node.get("for") : category.path("for");
        return new Item(
                Yaml.text(node, "code"),
                Yaml.text(category, "code"),
                Yaml.label(node),
                Yaml.number(node, "max"),
                Yaml.integer(node, "decimals"),
                isConditional,
                node.has("measures") ? new Measured(Yaml.text(node, "measures"), Yaml.optional(by, "by")) : null,
                isInherited ? otherwise(ofCategory, category) : otherwise(pointer, node),
                onlyFor.isObject() ? onlyFor(onlyFor) : null,
                Yaml.authority(node));
    }

    private @Nullable Otherwise otherwise(String holder, JsonNode node) {
        if (!node.has("otherwise")) {
            return null;
        }
        JsonNode given = node.get("otherwise");
        String origin = Yaml.optional(given, "origin");
        return new Otherwise(
                given.get("points").isNumber() ? given.get("points").decimalValue() : null,
                Yaml.text(given, "reason"),
                Yaml.optional(given, "basis"),
                origin == null ? null : Origin.of(origin),
                Yaml.optional(given, "notice"),
                tree.place(holder + "/otherwise").line());
    }

    static OnlyFor onlyFor(JsonNode node) {
        JsonNode is = node.get("is");
        return new OnlyFor(
                Yaml.text(node, "indicator"),
                is.isArray() ? Yaml.list(node, "is", JsonNode::asText) : List.of(is.asText()));
    }
}
