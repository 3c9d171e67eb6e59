package plumbline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.library.Pack;
import plumbline.library.PolicyLibrary.Shelf;
import plumbline.policy.Authority;
import plumbline.policy.Category;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Period;
import plumbline.policy.Policy;
import plumbline.policy.Reading;
import plumbline.policy.Text;

/** Packs in JSON. Stateless. */
final class PolicyJson {
    private PolicyJson() {}

    /** One line of the list of packs. */
    static ObjectNode summary(Shelf shelf) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", shelf.id());
        Pack pack = shelf.pack();
        if (pack != null) {
            json.put("title", pack.policy().title().zh())
                    .put("titleEn", pack.policy().title().en())
                    .put("document", pack.policy().document());
        }
        json.put("revision", pack == null ? null : pack.revision());
        json.put("status", pack == null ? "rejected" : "ready");
        return json;
    }

    /** Everything that a pack declares; of a rejected one, what is wrong with its files. */
    static ObjectNode whole(Shelf shelf) {
        ObjectNode json = summary(shelf);
        if (shelf.pack() == null) {
            json.set("findings", FindingJson.of(shelf.findings()));
            return json;
        }
        Policy policy = shelf.pack().policy();
        json.set("subject", label(object().put("type", policy.factType()), policy.subjectLabel()));
        ArrayNode periods = json.putArray("periods");
        policy.periods().stream().sorted().map(Period.Form::code).forEach(periods::add);
        json.set("context", indicators(policy.context()));
        json.set("indicators", indicators(policy.indicators()));
        ArrayNode categories = json.putArray("categories");
        policy.categories().forEach(category -> categories.add(category(category)));
        ArrayNode figures = json.putArray("figures");
        policy.figures().forEach(figure -> {
            ObjectNode node = label(figures.addObject().put("code", figure.code()), figure.label());
            put(node, "unit", figure.unit());
            authority(node, figure.authority());
        });
        ArrayNode outcomes = json.putArray("outcomes");
        policy.outcomes().forEach(outcome -> outcomes.add(outcome(outcome)));
        ArrayNode notices = json.putArray("notices");
        policy.notices().forEach(notice -> {
            ObjectNode node = notices.addObject().put("code", notice.code());
            node.set("message", text(notice.message()));
            authority(node, notice.authority());
        });
        ArrayNode readings = json.putArray("readings");
        policy.readings().forEach(reading -> readings.add(reading(reading)));
        return json;
    }

    private static ArrayNode indicators(List<Indicator> indicators) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Indicator indicator : indicators) {
            ObjectNode json = label(array.addObject().put("code", indicator.code()), indicator.label());
            json.put("type", indicator.type().code());
            put(json, "unit", indicator.unit());
            put(json, "min", indicator.min());
            put(json, "above", indicator.above());
            put(json, "max", indicator.max());
            if (indicator.decimals() != null) {
                json.put("decimals", indicator.decimals());
            }
            json.put("optional", indicator.optional());
        }
        return array;
    }

    private static ObjectNode category(Category category) {
        ObjectNode json = label(object().put("code", category.code()), category.label());
        put(json, "max", category.max());
        ArrayNode items = json.putArray("items");
        for (Item item : category.items()) {
            ObjectNode node = label(items.addObject().put("code", item.code()), item.label());
            put(node, "max", item.max());
            authority(node, item.authority());
        }
        return json;
    }

    private static ObjectNode outcome(OutcomeKind outcome) {
        ObjectNode json = label(object().put("code", outcome.code()), outcome.label());
        json.put("of", outcome.ofCohort() ? "cohort" : "subject");
        put(json, "unit", outcome.unit());
        if (outcome.decimals() != null) {
            json.put("decimals", outcome.decimals());
        }
        put(json, "pool", outcome.pool());
        authority(json, outcome.authority());
        return json;
    }

    private static ObjectNode reading(Reading reading) {
        ObjectNode json = object().put("code", reading.code());
        json.put("origin", reading.origin().code()).put("basis", reading.basis());
        json.set("takes", text(reading.takes()));
        json.set("otherwise", text(reading.otherwise()));
        json.set("because", text(reading.because()));
        return json;
    }

    private static void authority(ObjectNode json, Authority authority) {
        json.put("basis", authority.basis()).put("origin", authority.origin().code());
        if (!authority.readings().isEmpty()) {
            ArrayNode readings = json.putArray("readings");
            authority.readings().forEach(readings::add);
        }
    }

    private static ObjectNode label(ObjectNode json, Text label) {
        return json.put("label", label.zh()).put("labelEn", label.en());
    }

    private static ObjectNode text(Text text) {
        return object().put("zh", text.zh()).put("en", text.en());
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static void put(ObjectNode json, String name, @Nullable BigDecimal value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
