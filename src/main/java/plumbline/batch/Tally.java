package plumbline.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import plumbline.text.Sha256;

/**
 * What came of many lines: how many there were, the faults by code, and a hash over all answers that is the same in
 * whatever order and in however many parts they are taken. Used by one thread.
 */
public final class Tally {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
    private static final String SUM = "sha256-sum:";
    private static final String DIFFERENCES = "differences";
    private static final int RADIX = 16;

    private final SortedMap<String, Long> faults = new TreeMap<>();
    private final SortedMap<String, BigDecimal> sums = new TreeMap<>();
    private final MessageDigest digest = Sha256.digest();
    private BigInteger sum = BigInteger.ZERO;
    private long lines;

    public void add(Answer answer) {
        lines++;
        if (answer.problem() != null) {
            faults.merge(answer.problem(), 1L, Long::sum);
        }
        answer.sums().forEach((name, number) -> sums.merge(name, number, BigDecimal::add));
        if (answer.bytes().length > 0) {
            add(new BigInteger(1, digest.digest(answer.bytes())));
        }
    }

    public void add(Tally other) {
        lines += other.lines;
        other.faults.forEach((code, count) -> faults.merge(code, count, Long::sum));
        other.sums.forEach((name, number) -> sums.merge(name, number, BigDecimal::add));
        add(other.sum);
    }

    private void add(BigInteger hash) {
        sum = sum.add(hash).mod(MODULUS);
    }

    public long lines() {
        return lines;
    }

    /** How many lines were answered with a problem. */
    public long faults() {
        return faults.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many lines were answered with each kind of problem. */
    public SortedMap<String, Long> faultsByCode() {
        return Collections.unmodifiableSortedMap(faults);
    }

    /** What was added up over the differences between two revisions, by policy and name. */
    public SortedMap<String, BigDecimal> sums() {
        return Collections.unmodifiableSortedMap(sums);
    }

    /**
     * The sum of the SHA-256 hashes of all answers, each without a line break and without the number of its line, modulo
     * 2 to the power of 256.
     */
    public String hash() {
        return SUM + "%064x".formatted(sum);
    }

    /** As {@code {"lines", "evaluated", "faults": {code: count}, "differences": {policy: {name: sum}}, "hash"}}. */
    public ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("lines", lines).put("evaluated", lines - faults());
        ObjectNode byCode = json.putObject("faults");
        faults.forEach(byCode::put);
        if (!sums.isEmpty()) {
            ObjectNode differences = json.putObject(DIFFERENCES);
            sums.forEach((name, number) -> differences
                    .withObject("/" + name.substring(0, name.indexOf('/')))
                    .put(name.substring(name.indexOf('/') + 1), number));
        }
        return json.put("hash", hash());
    }

    /** What {@link #json} wrote. */
    public static Tally of(JsonNode json) {
        Tally tally = new Tally();
        tally.lines = json.path("lines").asLong();
        for (Map.Entry<String, JsonNode> fault : json.path("faults").properties()) {
            tally.faults.put(fault.getKey(), fault.getValue().asLong());
        }
        for (Map.Entry<String, JsonNode> policy : json.path(DIFFERENCES).properties()) {
            policy.getValue()
                    .properties()
                    .forEach(each -> tally.sums.put(
                            policy.getKey() + "/" + each.getKey(),
                            each.getValue().decimalValue()));
        }
        tally.sum = new BigInteger(json.path("hash").asText().substring(SUM.length()), RADIX);
        return tally;
    }
}
