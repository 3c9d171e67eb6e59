package plumbline.http.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.ValueJson;
import plumbline.policy.Indicator;
import plumbline.policy.ValueKind;
import plumbline.text.Text;

/** What a request must hold, in JSON. Stateless. */
final class IndicatorJson {
    private IndicatorJson() {}

    static ArrayNode of(List<Indicator> indicators) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Indicator indicator : indicators) {
            ObjectNode json = label(array.addObject().put("code", indicator.code()), indicator.label());
            json.put("type", indicator.kind().code());
            ValueJson.putIfKnown(json, "unit", indicator.unit());
            kind(json, indicator.kind());
            json.put("optional", indicator.optional());
            if (indicator.byDefault() instanceof BigDecimal number) {
                json.put("default", number);
            } else if (indicator.byDefault() instanceof Boolean flag) {
                json.put("default", flag);
            }
            if (indicator.lowerIsBetter()) {
                json.put("better", "lower");
            }
            if (indicator.plausible() != null) {
                plausible(json.putObject("plausible"), indicator.plausible());
            }
            if (indicator.requiredWhen() != null) {
                json.putObject("requiredWhen")
                        .put("indicator", indicator.requiredWhen().indicator())
                        .put("is", indicator.requiredWhen().is());
            }
        }
        return array;
    }

    private static void plausible(ObjectNode json, Indicator.Plausible plausible) {
        range(json, "value", plausible.value());
        range(json, "median", plausible.median());
        ValueJson.putIfKnown(json, "timesMedian", plausible.timesMedian());
        Indicator.Ratio ratio = plausible.ratio();
        if (ratio != null) {
            ObjectNode node = json.putObject("ratio").put("to", ratio.to());
            ValueJson.putIfKnown(node, "min", ratio.range().min());
            ValueJson.putIfKnown(node, "max", ratio.range().max());
        }
    }

    private static void range(ObjectNode json, String name, Indicator.@Nullable Range range) {
        if (range != null) {
            json.putArray(name).add(range.min()).add(range.max());
        }
    }

    private static ObjectNode kind(ObjectNode json, ValueKind kind) {
        return kind.fold(new ValueKind.Cases<>(
                number -> number(json, number),
                flag -> json,
                oneOf -> json.set("choices", choices(oneOf.choices(), "code")),
                day -> day.notAfterAsOf() ? json.put("notAfter", "asOf") : json,
                word -> word(json, word),
                rated -> {
                    json.set("raters", choices(rated.raters(), "code"));
                    rated.worth().forEach(json.putObject("grades")::put);
                    return json;
                },
                records -> records(json, records),
                numbers -> number(json, numbers.each())));
    }

    private static ObjectNode word(ObjectNode json, ValueKind.Word word) {
        ValueKind.Known known = word.known();
        if (known != null) {
            json.putObject("known")
                    .put("table", known.table())
                    .put("column", known.column())
                    .put("where", known.where());
        }
        return json;
    }

    private static ObjectNode records(ObjectNode json, ValueKind.Records records) {
        json.put("record", records.factType()).put("key", records.key());
        if (records.count() != null) {
            json.put("count", records.count());
        }
        json.set("members", of(records.members()));
        ArrayNode totals = json.putArray("totals");
        records.totals().forEach(total -> {
            ObjectNode node = label(
                    totals.addObject().put("code", total.field().code()),
                    total.field().label());
            ValueJson.putIfKnown(node, "unit", total.field().unit());
            node.put("of", total.of()).put("by", total.by());
        });
        return json;
    }

    private static ObjectNode number(ObjectNode json, ValueKind.Numeric number) {
        ValueJson.putIfKnown(json, "min", number.min());
        ValueJson.putIfKnown(json, "above", number.above());
        ValueJson.putIfKnown(json, "max", number.max());
        ValueJson.putIfKnown(json, "atMost", number.atMost());
        ValueJson.putIfKnown(json, "or", number.or());
        if (number.decimals() != null) {
            json.put("decimals", number.decimals());
        }
        return json;
    }

    static ArrayNode choices(List<ValueKind.Choice> choices, String codeName) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        choices.forEach(choice -> label(array.addObject().put(codeName, choice.code()), choice.label()));
        return array;
    }

    static ObjectNode label(ObjectNode json, Text label) {
        return json.put("label", label.zh()).put("labelEn", label.en());
    }
}
