package plumbline.spark;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import plumbline.batch.Answer;
import plumbline.batch.LineFunction;
import plumbline.batch.LineReader;

/** From the lines of a part of the input to the rows of their answers. A line that is at fault is a row like others. */
final class AnswerRows implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    /** {@code problem} is null when the line was evaluated; {@code policy} and what follows are null when it was not. */
    static final StructType SCHEMA = new StructType()
            .add("file", DataTypes.StringType, false)
            .add("line", DataTypes.LongType, false)
            .add("problem", DataTypes.StringType)
            .add("answer", DataTypes.StringType, false)
            .add("policy", DataTypes.StringType)
            .add("revision", DataTypes.StringType)
            .add("period", DataTypes.StringType)
            .add("results", DataTypes.createArrayType(Results.SCHEMA, false));

    private final Broadcast<ShippedPacks> packs;
    private final Broadcast<LineNumbers> numbers;

    AnswerRows(Broadcast<ShippedPacks> packs, Broadcast<LineNumbers> numbers) {
        this.packs = packs;
        this.numbers = numbers;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> lines) {
        Place place = new Place();
        LineFunction function = packs.value().function();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false)
                .peek(place::next)
                .filter(line -> !LineReader.isBlank(line.getAs(2)))
                .map(line -> row(place, function.answer(line.getAs(2))))
                .iterator();
    }

    /** Where the line that was read last stands. */
    private final class Place {
        private @Nullable String file;
        private long block;
        private long number;

        void next(Row line) {
            if (!line.getString(0).equals(file) || line.getLong(1) != block) {
                file = line.getString(0);
                block = line.getLong(1);
                number = numbers.value().before(file, block);
            }
            number++;
        }
    }

    private static Row row(Place place, Answer answer) {
        String text = new String(answer.numbered(place.number), StandardCharsets.UTF_8);
        Results results = answer.problem() == null ? Results.of(answer.bytes()) : null;
        return results == null
                ? RowFactory.create(place.file, place.number, answer.problem(), text, null, null, null, null)
                : RowFactory.create(
                        place.file,
                        place.number,
                        null,
                        text,
                        results.policy(),
                        results.revision(),
                        results.period(),
                        results.rows().toArray());
    }
}
