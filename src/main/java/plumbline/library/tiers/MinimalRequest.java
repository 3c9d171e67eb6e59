package plumbline.library.tiers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import plumbline.policy.DatedParameter;
import plumbline.policy.Indicator;
import plumbline.policy.Period;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;

/** Makes up a request from a policy's declarations: one subject, with a value of each indicator. Stateless. */
final class MinimalRequest {
    /** Any year will do when no number of the policy depends on it. */
    private static final int ANY_YEAR = 2024;

    private static final String ANY_WORD = "a";

    private MinimalRequest() {}

    /** The request; nothing promises that the policy takes it, as where values depend on one another. */
    static ObjectNode of(Policy policy) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        int year = policy.parameters().stream()
                .flatMap(parameter -> parameter.values().stream())
                .mapToInt(DatedParameter.Value::from)
                .max()
                .orElse(0);
        int shown = year == 0 ? ANY_YEAR : year;
        request.put("period", period(policy, shown));
        String day = shown + "-12-31";
        if (policy.request().asOfRequired()) {
            request.put("asOf", day);
        }
        String id = policy.subject().ids().isEmpty()
                ? ANY_WORD
                : policy.subject().ids().get(0).code();
        values(policy, request.putObject("context"), policy.context(), id, day);
        ObjectNode subject =
                request.putArray("subjects").addObject().put("id", id).put("name", id);
        values(policy, subject.putObject("indicators"), policy.indicators(), id, day);
        return request;
    }

    private static String period(Policy policy, int year) {
        return Stream.of(Period.Form.values())
                .filter(policy.request().periods()::contains)
                .findFirst()
                .map(form -> form.pattern().replace("YYYY", String.valueOf(year)))
                .orElse(String.valueOf(year));
    }

    private static void values(Policy policy, ObjectNode holder, List<Indicator> declared, String id, String day) {
        for (Indicator indicator : declared) {
            holder.set(indicator.code(), value(policy, indicator.kind(), id, day));
        }
    }

    private static JsonNode value(Policy policy, ValueKind kind, String id, String day) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return kind.fold(new ValueKind.Cases<JsonNode>(
                numeric -> DecimalNode.valueOf(number(numeric)),
                flag -> BooleanNode.FALSE,
                oneOf -> TextNode.valueOf(oneOf.codes().get(0)),
                any -> TextNode.valueOf(day),
                word -> TextNode.valueOf(word.known() == null ? ANY_WORD : known(policy, word.known(), id)),
                rated -> make.objectNode()
                        .put(rated.raters().get(0).code(), rated.grades().get(0).code()),
                records -> records(policy, records, id, day),
                numbers -> make.objectNode().set(ANY_WORD, DecimalNode.valueOf(number(numbers.each())))));
    }

    /** As many as there must be, each of another key. */
    private static JsonNode records(Policy policy, ValueKind.Records kind, String id, String day) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < (kind.count() == null ? 1 : kind.count()); i++) {
            ObjectNode record = list.addObject();
            values(policy, record, kind.members(), id, day);
            JsonNode key = record.path(kind.key());
            if (i > 0) {
                record.set(
                        kind.key(),
                        key.isNumber()
                                ? DecimalNode.valueOf(key.decimalValue().add(BigDecimal.valueOf(i)))
                                : TextNode.valueOf(key.asText() + i));
            }
        }
        return list;
    }

    private static String known(Policy policy, ValueKind.Known known, String id) {
        return Stream.ofNullable(policy.tablesByCode().get(known.table()))
                .flatMap(table -> table.words(known.column(), known.where(), id))
                .findFirst()
                .orElse(ANY_WORD);
    }

    private static BigDecimal number(ValueKind.Numeric kind) {
        return Stream.of(BigDecimal.ONE, BigDecimal.ZERO)
                .filter(number -> Samples.isAllowed(number, kind))
                .findFirst()
                .orElseGet(() ->
                        (BigDecimal) Samples.numbers(kind, List.of(), true).get(0));
    }
}
