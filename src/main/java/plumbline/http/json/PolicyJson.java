package plumbline.http.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import plumbline.evaluation.FindingJson;
import plumbline.evaluation.ValueJson;
import plumbline.library.PolicyState;
import plumbline.library.pack.Pack;
import plumbline.policy.DatedParameter;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Period;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.policy.Reading;
import plumbline.policy.Table;
import plumbline.text.Text;

/** Packs in JSON. Stateless. */
public final class PolicyJson {
    private PolicyJson() {}

    /** One line of the list of packs. */
    public static ObjectNode summary(PolicyState state) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", state.id());
        Pack pack = state.pack();
        if (pack != null) {
            json.put("title", pack.policy().title().zh())
                    .put("titleEn", pack.policy().title().en())
                    .put("document", pack.policy().document());
        }
        json.put("revision", pack == null ? null : pack.revision());
        json.put("status", state.status().code());
        return json;
    }

    /** Everything that a pack declares, and what is wrong with the files in its folder. */
    public static ObjectNode whole(PolicyState state) {
        ObjectNode json = summary(state);
        if (!state.findings().isEmpty()) {
            json.set("findings", FindingJson.of(state.findings()));
        }
        if (state.pack() == null) {
            return json;
        }
        Policy policy = state.pack().policy();
        json.set("subject", subject(policy.subject()));
        ArrayNode periods = json.putArray("periods");
        policy.request().periods().stream().sorted().map(Period.Form::code).forEach(periods::add);
        json.put("asOf", policy.request().asOfRequired() ? "required" : "optional");
        json.set("context", IndicatorJson.of(policy.context()));
        json.set("indicators", IndicatorJson.of(policy.indicators()));
        if (!policy.derived().isEmpty()) {
            ArrayNode derived = json.putArray("derived");
            policy.derived().forEach(each -> derived.add(SheetJson.derived(each)));
        }
        ArrayNode categories = json.putArray("categories");
        policy.categories().forEach(category -> categories.add(SheetJson.category(category)));
        ArrayNode figures = json.putArray("figures");
        policy.figures().forEach(figure -> {
            ObjectNode node = IndicatorJson.label(figures.addObject().put("code", figure.code()), figure.label());
            ValueJson.putIfKnown(node, "unit", figure.unit());
            ValueJson.authority(node, figure.authority());
        });
        ArrayNode parameters = json.putArray("parameters");
        policy.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        ArrayNode tables = json.putArray("tables");
        policy.tables().forEach(table -> tables.add(table(table)));
        ArrayNode ranking = json.putArray("ranking");
        policy.ranking().forEach(key -> {
            ObjectNode node = ranking.addObject()
                    .put("key", key.code())
                    .put("order", key.descending() ? "descending" : "ascending");
            if (key.decimals() != null) {
                node.put("decimals", key.decimals());
            }
        });
        ArrayNode quotas = json.putArray("quotas");
        policy.quotas().forEach(quota -> quotas.add(quota(quota)));
        ArrayNode grades = json.putArray("grades");
        policy.grades().forEach(grade -> {
            ObjectNode node = IndicatorJson.label(grades.addObject().put("code", grade.code()), grade.label());
            ValueJson.authority(node, grade.authority());
        });
        ArrayNode outcomes = json.putArray("outcomes");
        policy.outcomes().forEach(outcome -> outcomes.add(outcome(outcome)));
        ArrayNode notices = json.putArray("notices");
        policy.notices().forEach(notice -> {
            ObjectNode node = notices.addObject().put("code", notice.code());
            node.set("message", text(notice.message()));
            ValueJson.authority(node, notice.authority());
        });
        ArrayNode readings = json.putArray("readings");
        policy.readings().forEach(reading -> readings.add(reading(reading)));
        return json;
    }

    private static ObjectNode subject(Policy.SubjectKind subject) {
        ObjectNode json = IndicatorJson.label(object().put("type", subject.factType()), subject.label());
        if (!subject.ids().isEmpty()) {
            json.set("ids", IndicatorJson.choices(subject.ids(), "id"));
        }
        return json;
    }

    private static ObjectNode parameter(DatedParameter parameter) {
        ObjectNode json = IndicatorJson.label(object().put("code", parameter.code()), parameter.label());
        ValueJson.putIfKnown(json, "unit", parameter.unit());
        ArrayNode values = json.putArray("values");
        for (DatedParameter.Value dated : parameter.values()) {
            ObjectNode value = values.addObject();
            if (dated.from() > 0) {
                value.put("from", dated.from());
            }
            value.put("value", dated.value());
        }
        ValueJson.authority(json, parameter.authority());
        return json;
    }

    private static ObjectNode table(Table table) {
        ObjectNode json =
                IndicatorJson.label(object().put("code", table.code()).put("type", table.factType()), table.label());
        if (table.steps() != null) {
            json.put("steps", table.steps().of())
                    .put("begin", table.steps().isAbove() ? "above" : "at")
                    .put("interpolate", table.steps().interpolates());
        }
        json.set("columns", IndicatorJson.of(table.columns()));
        ArrayNode rows = json.putArray("rows");
        for (Map<String, Object> row : table.rows()) {
            ArrayNode cells = rows.addArray();
            table.columns().forEach(column -> {
                Object cell = row.get(column.code());
                if (cell instanceof BigDecimal number) {
                    cells.add(number);
                } else {
                    cells.add(cell == null ? Table.Steps.BELOW : cell.toString());
                }
            });
        }
        ValueJson.authority(json, table.authority());
        return json;
    }

    private static ObjectNode quota(Quota quota) {
        ObjectNode json = IndicatorJson.label(object().put("code", quota.code()), quota.label());
        ValueJson.putIfKnown(json, "share", quota.share());
        if (quota.limit() != null) {
            json.put("limit", quota.limit());
        }
        json.put("rounding", quota.rounding().code());
        json.put("ties", quota.tiesIn() ? "in" : "out");
        ValueJson.putIfKnown(json, "after", quota.after());
        ValueJson.putIfKnown(json, "by", quota.by());
        json.put("from", quota.fromTop() ? "top" : "bottom");
        json.put("taken", quota.afterGrades() ? "afterGrades" : "beforeGrades");
        ValueJson.authority(json, quota.authority());
        return json;
    }

    private static ObjectNode outcome(OutcomeKind outcome) {
        ObjectNode json = IndicatorJson.label(object().put("code", outcome.code()), outcome.label());
        json.put("of", outcome.ofCohort() ? "cohort" : "subject");
        ValueJson.putIfKnown(json, "unit", outcome.unit());
        if (outcome.decimals() != null) {
            json.put("decimals", outcome.decimals());
        }
        ValueJson.putIfKnown(json, "pool", outcome.pool());
        ValueJson.authority(json, outcome.authority());
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

    private static ObjectNode text(Text text) {
        return object().put("zh", text.zh()).put("en", text.en());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
