package plumbline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.library.Pack;
import plumbline.library.PolicyLibrary.Shelf;
import plumbline.policy.Authority;
import plumbline.policy.Category;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Parameter;
import plumbline.policy.Period;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.policy.Reading;
import plumbline.policy.Table;
import plumbline.policy.Text;
import plumbline.policy.ValueKind;

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
        json.set("subject", subject(policy.subject()));
        ArrayNode periods = json.putArray("periods");
        policy.request().periods().stream().sorted().map(Period.Form::code).forEach(periods::add);
        json.put("asOf", policy.request().asOfRequired() ? "required" : "optional");
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
        ArrayNode parameters = json.putArray("parameters");
        policy.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        ArrayNode tables = json.putArray("tables");
        policy.tables().forEach(table -> tables.add(table(table)));
        ArrayNode ranking = json.putArray("ranking");
        policy.ranking().forEach(key -> ranking.addObject()
                .put("key", key.code())
                .put("order", key.descending() ? "descending" : "ascending"));
        ArrayNode quotas = json.putArray("quotas");
        policy.quotas().forEach(quota -> quotas.add(quota(quota)));
        ArrayNode grades = json.putArray("grades");
        policy.grades().forEach(grade -> {
            ObjectNode node = label(grades.addObject().put("code", grade.code()), grade.label());
            authority(node, grade.authority());
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

    private static ObjectNode subject(Policy.SubjectKind subject) {
        ObjectNode json = label(object().put("type", subject.factType()), subject.label());
        if (!subject.ids().isEmpty()) {
            json.set("ids", choices(subject.ids(), "id"));
        }
        return json;
    }

    private static ArrayNode choices(List<ValueKind.Choice> choices, String codeName) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        choices.forEach(choice -> label(array.addObject().put(codeName, choice.code()), choice.label()));
        return array;
    }

    private static ArrayNode indicators(List<Indicator> indicators) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Indicator indicator : indicators) {
            ObjectNode json = label(array.addObject().put("code", indicator.code()), indicator.label());
            json.put("type", indicator.kind().code());
            put(json, "unit", indicator.unit());
            kind(json, indicator.kind());
            json.put("optional", indicator.optional());
            if (indicator.byDefault() instanceof BigDecimal number) {
                json.put("default", number);
            } else if (indicator.byDefault() instanceof Boolean flag) {
                json.put("default", flag);
            }
            if (indicator.requiredWhen() != null) {
                json.putObject("requiredWhen")
                        .put("indicator", indicator.requiredWhen().indicator())
                        .put("is", indicator.requiredWhen().is());
            }
        }
        return array;
    }

    private static void kind(ObjectNode json, ValueKind kind) {
        if (kind instanceof ValueKind.Numeric number) {
            number(json, number);
        } else if (kind instanceof ValueKind.Numbers numbers) {
            number(json, numbers.each());
        } else if (kind instanceof ValueKind.OneOf oneOf) {
            json.set("choices", choices(oneOf.choices(), "code"));
        } else if (kind instanceof ValueKind.Rated rated) {
            json.set("raters", choices(rated.raters(), "code"));
            ObjectNode grades = json.putObject("grades");
            rated.worth().forEach(grades::put);
        } else if (kind instanceof ValueKind.Records records) {
            json.put("key", records.key());
            json.set("members", indicators(records.members()));
        }
    }

    private static void number(ObjectNode json, ValueKind.Numeric number) {
        put(json, "min", number.min());
        put(json, "above", number.above());
        put(json, "max", number.max());
        put(json, "atMost", number.atMost());
        put(json, "or", number.or());
        if (number.decimals() != null) {
            json.put("decimals", number.decimals());
        }
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

    private static ObjectNode parameter(Parameter parameter) {
        ObjectNode json = label(object().put("code", parameter.code()), parameter.label());
        put(json, "unit", parameter.unit());
        ArrayNode values = json.putArray("values");
        for (Parameter.Dated dated : parameter.values()) {
            ObjectNode value = values.addObject();
            if (dated.from() > 0) {
                value.put("from", dated.from());
            }
            value.put("value", dated.value());
        }
        authority(json, parameter.authority());
        return json;
    }

    private static ObjectNode table(Table table) {
        ObjectNode json = label(object().put("code", table.code()).put("type", table.factType()), table.label());
        json.set("columns", indicators(table.columns()));
        ArrayNode rows = json.putArray("rows");
        for (Map<String, Object> row : table.rows()) {
            ArrayNode cells = rows.addArray();
            table.columns().forEach(column -> {
                Object cell = row.get(column.code());
                if (cell instanceof BigDecimal number) {
                    cells.add(number);
                } else {
                    cells.add(String.valueOf(cell));
                }
            });
        }
        authority(json, table.authority());
        return json;
    }

    private static ObjectNode quota(Quota quota) {
        ObjectNode json = label(object().put("code", quota.code()), quota.label());
        put(json, "share", quota.share());
        if (quota.limit() != null) {
            json.put("limit", quota.limit());
        }
        json.put("from", quota.fromTop() ? "top" : "bottom");
        json.put("taken", quota.afterGrades() ? "afterGrades" : "beforeGrades");
        authority(json, quota.authority());
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
