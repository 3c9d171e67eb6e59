package plumbline.http.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import plumbline.evaluation.ValueJson;
import plumbline.policy.Category;
import plumbline.policy.Derived;
import plumbline.policy.Item;
import plumbline.policy.Measured;
import plumbline.policy.OnlyFor;
import plumbline.policy.Otherwise;

/** What a pack's scoring sheet says, and what its items may measure, as JSON. Stateless. */
final class SheetJson {
    private SheetJson() {}

    static ObjectNode derived(Derived derived) {
        ObjectNode json = IndicatorJson.label(
                object().put("code", derived.code()), derived.field().label());
        ValueJson.putIfKnown(json, "unit", derived.field().unit());
        json.put("of", derived.of()).put(derived.way().key(), derived.with());
        if (derived.trim() > 0) {
            json.put("trim", derived.trim());
        }
        if (derived.asGivenWhereMissing()) {
            json.put("missing", "asGiven");
        }
        return json;
    }

    static ObjectNode category(Category category) {
        ObjectNode json = IndicatorJson.label(object().put("code", category.code()), category.label());
        ValueJson.putIfKnown(json, "max", category.max());
        ArrayNode items = json.putArray("items");
        category.items().forEach(item -> items.add(item(item)));
        return json;
    }

    private static ObjectNode item(Item item) {
        ObjectNode json = IndicatorJson.label(object().put("code", item.code()), item.label());
        ValueJson.putIfKnown(json, "max", item.max());
        if (item.decimals() != null) {
            json.put("decimals", item.decimals());
        }
        json.put("conditional", item.conditional());
        Measured measured = item.measured();
        if (measured != null) {
            json.put("measures", measured.of());
            ValueJson.putIfKnown(json, "by", measured.by());
        }
        OnlyFor onlyFor = item.onlyFor();
        if (onlyFor != null) {
            ArrayNode is =
                    json.putObject("for").put("indicator", onlyFor.indicator()).putArray("is");
            onlyFor.is().forEach(is::add);
        }
        Otherwise otherwise = item.otherwise();
        if (otherwise != null) {
            ObjectNode node = json.putObject("otherwise");
            ValueJson.putIfKnown(node, "points", otherwise.points() == null ? item.max() : otherwise.points());
            node.put("reason", otherwise.reason());
            ValueJson.putIfKnown(node, "basis", otherwise.basis());
            ValueJson.putIfKnown(node, "notice", otherwise.notice());
        }
        ValueJson.authority(json, item.authority());
        return json;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
