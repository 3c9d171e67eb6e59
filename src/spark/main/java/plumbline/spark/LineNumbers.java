package plumbline.spark;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * How many lines of its file stand before each block of the input, so that a line has the same number in however many blocks
 * its file is read. Counted in a pass of its own, which is short beside the work on the lines. Immutable.
 */
final class LineNumbers implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final StructType COUNTS = new StructType()
            .add("file", DataTypes.StringType)
            .add("block", DataTypes.LongType)
            .add("lines", DataTypes.LongType);

    private final HashMap<String, TreeMap<Long, Long>> before = new HashMap<>();

    /** @param lines with the columns {@code file} and {@code block}, those of a block one after another */
    static LineNumbers of(Dataset<Row> lines) {
        LineNumbers numbers = new LineNumbers();
        List<Row> counts = lines.select("file", "block")
                .mapPartitions((MapPartitionsFunction<Row, Row>) LineNumbers::counts, Encoders.row(COUNTS))
                .collectAsList();
        for (Row count : counts) {
            numbers.before
                    .computeIfAbsent(count.getString(0), any -> new TreeMap<>())
                    .merge(count.getLong(1), count.getLong(2), Long::sum);
        }
        for (TreeMap<Long, Long> blocks : numbers.before.values()) {
            long sum = 0;
            for (Map.Entry<Long, Long> block : blocks.entrySet()) {
                long lengthOfBlock = block.getValue();
                block.setValue(sum);
                sum += lengthOfBlock;
            }
        }
        return numbers;
    }

    private static Iterator<Row> counts(Iterator<Row> lines) {
        Map<String, TreeMap<Long, Long>> counts = new HashMap<>();
        lines.forEachRemaining(line -> counts.computeIfAbsent(line.getString(0), any -> new TreeMap<>())
                .merge(line.getLong(1), 1L, Long::sum));
        return counts.entrySet().stream()
                .flatMap(file -> file.getValue().entrySet().stream()
                        .map(block -> RowFactory.create(file.getKey(), block.getKey(), block.getValue())))
                .iterator();
    }

    /** How many lines stand before the block. */
    long before(String file, long block) {
        TreeMap<Long, Long> blocks = before.get(file);
        Long lines = blocks == null ? null : blocks.get(block);
        if (lines == null) {
            throw new IllegalStateException("the input changed while it was read: " + file);
        }
        return lines;
    }
}
