package plumbline.audit.appeal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Indicator;
import plumbline.policy.ValueKind;

/** What was reported, with its label and its unit, as data and in the words of those who reported it. Stateless. */
final class InputWords {
    private InputWords() {}

    /** @param given missing when nothing was reported */
    static ObjectNode of(Indicator indicator, JsonNode given) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("code", indicator.code());
        json.putObject("label")
                .put("zh", indicator.label().zh())
                .put("en", indicator.label().en());
        if (indicator.unit() != null) {
            json.put("unit", indicator.unit());
        }
        if (given.isMissingNode() || given.isNull()) {
            json.putNull("value");
        } else {
            json.set("value", given);
        }
        if (indicator.kind() instanceof ValueKind.Records records) {
            ArrayNode rows = json.putArray("records");
            given.forEach(record -> {
                ArrayNode row = rows.addArray();
                records.members().forEach(member -> row.add(of(member, record.path(member.code()))));
            });
        }
        return json.put("shown", shown(indicator.kind(), given));
    }

    private static String shown(ValueKind kind, JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return "未填";
        }
        return kind.fold(new ValueKind.Cases<>(
                number -> number(given, number.unit()),
                flag -> given.asBoolean() ? "是" : "否",
                oneOf -> label(oneOf.choices(), given.asText()),
                day -> given.asText(),
                word -> given.asText(),
                rated -> rated(rated, given),
                records -> given.size() + " 条",
                numbers -> given.properties().stream()
                        .map(member -> member.getKey() + " " + shown(numbers.each(), member.getValue()))
                        .collect(Collectors.joining("，"))));
    }

    private static String number(JsonNode given, @Nullable String unit) {
        String text = given.isNumber() ? given.decimalValue().toPlainString() : given.asText();
        return unit == null ? text : unit.equals("%") ? text + unit : text + " " + unit;
    }

    private static String rated(ValueKind.Rated rated, JsonNode given) {
        StringJoiner each = new StringJoiner("，");
        given.properties().forEach(member -> {
            String grade = rated.grades().stream()
                    .filter(one -> one.code().equals(member.getValue().asText()))
                    .map(one -> one.label().zh())
                    .findFirst()
                    .orElse(member.getValue().asText());
            each.add(label(rated.raters(), member.getKey()) + " " + grade);
        });
        return each.toString();
    }

    private static String label(List<ValueKind.Choice> choices, String code) {
        return choices.stream()
                .filter(choice -> choice.code().equals(code))
                .map(choice -> choice.label().zh())
                .findFirst()
                .orElse(code);
    }
}
