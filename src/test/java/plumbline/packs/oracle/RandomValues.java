package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws values for requests, the edges more often than chance would. */
final class RandomValues {
    /** Ordered by code point b &lt; 行 &lt; ｂ &lt; 𠮷; by UTF-16 unit 𠮷 would come before ｂ. */
    private static final List<String> ID_PREFIXES = List.of("b", "B", "key-", "行", "\uFF42", "\uD842\uDFB7");

    private static final List<String> STEPS = List.of("0.000001", "0.00005", "0.01", "1");

    private final RandomGenerator rng;

    RandomValues(RandomGenerator rng) {
        this.rng = rng;
    }

    boolean chance(int percent) {
        return rng.nextInt(100) < percent;
    }

    int between(int from, int to) {
        return rng.nextInt(from, to + 1);
    }

    @SafeVarargs
    final <T> T pick(T... values) {
        return values[rng.nextInt(values.length)];
    }

    <T> T pick(List<T> values) {
        return values.get(rng.nextInt(values.size()));
    }

    <T> List<T> shuffled(Collection<T> values) {
        List<T> rest = new ArrayList<>(values);
        List<T> shuffled = new ArrayList<>();
        while (!rest.isEmpty()) {
            shuffled.add(rest.remove(rng.nextInt(rest.size())));
        }
        return shuffled;
    }

    /** One of the whole numbers, or rarely one with up to six decimals between the least and the greatest of them. */
    BigDecimal coarse(int... values) {
        int least = Arrays.stream(values).min().orElseThrow();
        int greatest = Arrays.stream(values).max().orElseThrow();
        return chance(90) ? BigDecimal.valueOf(values[rng.nextInt(values.length)]) : decimal(least, greatest);
    }

    /** Up to six decimals. */
    BigDecimal decimal(int from, int to) {
        int scale = between(0, 6);
        long unit = BigDecimal.TEN.pow(scale).longValueExact();
        return BigDecimal.valueOf(rng.nextLong(from * unit, to * unit + 1), scale);
    }

    /** One of the bounds, or a little above or below it. */
    BigDecimal near(String... bounds) {
        BigDecimal bound = new BigDecimal(pick(bounds));
        BigDecimal step = new BigDecimal(pick(STEPS));
        return switch (between(0, 2)) {
            case 0 -> bound;
            case 1 -> bound.add(step);
            default -> bound.subtract(step);
        };
    }

    static BigDecimal clamp(BigDecimal value, int from, int to) {
        return value.max(BigDecimal.valueOf(from)).min(BigDecimal.valueOf(to));
    }

    /** A whole number, at times written with a decimal (convention 2). */
    JsonNode integer(int value) {
        return DecimalNode.valueOf(BigDecimal.valueOf(value).setScale(chance(10) ? 1 : 0));
    }

    static JsonNode number(BigDecimal value) {
        return DecimalNode.valueOf(value);
    }

    static JsonNode number(String value) {
        return number(new BigDecimal(value));
    }

    /** Sets the member, or leaves it out, or sets it to null: all the same for an optional one without a value. */
    void optional(ObjectNode node, String name, int percent, Supplier<JsonNode> value) {
        if (chance(percent)) {
            node.set(name, value.get());
        } else if (chance(50)) {
            node.putNull(name);
        }
    }

    /** From 1 to 60, small ones more often. */
    int size() {
        return pick(1, 2, 3, between(1, 12), between(4, 24), between(1, 60));
    }

    /** A year of every form. */
    String period(int from, int to) {
        return between(from, to) + pick("", "-H1", "-H2");
    }

    ObjectNode request(String period, ObjectNode context, ArrayNode subjects) {
        ObjectNode request = ExactJson.object().put("period", period);
        optional(request, "asOf", 20, () -> ExactJson.text(period.substring(0, 4) + "-12-31"));
        if (!context.isEmpty() || chance(50)) {
            request.set("context", context);
        }
        request.set("subjects", subjects);
        return request;
    }

    /** Ids whose order by code point is neither that of their numbers nor that of the array. */
    ArrayNode subjects(int size, Supplier<ObjectNode> indicators) {
        int prefixes = chance(70) ? 1 : ID_PREFIXES.size();
        List<String> ids = IntStream.rangeClosed(1, size)
                .mapToObj(i -> pick(ID_PREFIXES.subList(0, prefixes)) + i)
                .toList();
        return subjects(shuffled(ids), indicators);
    }

    static ArrayNode subjects(List<String> ids, Supplier<ObjectNode> indicators) {
        ArrayNode subjects = ExactJson.array();
        for (String id : ids) {
            ObjectNode subject = subjects.addObject().put("id", id).put("name", "对象 " + id);
            subject.set("indicators", indicators.get());
        }
        return subjects;
    }

    /** The same facts for everyone: every spread is 0 and all are equal. */
    Supplier<ObjectNode> atTimesAllEqual(Supplier<ObjectNode> indicators) {
        if (!chance(10)) {
            return indicators;
        }
        ObjectNode same = indicators.get();
        return same::deepCopy;
    }
}
