package plumbline.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import plumbline.text.JsonText;

/**
 * What SQL asks of an answer: a row for each outcome of each subject, one for a subject without any, and one for each
 * outcome of the cohort, which has no subject. Immutable.
 */
record Results(String policy, String revision, String period, List<Row> rows) {
    private static final DecimalType DECIMAL = DataTypes.createDecimalType(38, 18);

    /** {@code amount} is an outcome's number, {@code value} its text or its true or false. */
    static final StructType SCHEMA = new StructType()
            .add("subject", DataTypes.StringType)
            .add("name", DataTypes.StringType)
            .add("status", DataTypes.StringType)
            .add("total", DECIMAL)
            .add("rank", DataTypes.IntegerType)
            .add("grade", DataTypes.StringType)
            .add("outcome", DataTypes.StringType)
            .add("amount", DECIMAL)
            .add("value", DataTypes.StringType);

    /** @param answer of a line that was evaluated */
    static Results of(byte[] answer) {
        JsonNode json = parsed(answer);
        List<Row> rows = new ArrayList<>();
        for (JsonNode subject : json.path("results")) {
            if (subject.path("outcomes").isEmpty()) {
                rows.add(row(subject, JsonNodeFactory.instance.objectNode()));
            }
            subject.path("outcomes").forEach(outcome -> rows.add(row(subject, outcome)));
        }
        json.at("/cohort/outcomes").forEach(outcome -> rows.add(row(JsonNodeFactory.instance.objectNode(), outcome)));
        return new Results(
                json.at("/policy/id").asText(),
                json.at("/policy/revision").asText(),
                json.path("period").asText(),
                rows);
    }

    private static JsonNode parsed(byte[] answer) {
        try {
            return JsonText.read(answer);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Row row(JsonNode subject, JsonNode outcome) {
        JsonNode value = outcome.path("value");
        return RowFactory.create(
                text(subject.path("id")),
                text(subject.path("name")),
                text(subject.path("status")),
                number(subject.path("total")),
                subject.path("rank").isNumber() ? subject.path("rank").intValue() : null,
                text(subject.path("grade")),
                text(outcome.path("code")),
                number(value),
                value.isNumber() ? null : text(value));
    }

    private static @Nullable String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    /** Null also for a number that no decimal of SQL holds exactly; the answer has it. */
    private static @Nullable BigDecimal number(JsonNode value) {
        if (!value.isNumber()) {
            return null;
        }
        BigDecimal exact = value.decimalValue().stripTrailingZeros();
        boolean fits = exact.scale() <= DECIMAL.scale()
                && exact.precision() - exact.scale() <= DECIMAL.precision() - DECIMAL.scale();
        return fits ? exact : null;
    }
}
